import { ANY_NAME } from "../allowed";
import { type EscalationPath, need, one, pathfinding } from "./path";

const STACK = `arn:aws:cloudformation:*:*:stack/${ANY_NAME}/${ANY_NAME}`;
const INSTANCE = `arn:aws:ec2:*:*:instance/${ANY_NAME}`;
const LAUNCH_TEMPLATE = `arn:aws:ec2:*:*:launch-template/${ANY_NAME}`;
const FUNCTION = `arn:aws:lambda:*:*:function:${ANY_NAME}`;
const PROJECT = `arn:aws:codebuild:*:*:project/${ANY_NAME}`;
const NOTEBOOK = `arn:aws:sagemaker:*:*:notebook-instance/${ANY_NAME}`;
const INTERPRETER = `arn:aws:bedrock-agentcore:*:*:code-interpreter-custom/${ANY_NAME}`;
const BROWSER = `arn:aws:bedrock-agentcore:*:*:browser-custom/${ANY_NAME}`;

/** Something that runs with more rights already, made to run what the person says. */
export const workloadsTakenOver: readonly EscalationPath[] = [
  one(
    "change the code of any function",
    "lambda:UpdateFunctionCode",
    FUNCTION,
    pathfinding("lambda-003"),
  ),
  one(
    "add a layer to any function",
    "lambda:UpdateFunctionConfiguration",
    FUNCTION,
    "https://docs.aws.amazon.com/lambda/latest/dg/API_UpdateFunctionConfiguration.html",
  ),
  one(
    "enter any Glue development endpoint",
    "glue:UpdateDevEndpoint",
    `arn:aws:glue:*:*:devEndpoint/${ANY_NAME}`,
    pathfinding("glue-002"),
  ),
  one(
    "change any stack that has a role of its own",
    "cloudformation:UpdateStack",
    STACK,
    pathfinding("cloudformation-002"),
  ),
  {
    name: "change any stack that has a role of its own, by change set",
    needs: [
      need("cloudformation:CreateChangeSet", STACK),
      need("cloudformation:ExecuteChangeSet", STACK),
    ],
    link: pathfinding("cloudformation-005"),
  },
  {
    name: "start any build with commands of one's own",
    needs: [{ actions: ["codebuild:StartBuild", "codebuild:StartBuildBatch"], every: PROJECT }],
    link: pathfinding("codebuild-002"),
  },
  one(
    "run any Batch job with a command of one's own",
    "batch:SubmitJob",
    `arn:aws:batch:*:*:job-definition/${ANY_NAME}`,
    pathfinding("batch-002"),
  ),
  one(
    "deploy what one likes with any CodeDeploy group",
    "codedeploy:CreateDeployment",
    `arn:aws:codedeploy:*:*:deploymentgroup:${ANY_NAME}/${ANY_NAME}`,
    pathfinding("codedeploy-001"),
  ),
  one(
    "open any SageMaker notebook",
    "sagemaker:CreatePresignedNotebookInstanceUrl",
    NOTEBOOK,
    pathfinding("sagemaker-004"),
  ),
  {
    name: "change the start script of any SageMaker notebook",
    needs: [
      need(
        "sagemaker:UpdateNotebookInstanceLifecycleConfig",
        `arn:aws:sagemaker:*:*:notebook-instance-lifecycle-config/${ANY_NAME}`,
      ),
      need("sagemaker:StartNotebookInstance", NOTEBOOK),
    ],
    link: pathfinding("sagemaker-005"),
  },
  one("run commands on any instance", "ssm:SendCommand", INSTANCE, pathfinding("ssm-002")),
  one("open a session on any instance", "ssm:StartSession", INSTANCE, pathfinding("ssm-001")),
  one(
    "put an SSH key on any instance",
    "ec2-instance-connect:SendSSHPublicKey",
    INSTANCE,
    pathfinding("ec2-003"),
  ),
  {
    name: "change the start script of any instance",
    needs: [
      need("ec2:ModifyInstanceAttribute", INSTANCE),
      need("ec2:StopInstances", INSTANCE),
      need("ec2:StartInstances", INSTANCE),
    ],
    link: pathfinding("ec2-002"),
  },
  {
    name: "change the start script of instances to come",
    needs: [
      need("ec2:CreateLaunchTemplateVersion", LAUNCH_TEMPLATE),
      need("ec2:ModifyLaunchTemplate", LAUNCH_TEMPLATE),
    ],
    link: pathfinding("ec2-005"),
  },
  one(
    "run commands in any container",
    "ecs:ExecuteCommand",
    `arn:aws:ecs:*:*:task/${ANY_NAME}/${ANY_NAME}`,
    pathfinding("ecs-006"),
  ),
  {
    name: "run code in any Bedrock code interpreter",
    needs: [
      need("bedrock-agentcore:StartCodeInterpreterSession", INTERPRETER),
      need("bedrock-agentcore:InvokeCodeInterpreter", INTERPRETER),
    ],
    link: pathfinding("bedrock-002"),
  },
  one(
    "run commands in any Bedrock agent",
    "bedrock-agentcore:InvokeAgentRuntimeCommand",
    `arn:aws:bedrock-agentcore:*:*:runtime/${ANY_NAME}`,
    pathfinding("bedrock-004"),
  ),
  {
    name: "drive any Bedrock browser",
    needs: [
      need("bedrock-agentcore:StartBrowserSession", BROWSER),
      // AWS's reference gives it no resource.
      { actions: ["bedrock-agentcore:ConnectBrowserAutomationStream"] },
    ],
    link: pathfinding("bedrock-007"),
  },
];

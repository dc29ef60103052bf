import { type EscalationPath, pathfinding, ROLE } from "./path";

const PASS_ROLE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html";

/** A role with more rights, given to something that runs what the person says. */
export const rolesPassed: readonly EscalationPath[] = [
  passed(
    "Lambda",
    "lambda.amazonaws.com",
    pathfinding("lambda-001"),
    ["lambda:CreateFunction"],
    [
      "lambda:InvokeFunction",
      "lambda:CreateEventSourceMapping",
      "lambda:AddPermission",
      "lambda:CreateFunctionUrlConfig",
    ],
  ),
  passed("an EC2 instance", "ec2.amazonaws.com", pathfinding("ec2-001"), [
    "ec2:RunInstances",
    "ec2:RequestSpotInstances",
    "ec2:RequestSpotFleet",
  ]),
  passed(
    "a running EC2 instance",
    "ec2.amazonaws.com",
    "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssociateIamInstanceProfile.html",
    ["ec2:AssociateIamInstanceProfile", "ec2:ReplaceIamInstanceProfileAssociation"],
  ),
  passed(
    "EC2 Auto Scaling",
    "ec2.amazonaws.com",
    "https://docs.aws.amazon.com/autoscaling/ec2/userguide/us-iam-role.html",
    ["ec2:CreateLaunchTemplate", "autoscaling:CreateLaunchConfiguration"],
    ["autoscaling:CreateAutoScalingGroup", "autoscaling:UpdateAutoScalingGroup"],
  ),
  passed(
    "EC2 Image Builder",
    "ec2.amazonaws.com",
    pathfinding("imagebuilder-001"),
    ["imagebuilder:CreateComponent"],
    [
      "imagebuilder:CreateInfrastructureConfiguration",
      "imagebuilder:UpdateInfrastructureConfiguration",
    ],
    ["imagebuilder:CreateImage", "imagebuilder:StartImagePipelineExecution"],
  ),
  // The role that a task definition names can be overridden, and so can its command.
  passed("an ECS task", "ecs-tasks.amazonaws.com", pathfinding("ecs-008"), [
    "ecs:RunTask",
    "ecs:StartTask",
  ]),
  passed(
    "an ECS service",
    "ecs-tasks.amazonaws.com",
    pathfinding("ecs-003"),
    ["ecs:RegisterTaskDefinition"],
    ["ecs:CreateService", "ecs:UpdateService"],
  ),
  passed(
    "a Batch job",
    "ecs-tasks.amazonaws.com",
    pathfinding("batch-001"),
    ["batch:RegisterJobDefinition"],
    ["batch:SubmitJob"],
  ),
  passed("CloudFormation", "cloudformation.amazonaws.com", pathfinding("cloudformation-001"), [
    "cloudformation:CreateStack",
    "cloudformation:UpdateStack",
  ]),
  passed(
    "CloudFormation, by change set",
    "cloudformation.amazonaws.com",
    pathfinding("cloudformation-005"),
    ["cloudformation:CreateChangeSet"],
    ["cloudformation:ExecuteChangeSet"],
  ),
  passed(
    "CloudFormation, by stack set",
    "cloudformation.amazonaws.com",
    pathfinding("cloudformation-003"),
    ["cloudformation:CreateStackSet", "cloudformation:UpdateStackSet"],
    ["cloudformation:CreateStackInstances", "cloudformation:UpdateStackSet"],
  ),
  passed(
    "CodeBuild",
    "codebuild.amazonaws.com",
    pathfinding("codebuild-001"),
    ["codebuild:CreateProject", "codebuild:UpdateProject"],
    ["codebuild:StartBuild", "codebuild:StartBuildBatch"],
  ),
  passed(
    "an Amplify build",
    "amplify.amazonaws.com",
    pathfinding("amplify-001"),
    ["amplify:CreateApp", "amplify:UpdateApp"],
    ["amplify:StartJob"],
  ),
  passed(
    "Data Pipeline",
    "datapipeline.amazonaws.com",
    pathfinding("datapipeline-001"),
    ["datapipeline:CreatePipeline"],
    ["datapipeline:PutPipelineDefinition"],
  ),
  passed("a Glue development endpoint", "glue.amazonaws.com", pathfinding("glue-001"), [
    "glue:CreateDevEndpoint",
  ]),
  passed("a Glue session", "glue.amazonaws.com", pathfinding("glue-007"), ["glue:CreateSession"]),
  passed(
    "a Glue job",
    "glue.amazonaws.com",
    pathfinding("glue-003"),
    ["glue:CreateJob", "glue:UpdateJob"],
    ["glue:StartJobRun", "glue:CreateTrigger"],
  ),
  passed(
    "a SageMaker notebook",
    "sagemaker.amazonaws.com",
    pathfinding("sagemaker-001"),
    ["sagemaker:CreateNotebookInstance"],
    ["sagemaker:CreatePresignedNotebookInstanceUrl"],
  ),
  passed("a SageMaker job", "sagemaker.amazonaws.com", pathfinding("sagemaker-002"), [
    "sagemaker:CreateTrainingJob",
    "sagemaker:CreateProcessingJob",
  ]),
  passed("an EMR cluster", "elasticmapreduce.amazonaws.com", pathfinding("emr-001"), [
    "elasticmapreduce:RunJobFlow",
  ]),
  passed("EMR Serverless", "emr-serverless.amazonaws.com", pathfinding("emrserverless-001"), [
    "emr-serverless:StartJobRun",
  ]),
  passed(
    "Managed Service for Apache Flink",
    "kinesisanalytics.amazonaws.com",
    pathfinding("kinesisanalytics-001"),
    ["kinesisanalytics:CreateApplication"],
    ["kinesisanalytics:StartApplication"],
  ),
  passed(
    "a HealthOmics run",
    "omics.amazonaws.com",
    pathfinding("omics-001"),
    ["omics:CreateWorkflow"],
    ["omics:StartRun"],
  ),
  passed("a Braket job", "braket.amazonaws.com", pathfinding("braket-001"), ["braket:CreateJob"]),
  passed(
    "a GameLift fleet",
    "gamelift.amazonaws.com",
    pathfinding("gamelift-001"),
    ["gamelift:CreateBuild"],
    ["gamelift:CreateFleet"],
  ),
  passed(
    "a Cognito identity pool",
    "cognito-identity.amazonaws.com",
    pathfinding("cognitoidentity-001"),
    ["cognito-identity:SetIdentityPoolRoles"],
  ),
  passed("App Runner", "apprunner.amazonaws.com", pathfinding("apprunner-001"), [
    "apprunner:CreateService",
    "apprunner:UpdateService",
  ]),
  passed("Elastic Beanstalk", "elasticbeanstalk.amazonaws.com", PASS_ROLE, [
    "elasticbeanstalk:CreateEnvironment",
    "elasticbeanstalk:UpdateEnvironment",
  ]),
  passed(
    "a state machine",
    "states.amazonaws.com",
    PASS_ROLE,
    ["states:CreateStateMachine", "states:UpdateStateMachine"],
    ["states:StartExecution", "states:StartSyncExecution"],
  ),
  passed("a schedule", "scheduler.amazonaws.com", PASS_ROLE, [
    "scheduler:CreateSchedule",
    "scheduler:UpdateSchedule",
  ]),
  passed(
    "an EventBridge rule",
    "events.amazonaws.com",
    PASS_ROLE,
    ["events:PutRule"],
    ["events:PutTargets"],
  ),
  passed("Systems Manager Automation", "ssm.amazonaws.com", pathfinding("ssm-003"), [
    "ssm:StartAutomationExecution",
  ]),
  passed(
    "a Bedrock code interpreter",
    "bedrock-agentcore.amazonaws.com",
    pathfinding("bedrock-001"),
    ["bedrock-agentcore:CreateCodeInterpreter"],
    ["bedrock-agentcore:InvokeCodeInterpreter"],
  ),
  passed(
    "a Bedrock agent",
    "bedrock-agentcore.amazonaws.com",
    pathfinding("bedrock-003"),
    ["bedrock-agentcore:CreateAgentRuntime"],
    ["bedrock-agentcore:CreateAgentRuntimeEndpoint"],
    ["bedrock-agentcore:CreateWorkloadIdentity"],
    ["bedrock-agentcore:InvokeAgentRuntimeCommand"],
  ),
  // A harness is made of an agent runtime, whose rights it needs beside its own.
  passed(
    "a Bedrock harness",
    "bedrock-agentcore.amazonaws.com",
    pathfinding("bedrock-005"),
    ["bedrock-agentcore:CreateHarness"],
    ["bedrock-agentcore:CreateAgentRuntime"],
    ["bedrock-agentcore:InvokeAgentRuntimeCommand"],
  ),
  passed(
    "a Bedrock browser",
    "bedrock-agentcore.amazonaws.com",
    pathfinding("bedrock-006"),
    ["bedrock-agentcore:CreateBrowser"],
    ["bedrock-agentcore:StartBrowserSession"],
    ["bedrock-agentcore:ConnectBrowserAutomationStream"],
  ),
];

/** `alternatives`: of each list one action. */
function passed(
  to: string,
  passedTo: string,
  link: string,
  ...alternatives: readonly (readonly string[])[]
): EscalationPath {
  return {
    name: `pass any role to ${to}`,
    needs: [
      { actions: ["iam:PassRole"], every: ROLE, passedTo },
      ...alternatives.map((actions) => ({ actions })),
    ],
    link,
  };
}

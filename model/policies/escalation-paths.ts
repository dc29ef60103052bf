import { ANY_NAME } from "./allowed";

/** A published way from what a policy says to more than it says. */
export interface EscalationPath {
  /** What it takes, in a few words, as in `pass any role to Lambda`. */
  readonly name: string;
  /** All of them are needed. */
  readonly needs: readonly Need[];
  /** Only a session in the management account or the delegated administrator account gets anywhere with it. */
  readonly administering?: true;
  /** Where it is published. */
  readonly link: string;
}

export interface Need {
  /** One of these. */
  readonly actions: readonly string[];
  /**
   * What has to be allowed on every such resource; allowed on chosen ones, it takes nobody further than was meant.
   * Absent: restricting the resource takes nothing away, since one that a person makes is enough.
   */
  readonly every?: string;
  /** Service that the role is passed to. */
  readonly passedTo?: string;
}

const RHINO = "https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation/";
const RHINO_2 =
  "https://rhinosecuritylabs.com/aws/aws-privilege-escalation-methods-mitigation-part-2/";
const HACKING_THE_CLOUD = "https://hackingthe.cloud/aws/exploitation/iam_privilege_escalation/";
const PASS_ROLE = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html";
const IDENTITY_CENTER = "https://docs.aws.amazon.com/singlesignon/latest/APIReference/";

const ROLE = `arn:aws:iam::*:role/${ANY_NAME}`;
const USER = `arn:aws:iam::*:user/${ANY_NAME}`;
const GROUP = `arn:aws:iam::*:group/${ANY_NAME}`;
const POLICY = `arn:aws:iam::*:policy/${ANY_NAME}`;
const STACK = `arn:aws:cloudformation:*:*:stack/${ANY_NAME}/${ANY_NAME}`;
const INSTANCE = `arn:aws:ec2:*:*:instance/${ANY_NAME}`;

/** What reaches further comes first. */
export const ESCALATION_PATHS: readonly EscalationPath[] = [
  ...changesOfIdentityCenter(),
  ...changesOfOrganization(),
  ...changesOfIdentity(),
  ...rolesPassed(),
  ...workloadsTakenOver(),
];

/** IAM itself. */
function changesOfIdentity(): readonly EscalationPath[] {
  return [
    one("rewrite any policy", "iam:CreatePolicyVersion", POLICY, RHINO),
    one("bring back an older version of any policy", "iam:SetDefaultPolicyVersion", POLICY, RHINO),
    one("attach a policy to any user", "iam:AttachUserPolicy", USER, RHINO),
    one("attach a policy to any group", "iam:AttachGroupPolicy", GROUP, RHINO),
    one("attach a policy to any role", "iam:AttachRolePolicy", ROLE, RHINO),
    one("write a policy into any user", "iam:PutUserPolicy", USER, RHINO),
    one("write a policy into any group", "iam:PutGroupPolicy", GROUP, RHINO),
    one("write a policy into any role", "iam:PutRolePolicy", ROLE, RHINO),
    one("join any IAM group", "iam:AddUserToGroup", GROUP, RHINO),
    one("make any role trust oneself", "iam:UpdateAssumeRolePolicy", ROLE, RHINO),
    one("make an access key for any user", "iam:CreateAccessKey", USER, RHINO),
    one("give any user a password", "iam:CreateLoginProfile", USER, RHINO),
    one("change any user's password", "iam:UpdateLoginProfile", USER, RHINO),
    one(
      "replace the identity provider that roles trust",
      "iam:UpdateSAMLProvider",
      `arn:aws:iam::*:saml-provider/${ANY_NAME}`,
      "https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html",
    ),
    one(
      "take the boundary off any role",
      "iam:DeleteRolePermissionsBoundary",
      ROLE,
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    ),
    one(
      "widen the boundary of any role",
      "iam:PutRolePermissionsBoundary",
      ROLE,
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html",
    ),
    one("assume any role that trusts the account", "sts:AssumeRole", ROLE, HACKING_THE_CLOUD),
  ];
}

/** A role with more rights, given to something that runs what the person says. */
function rolesPassed(): readonly EscalationPath[] {
  return [
    passed(
      "Lambda",
      "lambda.amazonaws.com",
      ["lambda:CreateFunction"],
      [
        "lambda:InvokeFunction",
        "lambda:CreateEventSourceMapping",
        "lambda:AddPermission",
        "lambda:CreateFunctionUrlConfig",
      ],
    ),
    passed("an EC2 instance", "ec2.amazonaws.com", ["ec2:RunInstances"]),
    passed("a running EC2 instance", "ec2.amazonaws.com", [
      "ec2:AssociateIamInstanceProfile",
      "ec2:ReplaceIamInstanceProfileAssociation",
    ]),
    passed(
      "EC2 Auto Scaling",
      "ec2.amazonaws.com",
      ["ec2:CreateLaunchTemplate", "autoscaling:CreateLaunchConfiguration"],
      ["autoscaling:CreateAutoScalingGroup", "autoscaling:UpdateAutoScalingGroup"],
    ),
    passed(
      "an ECS task",
      "ecs-tasks.amazonaws.com",
      ["ecs:RegisterTaskDefinition"],
      ["ecs:RunTask", "ecs:StartTask", "ecs:CreateService", "ecs:UpdateService"],
    ),
    passed(
      "a Batch job",
      "ecs-tasks.amazonaws.com",
      ["batch:RegisterJobDefinition"],
      ["batch:SubmitJob"],
    ),
    passed("CloudFormation", "cloudformation.amazonaws.com", [
      "cloudformation:CreateStack",
      "cloudformation:UpdateStack",
      "cloudformation:CreateChangeSet",
      "cloudformation:CreateStackSet",
    ]),
    passed(
      "CodeBuild",
      "codebuild.amazonaws.com",
      ["codebuild:CreateProject", "codebuild:UpdateProject"],
      ["codebuild:StartBuild", "codebuild:StartBuildBatch"],
    ),
    passed(
      "Data Pipeline",
      "datapipeline.amazonaws.com",
      ["datapipeline:CreatePipeline"],
      ["datapipeline:PutPipelineDefinition"],
    ),
    passed("a Glue development endpoint", "glue.amazonaws.com", ["glue:CreateDevEndpoint"]),
    passed("a Glue session", "glue.amazonaws.com", ["glue:CreateSession"]),
    passed(
      "a Glue job",
      "glue.amazonaws.com",
      ["glue:CreateJob", "glue:UpdateJob"],
      ["glue:StartJobRun", "glue:CreateTrigger"],
    ),
    passed(
      "a SageMaker notebook",
      "sagemaker.amazonaws.com",
      ["sagemaker:CreateNotebookInstance"],
      ["sagemaker:CreatePresignedNotebookInstanceUrl"],
    ),
    passed("a SageMaker job", "sagemaker.amazonaws.com", [
      "sagemaker:CreateTrainingJob",
      "sagemaker:CreateProcessingJob",
    ]),
    passed("an EMR cluster", "elasticmapreduce.amazonaws.com", ["elasticmapreduce:RunJobFlow"]),
    passed("EMR Serverless", "emr-serverless.amazonaws.com", ["emr-serverless:StartJobRun"]),
    passed("App Runner", "apprunner.amazonaws.com", [
      "apprunner:CreateService",
      "apprunner:UpdateService",
    ]),
    passed("Elastic Beanstalk", "elasticbeanstalk.amazonaws.com", [
      "elasticbeanstalk:CreateEnvironment",
      "elasticbeanstalk:UpdateEnvironment",
    ]),
    passed(
      "a state machine",
      "states.amazonaws.com",
      ["states:CreateStateMachine", "states:UpdateStateMachine"],
      ["states:StartExecution", "states:StartSyncExecution"],
    ),
    passed("a schedule", "scheduler.amazonaws.com", [
      "scheduler:CreateSchedule",
      "scheduler:UpdateSchedule",
    ]),
    passed(
      "an EventBridge rule",
      "events.amazonaws.com",
      ["events:PutRule"],
      ["events:PutTargets"],
    ),
    passed("Systems Manager Automation", "ssm.amazonaws.com", ["ssm:StartAutomationExecution"]),
    passed(
      "a Bedrock code interpreter",
      "bedrock-agentcore.amazonaws.com",
      ["bedrock-agentcore:CreateCodeInterpreter"],
      ["bedrock-agentcore:InvokeCodeInterpreter"],
    ),
  ];
}

/** Something that runs with more rights already, made to run what the person says. */
function workloadsTakenOver(): readonly EscalationPath[] {
  const FUNCTION = `arn:aws:lambda:*:*:function:${ANY_NAME}`;
  return [
    one("change the code of any function", "lambda:UpdateFunctionCode", FUNCTION, RHINO),
    one("add a layer to any function", "lambda:UpdateFunctionConfiguration", FUNCTION, RHINO_2),
    one(
      "enter any Glue development endpoint",
      "glue:UpdateDevEndpoint",
      `arn:aws:glue:*:*:devEndpoint/${ANY_NAME}`,
      RHINO,
    ),
    one(
      "change any stack that has a role of its own",
      "cloudformation:UpdateStack",
      STACK,
      HACKING_THE_CLOUD,
    ),
    {
      name: "change any stack that has a role of its own, by change set",
      needs: [
        need("cloudformation:CreateChangeSet", STACK),
        need("cloudformation:ExecuteChangeSet", STACK),
      ],
      link: HACKING_THE_CLOUD,
    },
    one(
      "start any build with commands of one's own",
      "codebuild:StartBuild",
      `arn:aws:codebuild:*:*:project/${ANY_NAME}`,
      "https://docs.aws.amazon.com/codebuild/latest/APIReference/API_StartBuild.html",
    ),
    one(
      "open any SageMaker notebook",
      "sagemaker:CreatePresignedNotebookInstanceUrl",
      `arn:aws:sagemaker:*:*:notebook-instance/${ANY_NAME}`,
      RHINO_2,
    ),
    one("run commands on any instance", "ssm:SendCommand", INSTANCE, HACKING_THE_CLOUD),
    one("open a session on any instance", "ssm:StartSession", INSTANCE, HACKING_THE_CLOUD),
    one(
      "put an SSH key on any instance",
      "ec2-instance-connect:SendSSHPublicKey",
      INSTANCE,
      HACKING_THE_CLOUD,
    ),
    {
      name: "change the start script of any instance",
      needs: [
        need("ec2:ModifyInstanceAttribute", INSTANCE),
        need("ec2:StopInstances", INSTANCE),
        need("ec2:StartInstances", INSTANCE),
      ],
      link: HACKING_THE_CLOUD,
    },
    one(
      "run commands in any container",
      "ecs:ExecuteCommand",
      `arn:aws:ecs:*:*:task/${ANY_NAME}/${ANY_NAME}`,
      "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
    ),
  ];
}

/** Identity Center and its directory: who may do what where, in every account. */
function changesOfIdentityCenter(): readonly EscalationPath[] {
  return [
    administering("assign any permission set", "sso:CreateAccountAssignment"),
    administering("write a policy into a permission set", "sso:PutInlinePolicyToPermissionSet"),
    administering(
      "attach an AWS managed policy to a permission set",
      "sso:AttachManagedPolicyToPermissionSet",
    ),
    administering(
      "attach a customer managed policy to a permission set",
      "sso:AttachCustomerManagedPolicyReferenceToPermissionSet",
    ),
    administering(
      "take the boundary off a permission set",
      "sso:DeletePermissionsBoundaryFromPermissionSet",
    ),
    administering(
      "change which attributes policies go by",
      "sso:UpdateInstanceAccessControlAttributeConfiguration",
    ),
    administering(
      "join any group of the directory",
      "identitystore:CreateGroupMembership",
      "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_CreateGroupMembership.html",
    ),
    administering(
      "change the attributes of anybody",
      "identitystore:UpdateUser",
      "https://docs.aws.amazon.com/singlesignon/latest/IdentityStoreAPIReference/API_UpdateUser.html",
    ),
    administering(
      "join any group of the directory in the console",
      "sso-directory:AddMemberToGroup",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamidentitycentersuccessortoawssinglesign-ondirectory.html",
    ),
    administering(
      "change anybody's password",
      "sso-directory:UpdatePassword",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamidentitycentersuccessortoawssinglesign-ondirectory.html",
    ),
    administering(
      "replace the identity provider of the instance",
      "sso-directory:CreateExternalIdPConfigurationForDirectory",
      "https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamidentitycentersuccessortoawssinglesign-ondirectory.html",
    ),
  ];
}

function changesOfOrganization(): readonly EscalationPath[] {
  const organizations = "https://docs.aws.amazon.com/organizations/latest/APIReference/";
  return [
    administering(
      "make any account an administrator of a service",
      "organizations:RegisterDelegatedAdministrator",
      `${organizations}API_RegisterDelegatedAdministrator.html`,
    ),
    administering(
      "take service control policies off accounts",
      "organizations:DetachPolicy",
      `${organizations}API_DetachPolicy.html`,
    ),
    administering(
      "rewrite service control policies",
      "organizations:UpdatePolicy",
      `${organizations}API_UpdatePolicy.html`,
    ),
    administering(
      "act as root of any account",
      "sts:AssumeRoot",
      "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoot.html",
    ),
  ];
}

function one(name: string, action: string, every: string, link: string): EscalationPath {
  return { name, needs: [need(action, every)], link };
}

function need(action: string, every: string): Need {
  return { actions: [action], every };
}

/** `alternatives`: of each list one action. */
function passed(
  to: string,
  passedTo: string,
  ...alternatives: readonly (readonly string[])[]
): EscalationPath {
  return {
    name: `pass any role to ${to}`,
    needs: [
      { ...need("iam:PassRole", ROLE), passedTo },
      ...alternatives.map((actions) => ({ actions })),
    ],
    link: PASS_ROLE,
  };
}

function administering(
  name: string,
  action: string,
  link = `${IDENTITY_CENTER}API_${action.slice(action.indexOf(":") + 1)}.html`,
): EscalationPath {
  return { name, needs: [{ actions: [action] }], administering: true, link };
}

import { template } from "../terraform-text";

interface Ending {
  readonly instanceArn: string;
  readonly grants: readonly { readonly targetId: string; readonly permissionSetArn: string }[];
}

/** What could not be delivered is sent to the queue by the schedule's own role. */
export const sendUndelivered = (queueArn: string): object => ({
  Sid: "SendUndelivered",
  Effect: "Allow",
  Action: "sqs:SendMessage",
  Resource: queueArn,
});

/**
 * To take away access of these grants, and no other: AWS asks for the right to each of the three.
 *
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsiamidentitycenter.html
 */
export function endAccess({ instanceArn, grants }: Ending): readonly object[] {
  if (grants.length === 0) return [];
  const accounts = grants.map(({ targetId }) => `arn:aws:sso:::account/${targetId}`);
  const sets = new Set(grants.map(({ permissionSetArn }) => permissionSetArn));
  return [
    {
      Sid: "EndAccess",
      Effect: "Allow",
      Action: "sso:DeleteAccountAssignment",
      Resource: [template(instanceArn), ...new Set(accounts), ...Array.from(sets, template)],
    },
  ];
}

/** To say something to a topic, also where it is encrypted with a key of the account that owns it. */
export const notify = (topicArn: string, accountId: string, region: string): readonly object[] => [
  { Sid: "Notify", Effect: "Allow", Action: "sns:Publish", Resource: topicArn },
  {
    Sid: "EncryptNotices",
    Effect: "Allow",
    Action: ["kms:Decrypt", "kms:GenerateDataKey"],
    Resource: `arn:aws:kms:${region}:${/:(\d{12}):/.exec(topicArn)?.[1] ?? accountId}:key/*`,
    Condition: { StringEquals: { "kms:ViaService": `sns.${region}.amazonaws.com` } },
  },
];

/** Nobody but these roles fills the queue, and nobody without TLS. */
export const queuePolicy = (queueArn: string, roleArns: readonly string[]): object => ({
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "SchedulesOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "sqs:SendMessage",
      Resource: queueArn,
      Condition: { ArnNotEquals: { "aws:PrincipalArn": roleArns } },
    },
    {
      Sid: "TlsOnly",
      Effect: "Deny",
      Principal: "*",
      Action: "sqs:*",
      Resource: queueArn,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    },
  ],
});

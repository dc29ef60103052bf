import { writeAccess } from "./organization";

const ACCOUNTS = 1_000;
const PERMISSION_SETS = 300;
const ACCOUNTS_PER_GRANT = 10;

const MANAGED = [
  ["ReadOnlyAccess", "AWSSupportAccess"],
  ["PowerUserAccess"],
  ["ViewOnlyAccess", "SecurityAudit", "IAMReadOnlyAccess"],
  ["AmazonS3ReadOnlyAccess", "CloudWatchReadOnlyAccess", "AmazonEC2ReadOnlyAccess"],
  ["AdministratorAccess"],
] as const;

/**
 * Writes an `access/` folder with 300 permission sets, each with policies of its own, and 1,000 accounts, whose
 * grants amount to so many account assignments, a multiple of ten.
 */
export function writeRulesOrganization(directory: string, assignments: number): void {
  const grants = assignments / ACCOUNTS_PER_GRANT;
  writeAccess(directory, {
    accounts: ACCOUNTS,
    groups: Math.ceil(grants / PERMISSION_SETS),
    permissionSets: Array.from({ length: PERMISSION_SETS }, (_, index) => content(index)),
    customerManagedPolicies: ["baseline"],
    grants: ({ accounts, groups, permissionSets }) =>
      Array.from({ length: grants }, (_, index) => {
        const start = (index * 37 * ACCOUNTS_PER_GRANT) % ACCOUNTS;
        return {
          group: groups[Math.floor(index / PERMISSION_SETS)] ?? "",
          permissionSet: permissionSets[index % PERMISSION_SETS] ?? "",
          accounts: accounts.slice(start, start + ACCOUNTS_PER_GRANT),
        };
      }),
  });
}

/** What no two sets have the same of, so that nothing is read once for all. */
const content = (index: number): object => ({
  managedPolicies: MANAGED[index % MANAGED.length],
  customerManagedPolicies: [{ name: "baseline" }],
  inlinePolicy: {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Read",
        Effect: "Allow",
        Action: ["s3:Get*", "s3:List*", "dynamodb:BatchGet*", "logs:FilterLogEvents"],
        Resource: "*",
      },
      {
        Sid: "Write",
        Effect: "Allow",
        Action: ["s3:PutObject", "lambda:InvokeFunction", "sqs:SendMessage"],
        Resource: [`arn:aws:s3:::bench-${index}/*`, "arn:aws:lambda:us-east-1:*:function:*"],
        Condition: { StringEquals: { "aws:RequestedRegion": "us-east-1" } },
      },
      { Sid: "NoUsers", Effect: "Deny", Action: ["iam:*User*", "organizations:*"], Resource: "*" },
    ],
  },
});

import { checks } from "./check";

const CREATE =
  "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html";
const CUSTOMER_MANAGED = "https://docs.aws.amazon.com/singlesignon/latest/userguide/howtocmp.html";

/** What the catalog of permission sets is checked for, beside its policies' contents. */
export const permissionSetChecks = [
  ...checks("error", CREATE, {
    "invalid-permission-set-name": [
      "A permission set's name has 1 to 32 letters, digits and characters of _+=,.@-.",
      "AWS refuses any other.",
      "Choose a name without spaces and other characters.",
    ],
    "permission-set-file-name": [
      "A permission set has the name of its file.",
      "Whoever looks for a set looks for its file.",
      "Write the file's name, or rename the file.",
    ],
    "permission-set-name-length": [
      "A permission set's name in an environment has 32 characters at most.",
      "AWS refuses longer ones, in the middle of an apply.",
      "Shorten the set's name or the naming template.",
    ],
    "permission-set-name-taken": [
      "A permission set's name is unique in the instance, whatever its case.",
      "The provider retries a conflict for hours before it gives up.",
      "Rename one of the sets, or change the naming template.",
    ],
    "unknown-permission-set": [
      "A permission set is one of the catalog's.",
      "A misspelt set grants nothing, or another one.",
      "Correct the name, or add the set to permission-sets/.",
    ],
    "instance-scope-override": [
      'A permission set with scope "instance" is the same for all environments.',
      "It is one set at AWS: a change for one environment would be a change for all.",
      "Remove the change, or set the scope to environment.",
    ],
    "invalid-description": [
      "A permission set's description has 1 to 700 Latin-1 characters.",
      "AWS refuses any other.",
      "Leave out emoji, dashes and curly quotes.",
    ],
    "invalid-relay-state": [
      "A relay state is a URL of 1 to 240 characters.",
      "AWS refuses any other.",
      "Write the address of the console page.",
    ],
    "session-duration": [
      "A session lasts 1 to 12 hours, written in ISO 8601.",
      "AWS knows no shorter or longer sessions: 15 or 30 minutes are not possible.",
      "Write PT1H to PT12H, or with minutes as in PT1H30M.",
    ],
    "invalid-instant": [
      "A revocation names an instant of the calendar in UTC, to the second.",
      "IAM compares it with the moment at which a session was issued.",
      "Write it as in 2027-03-31T17:00:00Z.",
    ],
    "invalid-user-id": [
      "A revocation names users by their id in the Identity Store.",
      "Policies know a user by this id only; names may be given to somebody else.",
      "Write UserId as aws identitystore describe-user or the console shows it.",
    ],
    "invalid-tag": [
      "A tag has the characters and lengths that AWS takes.",
      "AWS refuses any other.",
      "Leave out other characters.",
    ],
  }),
  ...checks("notice", CREATE, {
    "unused-permission-set": [
      "A permission set of the catalog is used by an environment.",
      "One that none uses is not created, and grows old unseen.",
      "Grant it, list it under permissionSets of an environment, or remove it.",
    ],
  }),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html",
    {
      "invalid-managed-policy": [
        "An AWS managed policy is given by its name.",
        "Its ARN is looked up, path included.",
        "Write the name alone, as in ReadOnlyAccess.",
      ],
      "unknown-managed-policy": [
        "An AWS managed policy exists.",
        "An apply would fail after the set itself was created.",
        "Correct the name; policies of your own belong under customerManagedPolicies.",
      ],
      "managed-policy-not-attachable": [
        "An AWS managed policy is one that people may use.",
        "Policies of service roles only AWS attaches; it refuses them in a permission set.",
        "Choose another policy.",
      ],
    },
  ),
  ...checks("error", CUSTOMER_MANAGED, {
    "invalid-policy-name": [
      "A policy's name has 1 to 128 letters, digits and characters of _+=,.@-.",
      "IAM has no policy of another name.",
      "Write the policy's name alone, neither its ARN nor its path.",
    ],
    "invalid-policy-path": [
      "A policy's path begins and ends with /.",
      "IAM has no other path, and a policy is found by name and path.",
      "Write the path with a / at both ends.",
    ],
    "repeated-customer-managed-policy": [
      "A permission set refers to a customer managed policy once.",
      "An account has one policy of a name, whatever its path and case.",
      "Keep one of the two.",
    ],
    "missing-customer-managed-policy": [
      "A customer managed policy exists in every account where its set is assigned.",
      "Provisioning the set fails in each account that lacks it, in the middle of an apply.",
      "Create the policy in these accounts and refresh the snapshot, or correct name and path.",
    ],
  }),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PermissionsBoundary.html",
    {
      "permissions-boundary": [
        "A permissions boundary is exactly one policy.",
        "AWS refuses two, and none is no boundary.",
        "Give one of managedPolicy and customerManagedPolicy.",
      ],
    },
  ),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_PutInlinePolicyToPermissionSet.html",
    {
      "policy-file-path": [
        "A policy file lies in policies/ and ends in .json.",
        "A file elsewhere escapes the checks and the review of the access directory.",
        "Put the file into policies/ and write its path from the access directory.",
      ],
      "unknown-policy-file": [
        "A policy file exists.",
        "Without it the set would lack what it is for.",
        "Correct the path, or create the file.",
      ],
    },
  ),
  ...checks("notice", CUSTOMER_MANAGED, {
    "unused-policy-file": [
      "A policy file is named by a permission set.",
      "A document that nothing refers to misleads whoever reads it.",
      "Refer to it as inlinePolicy, or remove it.",
    ],
  }),
];

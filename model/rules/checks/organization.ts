import { checks } from "./check";

const ORGANIZATIONS = "https://docs.aws.amazon.com/organizations/latest/APIReference";
const BACKEND = "https://developer.hashicorp.com/terraform/language/backend/s3";

/** What organization.yaml and the snapshot are checked for. */
export const organizationChecks = [
  ...checks(
    "error",
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/identity-center-instances.html",
    {
      "instance-arn-and-store": [
        "An instance is given by its ARN and its identity store together, or by neither.",
        "One without the other would be looked up after all, and could be another instance's.",
        "Give both, or leave out both.",
      ],
      "invalid-instance-arn": [
        "An instance's ARN has the form that AWS gives it.",
        "Every call to Identity Center would fail.",
        "Copy it from the settings of IAM Identity Center, or leave it out.",
      ],
      "invalid-identity-store-id": [
        "An identity store's id has the form that AWS gives it.",
        "Every call about users and groups would fail.",
        "Copy it from the settings of IAM Identity Center, or leave it out.",
      ],
      "invalid-region": [
        "A Region is given by its code.",
        "Identity Center answers in its home Region alone.",
        "Write the Region's code, as in us-east-1.",
      ],
    },
  ),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html",
    {
      "delegated-administrator": [
        "The delegated administrator is a member account.",
        "AWS delegates to members only; the management account administers without that.",
        "Name the member account, or leave it out.",
      ],
    },
  ),
  ...checks("error", BACKEND, {
    "invalid-bucket-name": [
      "A bucket's name is one that S3 takes.",
      "Terraform could not read its state.",
      "Write the bucket's name alone, neither its ARN nor a URL.",
    ],
    "invalid-kms-key": [
      "A KMS key is your own, given by alias, id or ARN.",
      "With a key of AWS's own nobody can be given, or denied, the use of the state.",
      "Write an alias, as in alias/identity-center-state.",
    ],
    "kms-key-in-other-region": [
      "The key of the state lies in its bucket's Region.",
      "S3 encrypts with keys of the same Region only.",
      "Name a key or an alias in that Region.",
    ],
    "kms-alias-in-other-account": [
      "An alias belongs to the account that administers.",
      "The bootstrap makes the alias there, and S3 would look for it elsewhere.",
      "Correct the account, or name a key of another account by its ARN.",
    ],
  }),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/howtochangeURL.html",
    {
      "invalid-start-url": [
        "The access portal's address is an https URL.",
        "People would sign in nowhere, or at somebody else's page.",
        "Copy the AWS access portal URL from the settings of IAM Identity Center.",
      ],
      "invalid-sso-session": [
        "An sso-session's name has 1 to 64 letters, digits and characters of _.-, no - first.",
        "The AWS CLI could not read the config files that are written with it.",
        "Choose a short name such as acme.",
      ],
    },
  ),
  ...checks("error", "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles.html", {
    "invalid-sync-role": [
      "The role that reads IAM is given by its name, and is none that administers the account.",
      "A pull request's plan may assume it too: a role that administers would hand every account over.",
      "Make a role in every account that may iam:GetAccountAuthorizationDetails and nothing else.",
    ],
  }),
  ...checks(
    "error",
    "https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws",
    {
      "invalid-github-repository": [
        "A repository is given as OWNER/NAME.",
        "The roles' trust names it: a wrong one lets a stranger's pipeline in, or nobody.",
        "Write owner and name with / between them.",
      ],
      "invalid-github-id": [
        "An id of GitHub is a number.",
        "The roles' trust compares it with the token's.",
        "Copy the number from GitHub's API, in quotes.",
      ],
      "invalid-branch": [
        "A branch is given by its name.",
        "A pattern would let other branches deploy.",
        "Write the name alone, without refs/heads/.",
      ],
      "invalid-github-environment": [
        "An environment of GitHub is given by its name.",
        "A pattern would let other environments deploy.",
        "Write the name as in the repository's settings.",
      ],
    },
  ),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreatePermissionSet.html",
    {
      "invalid-naming": [
        "The naming template holds placeholders and characters that AWS takes in a name.",
        "No permission set could be created.",
        'Write for example "{name}-{environment}".',
      ],
      "unknown-placeholder": [
        "The naming template knows {name} and {environment}.",
        "Another placeholder would stand in the name as it is.",
        "Correct the placeholder.",
      ],
      "missing-placeholder": [
        "The naming template tells permission sets and environments apart.",
        "Names are unique in the instance: an apply with two equal ones hangs for hours in retries.",
        'Write for example "{name}-{environment}".',
      ],
    },
  ),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/whitepapers/latest/organizing-your-aws-environment/organizing-your-aws-environment.html",
    {
      "invalid-environment-name": [
        "An environment's name is short, in lower-case letters, digits and hyphens.",
        "It names a stack, a state and parts of permission sets' names.",
        "Choose a short name such as dev.",
      ],
      "reserved-environment-name": [
        "An environment's name is no other stack's.",
        "Two stacks would share one state.",
        "Choose another name.",
      ],
      "no-environments": [
        "There is one environment at least.",
        "Without any nobody is granted anything.",
        "Add an environment with the organizational units that it owns.",
      ],
      "overlapping-environments": [
        "An account belongs to one environment.",
        "Two stacks would assign the same access, and each would take away the other's.",
        "Give each environment organizational units of its own.",
      ],
      "unknown-environment": [
        "A file in environments/ is named for an environment that is declared.",
        "Its grants would be ignored.",
        "Rename the file, or declare the environment in organization.yaml.",
      ],
    },
  ),
  ...checks(
    "notice",
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/manage-your-accounts.html",
    {
      "environment-without-file": [
        "An environment's grants stand in a file of its name.",
        "Without it nobody is granted anything there.",
        "Create environments/<name>.yaml.",
      ],
    },
  ),
  ...checks("error", `${ORGANIZATIONS}/API_Account.html`, {
    "invalid-account-id": [
      "An account id has 12 digits.",
      "AWS knows no other, and YAML drops leading zeros of numbers.",
      "Write all 12 digits, in quotes.",
    ],
    "invalid-account": [
      "An account is given by its name or id.",
      "Nothing else can be found in the snapshot.",
      "Write the name or the 12-digit id, in quotes.",
    ],
    "invalid-account-name": [
      "An account's name has 1 to 50 visible characters.",
      "AWS Organizations knows no other, so the snapshot is not what AWS holds.",
      "Copy the name from AWS Organizations.",
    ],
    "invalid-email": [
      "An e-mail address has the form name@domain.",
      "AWS refuses anything else.",
      "Write the whole address.",
    ],
    "ambiguous-account-name": [
      "An account's name reads as nothing else in a grant.",
      "A grant that names it could mean every account.",
      'Rename the account: "all", "ou:…", "tag:…" and 12 digits are other targets.',
    ],
    "unknown-account": [
      "An account is one of the snapshot's.",
      "Access to an account that is not there can't be granted, and a misspelt name may be meant for another.",
      "Correct the name or id, or refresh the snapshot.",
    ],
    "duplicate-name": [
      "Names and ids that tell things apart are unique.",
      "AWS refuses the second one, or a grant could mean either.",
      "Change or remove one of the two.",
    ],
  }),
  ...checks("error", `${ORGANIZATIONS}/API_OrganizationalUnit.html`, {
    "invalid-organization-id": [
      "An organization's id has the form that AWS gives it.",
      "The snapshot is not what AWS holds.",
      "Copy the id from AWS Organizations.",
    ],
    "invalid-root-id": [
      "A root's id has the form that AWS gives it.",
      "The snapshot is not what AWS holds.",
      "Copy the id from AWS Organizations.",
    ],
    "invalid-organizational-unit-id": [
      "An organizational unit's id has the form that AWS gives it.",
      "The snapshot is not what AWS holds.",
      "Copy the id from AWS Organizations.",
    ],
    "invalid-organizational-unit-path": [
      "An organizational unit's path is the names from below the root, joined with /.",
      "Written otherwise it matches no unit.",
      "Write it as in Workloads/Prod.",
    ],
    "unknown-organizational-unit": [
      "An organizational unit is one of the snapshot's.",
      "A misspelt unit would leave out every account below the one that is meant.",
      "Correct the path, or refresh the snapshot.",
    ],
  }),
];

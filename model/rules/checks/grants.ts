import { checks } from "./check";

const ASSIGNMENT =
  "https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_CreateAccountAssignment.html";

/** What grants are checked for one by one. */
export const grantChecks = [
  ...checks("error", ASSIGNMENT, {
    "foreign-account": [
      "A grant reaches accounts of its own environment only.",
      "The review of one environment's file would not show access to another's accounts.",
      "Move the grant to the file of the environment that owns the account.",
    ],
    "foreign-organizational-unit": [
      "A grant reaches organizational units of its own environment only.",
      "The review of one environment's file would not show access to another's accounts.",
      "Name a unit that lies within this environment, or all.",
    ],
    "management-account-by-name": [
      "The management account is reached by its name or id alone.",
      "It is no environment's, and what reaches it should be seen at once.",
      "Write the account's name.",
    ],
    "nothing-left-of-grant": [
      "A grant reaches an active account.",
      "Its exclusions take all of them away: it looks like access and is none.",
      "Exclude fewer accounts, or remove the grant.",
    ],
    "invalid-owner": [
      "The owner of a grant has 1 to 200 characters.",
      "It is who is asked when the grant is reviewed.",
      "Name the person or the team.",
    ],
    "invalid-justification": [
      "The justification of a grant has 10 to 1000 characters.",
      "Without a reason nobody can judge later whether it still holds.",
      "Say what the access is for.",
    ],
    "invalid-ticket": [
      "The ticket of a grant has 1 to 200 characters.",
      "It is where the access was asked for.",
      "Write its number or its address.",
    ],
    "invalid-end": [
      "An end has the form YYYY-MM-DD or YYYY-MM-DDTHH:MM:SSZ (UTC) and is in the calendar.",
      "Access that is to end needs a moment at which it does.",
      "Write for example 2027-03-31, the last day, or 2027-03-31T17:00:00Z.",
    ],
    "unknown-group": [
      "A grant names a group that there is.",
      "A plan would fail at it; or the group is a misspelt one and somebody lacks access. With an external directory it is a notice: the snapshot may be older.",
      "Correct the name, or add the group.",
    ],
    "unknown-user": [
      "A grant or a group names users that there are.",
      "A plan would fail at it; or the name is misspelt and somebody lacks access.",
      "Correct the user name, or add the user.",
    ],
  }),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html",
    {
      "instance-scope-in-management": [
        "The management account has permission sets of its own.",
        "A set that is provisioned there can't be changed by the delegated administrator any more, for no account.",
        "Grant a set with scope environment; it may have the same policies.",
      ],
    },
  ),
  ...checks(
    "error",
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html",
    {
      "invalid-target": [
        "A tag target has the form tag:key=value.",
        "Without a value it reaches nothing.",
        "Write key and value with = between them.",
      ],
      "unknown-tag": [
        "A tag target names a tag that an account has.",
        "A misspelt tag leaves out the accounts that are meant.",
        "Correct it, or refresh the snapshot.",
      ],
    },
  ),
  ...checks("notice", ASSIGNMENT, {
    "empty-target": [
      "A target reaches active accounts.",
      "It grants nothing at present, and access as soon as an account arrives.",
      "Nothing to do if accounts are to come; remove the target otherwise.",
    ],
    "empty-exclusion": [
      "An exclusion takes an account away from its grant.",
      "One that takes none away may be misspelt, and the account that is meant is reached.",
      "Nothing to do if accounts are to come; correct or remove it otherwise.",
    ],
    "expired-grant": [
      "A grant holds until its end.",
      "From then on it counts as little as if it were not written, and the next apply takes the access away.",
      "Remove it; or set a later expires, if it is still needed.",
    ],
    "redundant-grant": [
      "A grant adds something.",
      "Whoever removes the other one believes the access to be gone.",
      "Remove it.",
    ],
    "pending-group": [
      "A grant with pending: true waits for its group.",
      "It gives nothing until the identity provider has sent the group and the snapshot shows it.",
      "Refresh the snapshot once the group is there, and remove pending.",
    ],
    "pending-user": [
      "A grant with pending: true waits for its user.",
      "It gives nothing until the identity provider has sent the user and the snapshot shows it.",
      "Refresh the snapshot once the user is there, and remove pending.",
    ],
  }),
  ...checks(
    "notice",
    "https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_accounts_account_state.html",
    {
      "inactive-account": [
        "Grants reach active accounts.",
        "Suspended and closing accounts take no assignments: they are left out.",
        "Nothing to do; remove the account from the snapshot once it is closed.",
      ],
    },
  ),
];

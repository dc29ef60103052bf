import { checks } from "./check";

const SOURCE =
  "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_permissions_emergency_process.html";

/** What break-glass.yaml is checked for. */
export const emergencyChecks = [
  ...checks("error", SOURCE, {
    "invalid-moment": [
      "A moment has the form YYYY-MM-DDTHH:MM:SSZ (UTC) and is in the calendar.",
      "Access for an emergency lasts hours, so that a day says too little.",
      "Write for example 2027-03-31T17:00:00Z.",
    ],
    "invalid-emergency-name": [
      "The name of a grant for an emergency has 1 to 48 lower-case letters, digits and hyphens.",
      "Its schedule and the record of it have the same name.",
      "Choose a name such as 2027-03-31-payments-prod.",
    ],
    "invalid-record": [
      "A record is a path in this repository to a Markdown file.",
      "What happened is kept where the grant is.",
      "Write it as idc break-glass record does.",
    ],
    "emergency-ends-before-it-begins": [
      "A grant for an emergency ends after it begins.",
      "It would give nothing.",
      "Set a later until.",
    ],
    "emergency-too-long": [
      "A grant for an emergency lasts at most 72 hours.",
      "What lasts longer is no emergency, and is reviewed as everything else is.",
      "Set an earlier until, or write a grant of an environment, with expires.",
    ],
    "own-approver": [
      "A grant for an emergency is approved by somebody else than whoever gets it.",
      "One person alone could take everything, or be talked into it.",
      "Ask somebody else to approve it.",
    ],
    "unknown-approver": [
      "The approver of a grant for an emergency is a user of the directory.",
      "Nobody could ask him later.",
      "Correct the user name.",
    ],
    "emergency-outside-environments": [
      "A grant for an emergency reaches an account of an environment.",
      "Permission sets belong to environments: there is none that it could give.",
      "Give the account's organizational unit to an environment in organization.yaml.",
    ],
    "emergency-in-management": [
      "A grant for an emergency reaches accounts that the delegated administrator can give access to.",
      "The stack runs there, and AWS lets it give nothing in the management account.",
      "Keep a way into that account that needs no Identity Center.",
    ],
    "emergency-in-inactive-account": [
      "A grant for an emergency reaches an active account.",
      "AWS lets nobody into another.",
      "Name another account.",
    ],
    "emergency-set-not-ready": [
      "A grant for an emergency gives a permission set that is there beforehand.",
      "In an emergency a stack is deployed that has assignments alone: it takes seconds, and changes nothing else.",
      "Add the set to permissionSets of the environment, and deploy it.",
    ],
    "standing-access": [
      "A grant for an emergency gives what is not there otherwise.",
      "An assignment is there once; the end of the emergency would take the standing one away.",
      "Name another permission set, or the person instead of the group.",
    ],
    "overlapping-emergency": [
      "Two grants for emergencies do not give the same at the same time.",
      "An assignment is there once; the first end would take both away.",
      "Set a later until, or leave one out.",
    ],
  }),
  ...checks("warning", SOURCE, {
    "unrecorded-emergency": [
      "What happened in an emergency is written down.",
      "Nobody learns from it otherwise, and nobody can say later what was done with it.",
      "Run idc break-glass record, and write it.",
    ],
  }),
  ...checks("notice", SOURCE, {
    "ended-emergency": [
      "A grant for an emergency holds until its end.",
      "It is the record that it was there.",
      "Keep it, or remove it.",
    ],
    "future-emergency": [
      "A grant for an emergency holds from its beginning.",
      "Work that is planned can be written down before.",
      "Deploy again when it begins.",
    ],
  }),
];

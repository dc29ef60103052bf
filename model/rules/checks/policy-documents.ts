import { checks } from "./check";

const IAM = "https://docs.aws.amazon.com/IAM/latest/UserGuide";

/** What the shape of inline policies is checked for. */
export const policyDocumentChecks = [
  ...checks("error", `${IAM}/reference_policies_grammar.html`, {
    "policy-field": [
      "A policy has the fields of IAM's grammar only.",
      "AWS refuses the whole document for one unknown field.",
      "Correct or remove it.",
    ],
    "policy-statement": [
      "A policy document has a Statement, a mapping or a list with one at least.",
      "Without one it says nothing, and AWS refuses it.",
      "Write a list of statements, each with Effect, Action and Resource.",
    ],
    "policy-statement-fields": [
      "A statement has exactly one of Action and NotAction, and of Resource and NotResource.",
      "AWS refuses both and neither.",
      "Keep one of the two, or add it.",
    ],
    "policy-value": [
      "Actions and resources are a text or a list of texts with one at least.",
      "AWS refuses anything else.",
      "Write a text or a list of texts.",
    ],
    "policy-number": [
      "A number in a policy is one that JSON carries exactly.",
      "Rounded it would be another number at AWS.",
      "Put it in quotes: IAM reads numbers from texts, too.",
    ],
    "policy-characters": [
      "An inline policy has Latin-1 characters.",
      "AWS refuses any other.",
      "Leave out other characters.",
    ],
  }),
  ...checks("error", `${IAM}/reference_policies_elements_version.html`, {
    "policy-version": [
      'A policy document has Version "2012-10-17" or "2008-10-17".',
      "Without quotes YAML makes a date of it in some tools; AWS knows no other versions.",
      'Write Version: "2012-10-17", in quotes.',
    ],
  }),
  ...checks("error", `${IAM}/reference_policies_elements_id.html`, {
    "policy-id": [
      "A policy document's Id is a text.",
      "AWS refuses anything else.",
      "Put it in quotes, or leave it out.",
    ],
  }),
  ...checks("error", `${IAM}/reference_policies_elements_principal.html`, {
    "policy-principal": [
      "A permission set's policy names no principal.",
      "It is for whoever is assigned the set; AWS refuses the field.",
      "Remove it: only policies of resources have it.",
    ],
  }),
  ...checks("error", `${IAM}/reference_policies_elements_effect.html`, {
    "policy-effect": [
      'A statement\'s Effect is "Allow" or "Deny".',
      "AWS refuses any other, in another case as well.",
      "Write Allow or Deny.",
    ],
  }),
  ...checks("error", `${IAM}/reference_policies_elements_action.html`, {
    "policy-action": [
      "An action is service:Name, with * and ? in the name only, or *.",
      "AWS refuses any other form.",
      "Write for example s3:GetObject or s3:Get*.",
    ],
  }),
  ...checks("error", `${IAM}/reference_policies_elements_resource.html`, {
    "policy-resource": [
      "A resource is * or an ARN of six parts.",
      "AWS refuses any other form.",
      "Write all six parts, with * for what may be anything but the service.",
    ],
    "policy-partition": [
      "An ARN's partition is one of AWS's.",
      "AWS refuses the whole policy for one that it does not have.",
      "Write aws, or the partition that the organization is in.",
    ],
    "policy-service-wildcard": [
      "An ARN's service segment has no wildcard.",
      "AWS refuses arn:aws:*:…, and takes the whole policy down with it.",
      "Write one ARN pattern per service.",
    ],
  }),
  ...checks("error", `${IAM}/reference_policies_elements_sid.html`, {
    "policy-sid": [
      "A Sid has letters and digits only.",
      "AWS refuses any other in policies of IAM.",
      "Leave out other characters, or the Sid.",
    ],
    "policy-repeated-sid": [
      "A Sid is unique in its document.",
      "AWS refuses the document otherwise.",
      "Rename one of the two.",
    ],
  }),
  ...checks("error", `${IAM}/reference_policies_elements_condition.html`, {
    "policy-condition": [
      "A Condition is operators with keys with values.",
      "AWS refuses any other shape.",
      "Write it as in StringEquals: { aws:RequestedRegion: us-east-1 }.",
    ],
  }),
  ...checks("error", `${IAM}/reference_policies_elements_condition_operators.html`, {
    "policy-condition-operator": [
      "A Condition's operator is one of IAM's.",
      "AWS refuses any other.",
      "Correct it.",
    ],
  }),
];

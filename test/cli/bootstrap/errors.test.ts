import * as errors from "../../../cli/bootstrap/errors";

const URL = "s3://acme-state/identity-center/bootstrap.tfstate";

const LOCKED = `Error acquiring the state lock
Lock Info:
  ID:        0d1f3c52-8a3e-44d1-b5a5-9d7a1f1f7d0e
  Path:      acme-state/identity-center/bootstrap.tfstate`;

test.each([
  [
    errors.wrongAccount("100000000009", "100000000002"),
    [
      'The bootstrap runs in the account that administers Identity Center, 100000000002, got credentials of "100000000009".',
      "  fix: Use credentials of that account, or correct delegatedAdministrator or managementAccount in organization.yaml.",
    ],
  ],
  [
    errors.bucketOfOthers("acme-state", "100000000002"),
    [
      'The state\'s bucket belongs to account 100000000002, or to nobody yet, got "acme-state", which another account has or these credentials may not see.',
      "  fix: Choose another name for state.bucket in organization.yaml, or use credentials that may s3:ListBucket on it.",
    ],
  ],
  [
    errors.bucketInOtherRegion("acme-state", "us-east-1", "eu-west-1"),
    [
      'The state\'s bucket is in us-east-1, got "acme-state" in eu-west-1.',
      "  fix: Correct state.region in organization.yaml, or choose another name for state.bucket.",
    ],
  ],
  [
    errors.bucketInOtherRegion("acme-state", "us-east-1", undefined),
    [
      'The state\'s bucket is in us-east-1, got "acme-state" in another Region.',
      "  fix: Correct state.region in organization.yaml, or choose another name for state.bucket.",
    ],
  ],
  [
    errors.keyIsBeingDeleted("alias/state", "0b8f7c7e"),
    [
      'The state\'s key is one that can be used, got "alias/state", whose key is being deleted.',
      "  fix: aws kms cancel-key-deletion --key-id 0b8f7c7e, then aws kms enable-key --key-id 0b8f7c7e.",
    ],
  ],
  [
    errors.storedIsNoState(URL, "it has no lineage and serial"),
    [
      `The stack's state is a Terraform state, got something else at ${URL}: it has no lineage and serial.`,
      "  fix: Restore an earlier version of that object, which the bucket keeps. Run this again: it goes on where it stopped.",
    ],
  ],
  [
    errors.otherStateHere("bootstrap/terraform.tfstate", ["aws_kms_key.state"]),
    [
      "A state in bootstrap/terraform.tfstate is an earlier version of the one in S3, got one that is not.",
      "  It names aws_kms_key.state.",
      "  fix: Look whether AWS holds these twice; then remove the file and run this again.",
    ],
  ],
  [
    errors.stateAppeared(URL),
    [
      `A state that moves into S3 finds no other there, got one at ${URL} since this began.`,
      "  Somebody else bootstraps at the same time.",
      "  fix: Wait until they are done. Run this again: it goes on where it stopped.",
    ],
  ],
  [
    errors.awsFailed("AccessDenied: no"),
    [
      "What exists in AWS could not be looked up: AccessDenied: no",
      "  fix: Mend that. Run this again: it goes on where it stopped.",
    ],
  ],
  [
    errors.terraformFailed("apply", "out/stacks/bootstrap", "Invalid policy\n\nNo such action"),
    [
      "Terraform could not apply:",
      "  Invalid policy",
      "",
      "  No such action",
      "  fix: Mend that. Run this again: it goes on where it stopped.",
    ],
  ],
  [
    errors.terraformFailed("plan", "out/stacks/bootstrap", LOCKED),
    [
      "Terraform could not plan:",
      ...LOCKED.split("\n").map((line) => `  ${line}`),
      "  fix: If nobody else is at it, the one who was did not end in order: terraform -chdir=out/stacks/bootstrap force-unlock 0d1f3c52-8a3e-44d1-b5a5-9d7a1f1f7d0e. Run this again: it goes on where it stopped.",
    ],
  ],
])("an error says the rule, what was found, and how to go on (%#)", ({ message }, lines) => {
  expect(message.split("\n")).toEqual(lines);
});

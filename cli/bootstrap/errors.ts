import { quote } from "../../model/quote";
import { UserError } from "../user-error";

/** Steps that Terraform takes, as errors name them. */
export type Step = "initialize" | "plan" | "apply";

/** True of every step: what is there already is found and taken as it is. */
const again = "Run this again: it goes on where it stopped.";

export const wrongAccount = (got: string, wanted: string): UserError =>
  new UserError(
    [
      `The bootstrap runs in the account that administers Identity Center, ${wanted}, got credentials of ${quote(got)}.`,
      "  fix: Use credentials of that account, or correct delegatedAdministrator or managementAccount in organization.yaml.",
    ].join("\n"),
  );

export const bucketOfOthers = (bucket: string, account: string): UserError =>
  new UserError(
    [
      `The state's bucket belongs to account ${account}, or to nobody yet, got ${quote(bucket)}, which another account has or these credentials may not see.`,
      "  fix: Choose another name for state.bucket in organization.yaml, or use credentials that may s3:ListBucket on it.",
    ].join("\n"),
  );

export const bucketInOtherRegion = (
  bucket: string,
  region: string,
  found: string | undefined,
): UserError =>
  new UserError(
    [
      `The state's bucket is in ${region}, got ${quote(bucket)} in ${found ?? "another Region"}.`,
      "  fix: Correct state.region in organization.yaml, or choose another name for state.bucket.",
    ].join("\n"),
  );

export const keyIsBeingDeleted = (alias: string, keyId: string): UserError =>
  new UserError(
    [
      `The state's key is one that can be used, got ${quote(alias)}, whose key is being deleted.`,
      `  fix: aws kms cancel-key-deletion --key-id ${keyId}, then aws kms enable-key --key-id ${keyId}.`,
    ].join("\n"),
  );

export const otherStateHere = (file: string, addresses: Iterable<string>): UserError =>
  new UserError(
    [
      `A state in ${file} is an earlier version of the one in S3, got one that is not.`,
      `  It names ${[...addresses].join(", ") || "no resources"}.`,
      "  fix: Look whether AWS holds these twice; then remove the file and run this again.",
    ].join("\n"),
  );

export const storedIsNoState = (url: string, reason: string): UserError =>
  new UserError(
    [
      `The stack's state is a Terraform state, got something else at ${url}: ${reason}.`,
      `  fix: Restore an earlier version of that object, which the bucket keeps. ${again}`,
    ].join("\n"),
  );

export const stateAppeared = (url: string): UserError =>
  new UserError(
    [
      `A state that moves into S3 finds no other there, got one at ${url} since this began.`,
      "  Somebody else bootstraps at the same time.",
      `  fix: Wait until they are done. ${again}`,
    ].join("\n"),
  );

/** `reason` in the words of AWS, or of its SDK. */
export const awsFailed = (reason: string): UserError =>
  new UserError(
    [`What exists in AWS could not be looked up: ${reason}`, `  fix: Mend that. ${again}`].join(
      "\n",
    ),
  );

export const terraformFailed = (step: Step, folder: string, errors: string): UserError =>
  new UserError(
    [
      `Terraform could not ${step}:`,
      ...errors.split("\n").map((line) => `  ${line}`.trimEnd()),
      `  fix: ${unlock(folder, errors) ?? "Mend that."} ${again}`,
    ].join("\n"),
  );

/** A lock outlives a Terraform that was killed. */
function unlock(folder: string, errors: string): string | undefined {
  const id = /Lock Info:\s+ID:\s+(\S+)/.exec(errors)?.[1];
  return errors.includes("Error acquiring the state lock") && id !== undefined
    ? `If nobody else is at it, the one who was did not end in order: terraform -chdir=${folder} force-unlock ${id}.`
    : undefined;
}

import { AwsError } from "../../aws-error";
import type { Violation } from "../../shapes/validate";

/** Organizations names a reason, and never the value. */
export function invalidInput(found: readonly Violation[]): AwsError {
  const [{ kind, path } = { kind: "other", path: "" }] = found;
  if (kind === "pattern") {
    return input(
      "You provided a value that does not match the required pattern.",
      "INVALID_PATTERN",
    );
  }
  if (kind === "required") return input(`You must provide a value for ${path}.`, "INPUT_REQUIRED");
  return input("You provided a value that is not valid.", "INVALID_ENUM");
}

function input(message: string, reason: string): AwsError {
  return new AwsError("InvalidInputException", message, 400, { Reason: reason });
}

export function invalidToken(): AwsError {
  return input("You provided an invalid NextToken.", "INVALID_NEXT_TOKEN");
}

export function accountNotFound(): AwsError {
  return new AwsError("AccountNotFoundException", "You specified an account that doesn't exist.");
}

export function accountNotRegistered(): AwsError {
  return new AwsError(
    "AccountNotRegisteredException",
    "The specified account is not a delegated administrator for this Amazon Web Services service.",
  );
}

export function policyNotFound(): AwsError {
  return new AwsError("PolicyNotFoundException", "You specified a policy that doesn't exist.");
}

export function parentNotFound(): AwsError {
  return new AwsError("ParentNotFoundException", "You specified parent that doesn't exist.");
}

export function childNotFound(): AwsError {
  return new AwsError(
    "ChildNotFoundException",
    "You specified an organizational unit or an account that doesn't exist.",
  );
}

export function organizationalUnitNotFound(): AwsError {
  return new AwsError(
    "OrganizationalUnitNotFoundException",
    "You specified an organizational unit that doesn't exist.",
  );
}

export function targetNotFound(): AwsError {
  return new AwsError("TargetNotFoundException", "You specified a target that doesn't exist.");
}

export function accessDenied(): AwsError {
  return new AwsError(
    "AccessDeniedException",
    "You don't have permissions to access this resource.",
  );
}

export function notInOrganization(): AwsError {
  return new AwsError(
    "AWSOrganizationsNotInUseException",
    "Your account is not a member of an organization.",
  );
}

import { AwsError } from "../../aws-error";

export const validation = (message: string) => new AwsError("ValidationException", message);

export const expressionInvalid = (expression: string) =>
  validation(`Invalid Schedule Expression ${expression}.`);

export const expressionPast = (expression: string) =>
  validation(`Invalid Schedule Expression ${expression}. The time is in the past.`);

export const timezoneInvalid = (timezone: string) =>
  validation(`Invalid Schedule Expression Timezone ${timezone}.`);

export const windowInvalid = () =>
  validation(
    "MaximumWindowInMinutes must be set where the FlexibleTimeWindow's Mode is FLEXIBLE, and only there.",
  );

export const roleNotAssumable = () =>
  validation(
    "The execution role you provide must allow AWS EventBridge Scheduler to assume the role.",
  );

export const targetInvalid = (arn: string) =>
  validation(`Provided Arn is not in correct format: ${arn}`);

export const inputInvalid = () => validation("Invalid Input: it must be a JSON object.");

export const scheduleNotFound = (name: string) =>
  new AwsError("ResourceNotFoundException", `Schedule ${name} does not exist.`, 404);

export const groupNotFound = (name: string) =>
  new AwsError("ResourceNotFoundException", `Schedule group ${name} does not exist.`, 404);

export const resourceNotFound = (arn: string) =>
  new AwsError("ResourceNotFoundException", `${arn} does not exist.`, 404);

export const scheduleExists = (name: string) =>
  new AwsError("ConflictException", `Schedule ${name} already exists.`, 409);

export const groupExists = (name: string) =>
  new AwsError("ConflictException", `Schedule group ${name} already exists.`, 409);

export const defaultGroupStays = () => validation("The default schedule group can't be deleted.");

export const invalidToken = () => validation("Invalid NextToken.");

export const tooManyTags = () => validation("A schedule group can have at most 50 tags.");

/** AWS has it, and nothing was done. */
export const notImplemented = (what: string) =>
  new AwsError(
    "NotImplementedException",
    `The sandbox has one-time schedules that call sso-admin, or publish with SNS, and no ${what}: AWS does, and nothing was done.`,
    501,
  );

import { AwsError } from "../../aws-error";

export const validation = (message: string) => new AwsError("ValidationError", message);

export const roleArnInvalid = (arn: string) => validation(`${arn} is invalid`);

export const notAuthorized = (caller: string, action: string, resource: string) =>
  new AwsError(
    "AccessDenied",
    `User: ${caller} is not authorized to perform: ${action} on resource: ${resource}`,
    403,
  );

export const notAuthorizedByToken = () =>
  new AwsError("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403);

export const durationTooLong = () =>
  validation("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");

export const chainedDurationTooLong = () =>
  validation(
    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining",
  );

function invalidToken(message: string): AwsError {
  return new AwsError("InvalidIdentityToken", message);
}

export const tokenUnreadable = () =>
  invalidToken(
    "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)",
  );

export const providerUnknown = (issuer: string) =>
  invalidToken(`No OpenIDConnect provider found in your account for ${issuer}`);

export const audienceIncorrect = () => invalidToken("Incorrect token audience");

export const tokenExpired = (now: Date, expiration: Date) =>
  new AwsError(
    "ExpiredTokenException",
    `Token expired: current date/time ${now.toISOString()} must be before the expiration date/time ${expiration.toISOString()}`,
  );

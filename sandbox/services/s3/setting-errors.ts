import { S3Error } from "./errors";

/** A setting that a bucket was told nothing about: each has a code of its own. */
export const notConfigured = (code: string, message: string) => new S3Error(code, message, 404);

export const malformedPolicy = (reason: string) => new S3Error("MalformedPolicy", reason, 400);

export const publicPolicyBlocked = (bucket: string) =>
  new S3Error(
    "AccessDenied",
    `Public policies of ${bucket} are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
    403,
  );

export const deniedByPolicy = (caller: string, action: string, resource: string) =>
  new S3Error(
    "AccessDenied",
    `User: ${caller} is not authorized to perform: ${action} on resource: "${resource}" with an explicit deny in a resource-based policy`,
    403,
  );

export const allowedByNoPolicy = (caller: string, action: string, resource: string) =>
  new S3Error(
    "AccessDenied",
    `User: ${caller} is not authorized to perform: ${action} on resource: "${resource}" because no resource-based policy allows the ${action} action`,
    403,
  );

export const invalidTag = (message: string) => new S3Error("InvalidTag", message, 400);

export const kmsKeyDisabled = (arn: string) =>
  new S3Error("KMS.DisabledException", `${arn} is disabled.`, 400);

export const kmsKeyPendingDeletion = (arn: string) =>
  new S3Error("KMS.KMSInvalidStateException", `${arn} is pending deletion.`, 400);

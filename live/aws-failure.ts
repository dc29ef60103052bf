import * as errors from "./errors";

/** What a client asked for, and as whom. */
export interface Asked {
  /** As policies spell it: `organizations`, `sso`, `identitystore`, `iam`, `sts`. */
  readonly service: string;
  readonly operation: string;
  /** Undefined until AWS has said it. */
  readonly caller?: string | undefined;
  /** ARN of the role that is assumed. */
  readonly role?: string | undefined;
}

/** The parts of an SDK's or the system's error that tell what happened. */
interface Failure {
  readonly name: string;
  readonly message: string;
  readonly code?: string | undefined;
  readonly address?: string | undefined;
  readonly hostname?: string | undefined;
  readonly port?: number | undefined;
  readonly $metadata?: { readonly httpStatusCode?: number } | undefined;
  readonly errors?: readonly Error[] | undefined;
}

const expired = /^(ExpiredToken(Exception)?|RequestExpired|TokenRefreshRequired)$/;
const unknown =
  /^(UnrecognizedClient(Exception)?|InvalidClientTokenId|InvalidAccessKeyId|SignatureDoesNotMatch|IncompleteSignature(Exception)?|InvalidSignatureException|AuthFailure|MissingAuthenticationToken(Exception)?)$/;
const denied = /^(AccessDenied(Exception)?|UnauthorizedOperation|NotAuthorized(Exception)?)$/;
const throttled =
  /^(Throttl(ing|ed)(Exception)?|ThrottlingException|TooManyRequests(Exception)?|RequestLimitExceeded|SlowDown)$/;
const network =
  /^(ECONN\w+|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|EPROTO|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** Whether AWS has refused a request as one too many. */
export const isThrottled = (error: unknown): boolean =>
  error instanceof Error && throttled.test(error.name);

/** An error of a request as one that a person can use; undefined for what is none of AWS's. */
export function explain(error: unknown, asked: Asked): errors.LiveError | undefined {
  if (error instanceof errors.LiveError) return error;
  if (!(error instanceof Error)) return undefined;
  const { name, message, code, $metadata } = error as Failure;
  const operation = `${asked.service}:${asked.operation}`;
  if (expired.test(name) || isExpiredSession(name, message))
    return errors.expiredCredentials(message);
  if (/^(CredentialsProviderError|TokenProviderError|ProviderError)$/.test(name))
    return errors.missingCredentials(message);
  if (unknown.test(name)) return errors.refusedCredentials(message);
  if (denied.test(name)) {
    const caller = asked.caller ?? "the caller";
    return asked.role === undefined
      ? errors.notAllowed(operation, errors.accountOfArn(caller), caller, message)
      : errors.roleNotAssumed(asked.role, caller, message);
  }
  if (name === "AWSOrganizationsNotInUseException")
    return errors.noOrganization(errors.accountOfArn(asked.caller ?? ""));
  if (isThrottled(error)) return errors.stillThrottled(operation, `${name}: ${message}`);
  if (network.test(code ?? "") || name === "TimeoutError")
    return errors.unreachable(hostOf(error as Failure), code ?? message);
  return $metadata === undefined ? undefined : errors.failed(operation, `${name}: ${message}`);
}

/** The SDK names it as it names everything about credentials. */
const isExpiredSession = (name: string, message: string): boolean =>
  /^(CredentialsProviderError|TokenProviderError)$/.test(name) && /expired/i.test(message);

function hostOf(failure: Failure): string {
  const { hostname, address, port, errors: several } = failure;
  const host = hostname ?? address;
  if (host !== undefined) return port === undefined ? host : `${host}:${port}`;
  const [first] = several ?? [];
  return first === undefined ? "its endpoint" : hostOf(first as Failure);
}

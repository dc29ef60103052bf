/**
 * An error that a client is meant to see, in AWS's terms. The protocol layer writes it as JSON or XML.
 *
 * `type` is AWS's error code (`ResourceNotFoundException`), `status` the HTTP status, and `fields`
 * hold what the service's error shape has besides the message (`Reason`, `ResourceId`, …).
 */
export class AwsError extends Error {
  override readonly name = "AwsError";

  constructor(
    readonly type: string,
    message: string,
    readonly status = 400,
    readonly fields: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Why the control endpoint does not do what a request asks for. */
export class ControlError extends Error {
  override readonly name = "ControlError";

  constructor(
    /** HTTP status. */
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export function signedForAws(): ControlError {
  return new ControlError(
    403,
    "The control endpoint is not a service of AWS. Send the request without an AWS signature.",
  );
}

export function foreignHost(given: string, expected: string): ControlError {
  return new ControlError(
    403,
    `The control endpoint answers at ${expected} only, got Host ${JSON.stringify(given)}. Use that address.`,
  );
}

export function foreignOrigin(given: string): ControlError {
  return new ControlError(
    403,
    `The control endpoint is not for web pages, got a request from ${JSON.stringify(given)}. Send it from a program on this machine.`,
  );
}

export function unknownPath(path: string, paths: readonly string[]): ControlError {
  return new ControlError(
    404,
    `The control endpoint has no ${JSON.stringify(path)}. It has ${paths.join(", ")}.`,
  );
}

export function unknownMethod(
  method: string,
  path: string,
  methods: readonly string[],
): ControlError {
  return new ControlError(405, `${path} takes ${methods.join(", ")}, got ${method}.`);
}

export function notJson(given: string): ControlError {
  return new ControlError(
    415,
    `The body is JSON with Content-Type application/json, got ${JSON.stringify(given)}.`,
  );
}

export function brokenJson(reason: string): ControlError {
  return new ControlError(400, `The body isn't valid JSON: ${reason}.`);
}

export function nestedTooDeeply(): ControlError {
  return new ControlError(
    400,
    "The body is nested too deeply. Nothing here has more than two levels.",
  );
}

/** Every mistake at once, one a line. */
export function invalidBody(mistakes: readonly string[]): ControlError {
  return new ControlError(400, mistakes.join("\n"));
}

export function bodyTooLarge(limit: number): ControlError {
  return new ControlError(413, `The body is longer than ${limit} bytes. Send less at a time.`);
}

export function notOneChange(): ControlError {
  return new ControlError(
    400,
    'The clock is either set or advanced: {"set": "2026-11-30T12:00:00Z"} or {"advance": "PT1H"}.',
  );
}

export function clockOutOfRange(given: string): ControlError {
  return new ControlError(400, `The clock goes from 1970 to 9999, and ${given} leads out of it.`);
}

export function notANumber(name: string, given: string): ControlError {
  return new ControlError(
    400,
    `${name} is the number of a request, a whole number from 0, got ${JSON.stringify(given)}.`,
  );
}

export function unknownFault(id: string, ids: readonly number[]): ControlError {
  const known = ids.length === 0 ? "There are none." : `There are ${ids.join(", ")}.`;
  return new ControlError(404, `There is no fault ${JSON.stringify(id)}. ${known}`);
}

/** A fault of the sandbox itself. */
export function controlFailure(fault: unknown): ControlError {
  const reason = fault instanceof Error ? fault.message : String(fault);
  return new ControlError(500, `The sandbox failed: ${reason}`);
}

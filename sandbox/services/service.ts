import { AwsError } from "../aws-error";
import type { ServiceShapes } from "../shapes/shape";
import { knownMembers, type Violation, validationMessage, violations } from "../shapes/validate";
import type { RateLimit } from "../time/rate-limits";
import type { Context, Handler } from "./operation";

/** One AWS service: its shapes, and the operations that the sandbox has. */
export interface Service {
  readonly name: string;
  readonly shapes: ServiceShapes;
  readonly operations: ReadonlyMap<string, Handler<never, unknown>>;
  readonly rateLimit?: RateLimit;
  /** Throws when the caller may not do this. */
  readonly authorize: (context: Context, operation: string, input: never) => void;
  /** The service's error for an input that breaks its shape. */
  readonly invalid: (violations: readonly Violation[], message: string) => AwsError;
}

export function defineService(
  definition: Omit<Service, "operations"> & {
    readonly operations: Readonly<Record<string, Handler<never, unknown>>>;
  },
): Service {
  return { ...definition, operations: new Map(Object.entries(definition.operations)) };
}

/**
 * Runs one operation: its shape is checked, then the caller, then the handler decides.
 *
 * @throws AwsError what AWS would answer.
 */
export function perform(
  service: Service,
  operation: string,
  context: Context,
  input: unknown,
): unknown {
  const shapes = service.shapes.operations;
  const shape = Object.hasOwn(shapes, operation) ? shapes[operation] : undefined;
  if (shape === undefined) throw unknownOperation(`${service.name} ${operation}`);
  const handler = service.operations.get(operation);
  if (handler === undefined || shape.input === undefined) throw notImplemented(service, operation);
  const found = violations(shape.input, input);
  const message = validationMessage(found);
  if (message !== undefined) throw service.invalid(found, message);
  const given = knownMembers(shape.input, input) as never;
  service.authorize(context, operation, given);
  return handler(context, given);
}

export function unknownOperation(what: string): AwsError {
  return new AwsError("UnknownOperationException", `AWS has no operation ${what}.`);
}

function notImplemented(service: Service, operation: string): AwsError {
  return new AwsError(
    "NotImplementedException",
    `The sandbox has no ${service.name} ${operation}: AWS does, and nothing was done.`,
    501,
  );
}

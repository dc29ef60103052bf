import { readFileSync } from "node:fs";
import { join } from "node:path";

/** One member of a request or an answer, with AWS's own constraints. Patterns are full-match. */
export interface Shape {
  readonly type:
    | "object"
    | "array"
    | "map"
    | "string"
    | "integer"
    | "boolean"
    | "timestamp"
    | "document"
    | "blob";
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  /** A union: one member is set, not none and not two. */
  readonly exactlyOne?: boolean;
  readonly items?: Shape;
  readonly values?: Shape;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
}

export interface ServiceShapes {
  readonly apiVersion: string;
  /** What X-Amz-Target begins with; absent where the service speaks AWS Query or REST. */
  readonly targetPrefix?: string;
  /** Absent input: AWS has this operation, and we don't describe it. */
  readonly operations: Readonly<
    Record<
      string,
      { readonly input?: Shape; readonly output?: Shape; readonly errors?: readonly string[] }
    >
  >;
}

/** Reads what AWS publishes about one service. */
export function readShapes(
  service:
    | "sso-admin"
    | "identitystore"
    | "organizations"
    | "iam"
    | "kms"
    | "scheduler"
    | "sns"
    | "sqs"
    | "sts",
): ServiceShapes {
  return JSON.parse(readFileSync(join(__dirname, `${service}.generated.json`), "utf8"));
}

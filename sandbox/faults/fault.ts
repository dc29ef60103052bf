import { z } from "zod";

const shape = {
  /** `sso-admin:CreateAccountAssignment`; a `*` stands for any characters. */
  operation: z
    .string()
    .regex(/^[\w*-]+:[\w*]+$/, "An operation is service:Operation, with * for any characters."),
  /** How often at most; without end when absent. */
  count: z.int().min(1).optional(),
  /** That a request which fits is struck. */
  probability: z.number().gt(0).max(1).default(1),
  /** The same seed strikes the same requests. */
  seed: z.int().default(1),
};

const fault = <Kind extends string>(kind: Kind) =>
  z.strictObject({ kind: z.literal(kind), ...shape });

/** A fault on request: which operations, how often, and what happens. */
export const faultSchema = z.discriminatedUnion("kind", [
  /** Refused for being too fast. */
  fault("throttling"),
  fault("conflict"),
  fault("internal-error"),
  /** The connection ends, and nothing was done. */
  fault("dropped-before"),
  /** The connection ends, and everything was done. */
  fault("dropped-after"),
  /** An asynchronous request is taken on, and ends `FAILED`. */
  fault("asynchronous-failure").extend({ reason: z.string().min(1).max(1024) }),
  /** The work is done at once, and the answer comes later. */
  fault("slow-answer").extend({ milliseconds: z.int().min(1).max(600_000) }),
  /** Just before the operation, a group is deleted and created again: the same members, a new id. */
  fault("group-recreated").extend({ group: z.string().min(1).max(1024) }),
]);

export type Fault = z.infer<typeof faultSchema>;
/** The same as written, before defaults. */
export type FaultInput = z.input<typeof faultSchema>;
export type FaultKind = Fault["kind"];

import { z } from "zod";
import { readShapes, type Shape } from "./shape";
import { violations } from "./validate";

const inputs = {
  "sso-admin": readShapes("sso-admin").operations,
  identitystore: readShapes("identitystore").operations,
};

/** The shape of a member of an operation's input, by its names from the outside in. */
export function inputShape(
  service: keyof typeof inputs,
  operation: string,
  ...path: readonly string[]
): Shape {
  let shape = inputs[service][operation]?.input;
  for (const name of path) shape = shape?.items?.properties?.[name] ?? shape?.properties?.[name];
  if (shape === undefined) throw new Error(`AWS has no ${operation}.${path.join(".")}.`);
  return shape;
}

/** A string as AWS constrains that member. */
export function awsString(...member: Parameters<typeof inputShape>) {
  const shape = inputShape(...member);
  return z.string().superRefine((value, context) => {
    for (const message of broken(shape, value))
      context.addIssue({ code: "custom", message, input: value });
  });
}

/** Whether AWS takes a value, by a check that throws AWS's error. */
export function acceptedBy<T>(check: (value: T) => void) {
  return (value: T, context: z.core.$RefinementCtx<T>) => {
    try {
      check(value);
    } catch (error) {
      context.addIssue({ code: "custom", message: (error as Error).message, input: value });
    }
  };
}

/** An object of that member's shape, in AWS's own spelling. */
export function awsObject(shape: Shape) {
  return z.record(z.string(), z.unknown()).superRefine((value, context) => {
    for (const message of broken(shape, value))
      context.addIssue({ code: "custom", message, input: value });
  });
}

function broken(shape: Shape, value: unknown): readonly string[] {
  try {
    return violations(shape, value).map(({ path, constraint }) =>
      path === "" ? constraint : `${path}: ${constraint}`,
    );
  } catch (error) {
    return [(error as Error).message];
  }
}

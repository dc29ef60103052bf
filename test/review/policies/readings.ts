import type { Reading } from "../../../model/policies/reading";
import { readStatements, VERSION } from "../../../model/policies/statement";

/** A statement as JSON. */
export type Written = Readonly<Record<string, unknown>>;

/** What an inline policy says, with a boundary where one is given, and customer managed policies that nobody knows. */
export function reading(
  statements: readonly Written[],
  {
    boundary,
    unknown = [],
    version = VERSION,
  }: {
    readonly boundary?: readonly Written[];
    readonly unknown?: readonly string[];
    readonly version?: string;
  } = {},
): Reading {
  const origin = { type: "inline" } as const;
  return {
    policies: [{ origin, statements: readStatements({ Version: version, Statement: statements }) }],
    unknown: unknown.map((name) => ({ origin: { type: "customer-managed", name, path: "/" } })),
    ...(boundary && {
      boundary: {
        origin: { type: "customer-managed", name: "boundary", path: "/" },
        statements: readStatements({ Version: version, Statement: boundary }),
      },
    }),
    accounts: [],
  };
}

export const allow = (Action: unknown, Resource: unknown = "*", Condition?: unknown): Written => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition === undefined ? {} : { Condition }),
});

export const deny = (Action: unknown, Resource: unknown = "*", Condition?: unknown): Written => ({
  ...allow(Action, Resource, Condition),
  Effect: "Deny",
});

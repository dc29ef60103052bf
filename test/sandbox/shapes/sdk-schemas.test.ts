import * as iam from "@aws-sdk/client-iam";
import * as identityStore from "@aws-sdk/client-identitystore";
import * as kms from "@aws-sdk/client-kms";
import * as organizations from "@aws-sdk/client-organizations";
import * as scheduler from "@aws-sdk/client-scheduler";
import * as sns from "@aws-sdk/client-sns";
import * as sqs from "@aws-sdk/client-sqs";
import * as ssoAdmin from "@aws-sdk/client-sso-admin";
import * as sts from "@aws-sdk/client-sts";
import { readShapes, type Shape } from "../../../sandbox/shapes/shape";

/** What the SDK's clients export for each operation, `[kind, namespace, name, traits, …]`; kinds as in @smithy/types. */
type Schema = readonly [
  kind: number,
  namespace: string,
  name: string,
  traits: unknown,
  ...unknown[],
];
const [list, map, structure, union, operation] = [1, 2, 3, 4, 9];

const clients = {
  "sso-admin": ssoAdmin,
  identitystore: identityStore,
  organizations,
  iam,
  sts,
  kms,
  scheduler,
  sns,
  sqs,
} as const;

function operationsOf(client: object): ReadonlyMap<string, Schema> {
  const schemas = Object.values(client).filter(
    (value): value is Schema => Array.isArray(value) && value[0] === operation,
  );
  return new Map(schemas.map((schema) => [schema[2], schema]));
}

/** Path of every member of a schema, marked where it is required. */
function membersOfSchema(reference: unknown, path: string): readonly string[] {
  const schema = typeof reference === "function" ? reference() : reference;
  if (!Array.isArray(schema)) return [];
  const [kind, second] = schema;
  // A schema with traits of its own.
  if (typeof kind !== "number" || schema.length === 2) return membersOfSchema(kind, path);
  if (kind === list) return membersOfSchema(schema[4], `${path}[]`);
  if (kind === map) return membersOfSchema(schema[5], `${path}{}`);
  if (kind === 0) return membersOfSchema(schema[4], path);
  if (kind !== structure && kind !== union) throw new Error(`${path}: kind ${kind} of ${second}`);
  const [names, members, required = 0] = schema.slice(4) as [string[], unknown[], number?];
  return names.flatMap((name, index) => {
    const member = `${path}.${name}`;
    return [index < required ? `${member}!` : member, ...membersOfSchema(members[index], member)];
  });
}

function membersOfShape(shape: Shape, path: string): readonly string[] {
  if (shape.items !== undefined) return membersOfShape(shape.items, `${path}[]`);
  if (shape.values !== undefined) return membersOfShape(shape.values, `${path}{}`);
  return Object.entries(shape.properties ?? {}).flatMap(([name, inner]) => {
    const member = `${path}.${name}`;
    const required = shape.required?.includes(name);
    return [required ? `${member}!` : member, ...membersOfShape(inner, member)];
  });
}

describe.each(Object.keys(clients) as (keyof typeof clients)[])("%s", (service) => {
  const { operations } = readShapes(service);
  const schemas = operationsOf(clients[service]);

  test("has the operations of the SDK's client", () => {
    expect(schemas.size).toBeGreaterThan(0);
    expect(Object.keys(operations).sort()).toEqual([...schemas.keys()].sort());
  });

  // Those that the sandbox lacks may be there by name alone.
  const described = Object.keys(operations).filter((name) => operations[name]?.input !== undefined);

  test.each(described)("%s has the SDK's members, and requires the same", (name) => {
    const [input, output] = schemas.get(name)?.slice(4) ?? [];
    const shape = operations[name];
    for (const [schema, described] of [
      [input, shape?.input],
      [output, shape?.output],
    ] as const) {
      const found = described === undefined ? [] : membersOfShape(described, "");
      expect([...found].sort()).toEqual([...membersOfSchema(schema, "")].sort());
    }
  });
});

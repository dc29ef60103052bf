import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { Ajv } from "ajv";
import { parse } from "yaml";
import { jsonSchema } from "../../../model/schema/json-schema";
import { type FileKind, SCHEMAS } from "../../../model/schema/kinds";

const root = join(__dirname, "../../..");

/** Every YAML file that the project shows people. */
const SHOWN = ["access", "examples"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => join(folder, name))
    .sort(),
);

const validators = new Map(
  Object.keys(SCHEMAS).map((kind) => [
    `${kind}.schema.json`,
    new Ajv({ allErrors: true, allowUnionTypes: true }).compile(jsonSchema(kind as FileKind)),
  ]),
);

/** What an editor underlines, as the paths of the values. */
function problems(schema: string, data: unknown): string[] {
  const validate = validators.get(schema);
  if (validate === undefined) throw new Error(`there is no ${schema}`);
  return validate(data) ? [] : (validate.errors ?? []).map(({ instancePath }) => instancePath);
}

const accessFiles = SHOWN.filter((file) => /^(access|examples\/[^/]+\/access)\//.test(file));

test("there are files to look at", () => {
  expect(accessFiles.length).toBeGreaterThan(15);
});

test.each(accessFiles)("%s names its schema, and fits it", (file) => {
  const text = readFileSync(join(root, file), "utf8");
  const named = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1] ?? "none";
  expect(existsSync(join(root, dirname(file), named))).toBe(true);
  expect(problems(basename(named), parse(text))).toEqual([]);
});

const WRONG: readonly {
  readonly given: string;
  readonly schema: string;
  readonly yaml: string;
  readonly underlines: readonly string[];
}[] = [
  {
    given: "a misspelt field",
    schema: "permission-set.schema.json",
    yaml: "{ name: viewer, managedPolicys: [ViewOnlyAccess] }",
    underlines: [""],
  },
  {
    given: "no name",
    schema: "permission-set.schema.json",
    yaml: "{ managedPolicies: [ViewOnlyAccess] }",
    underlines: [""],
  },
  {
    given: "a name of 33 characters",
    schema: "permission-set.schema.json",
    yaml: `{ name: ${"x".repeat(33)} }`,
    underlines: ["/name"],
  },
  {
    given: "a policy twice",
    schema: "permission-set.schema.json",
    yaml: "{ name: viewer, managedPolicies: [ViewOnlyAccess, ViewOnlyAccess] }",
    underlines: ["/managedPolicies"],
  },
  {
    given: "a number as a tag's value",
    schema: "permission-set.schema.json",
    yaml: "{ name: viewer, tags: { year: 2026 } }",
    underlines: ["/tags/year"],
  },
  {
    given: "two boundaries",
    schema: "permission-set.schema.json",
    yaml: "{ name: viewer, permissionsBoundary: { managedPolicy: a, customerManagedPolicy: { name: b } } }",
    underlines: ["/permissionsBoundary"],
  },
  {
    given: "a policy document without statements",
    schema: "permission-set.schema.json",
    yaml: '{ name: viewer, inlinePolicy: { Version: "2012-10-17" } }',
    underlines: expect.arrayContaining(["/inlinePolicy"]) as unknown as string[],
  },
  {
    given: "a grant without accounts",
    schema: "environment.schema.json",
    yaml: "{ grants: [{ group: Engineering, permissionSet: viewer }] }",
    underlines: ["/grants/0"],
  },
  {
    given: "a grant in no account",
    schema: "environment.schema.json",
    yaml: "{ grants: [{ group: Engineering, permissionSet: viewer, accounts: [] }] }",
    underlines: ["/grants/0/accounts"],
  },
  {
    given: "an account id that is a number",
    schema: "organization.schema.json",
    yaml: "{ instance: { region: us-east-1, managementAccount: 100000000001 } }",
    underlines: ["", "", "", "", "/instance/managementAccount"],
  },
  {
    given: "a status that there is not",
    schema: "organization-snapshot.schema.json",
    yaml: "{ organizationId: o-acme123456, rootId: r-ac1e, organizationalUnits: [], accounts: [{ id: '100000000001', name: a, email: a@b.c, status: ENDED }] }",
    underlines: ["/accounts/0/status"],
  },
  {
    given: "a user name with a space",
    schema: "directory.schema.json",
    yaml: "{ users: [{ userName: ana lima, displayName: A, givenName: A, familyName: L }] }",
    underlines: ["/users/0/userName"],
  },
];

describe("an editor underlines", () => {
  test.each(WRONG)("$given", ({ schema, yaml, underlines }) => {
    expect(problems(schema, parse(yaml))).toEqual(underlines);
  });
});

test("every field has words that an editor shows", () => {
  const silent = [...Object.keys(SCHEMAS)].flatMap((kind) =>
    fieldsWithoutDescription(jsonSchema(kind as FileKind), kind),
  );
  expect(silent).toEqual([]);
});

/** Fields of our own; those of IAM's grammar, beside `anyOf`, IAM describes. */
function fieldsWithoutDescription(schema: object, path: string): string[] {
  const {
    properties = {},
    items,
    additionalProperties,
  } = schema as {
    readonly properties?: Readonly<Record<string, object>>;
    readonly items?: object;
    readonly additionalProperties?: object | boolean;
  };
  const inner = [items, additionalProperties].filter((one) => typeof one === "object");
  return [
    ...Object.entries(properties).flatMap(([name, field]) => [
      ...(isDescribed(field) ? [] : [`${path}.${name}`]),
      ...fieldsWithoutDescription(field, `${path}.${name}`),
    ]),
    ...inner.flatMap((one) => fieldsWithoutDescription(one as object, `${path}[]`)),
  ];
}

const isDescribed = (field: { readonly anyOf?: readonly object[] }): boolean =>
  "description" in field || (field.anyOf ?? []).some(isDescribed);

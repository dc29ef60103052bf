import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** One statement of a policy in access/, its single values made lists. */
export interface Statement {
  /** `access/policies/developer.json NoBilling` */
  readonly where: string;
  readonly effect: "Allow" | "Deny";
  readonly actions: readonly string[];
  /** From Resource or NotResource. */
  readonly resources: readonly string[];
  readonly conditionKeys: readonly string[];
}

/** A policy document of access/, wherever it is written. */
export interface DeclaredPolicy {
  readonly where: string;
  /** `ceiling`: a boundary, which grants nothing by itself. */
  readonly use: "grant" | "ceiling";
  readonly document: PolicyJson;
  readonly statements: readonly Statement[];
}

interface PolicyJson {
  readonly Statement: readonly {
    readonly Sid: string;
    readonly Effect: "Allow" | "Deny";
    readonly Action: string | readonly string[];
    readonly Resource?: string | readonly string[];
    readonly NotResource?: string | readonly string[];
    readonly Condition?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  }[];
}

interface CatalogFile {
  readonly inlinePolicy?: PolicyJson | { readonly file: string };
  readonly permissionsBoundary?: { readonly customerManagedPolicy?: { readonly name: string } };
}

const ACCESS = join(__dirname, "../../access");

/** Every policy document in access/: files, inline ones, customer managed ones of the snapshot. */
export function declaredPolicies(): DeclaredPolicy[] {
  const files = readdirSync(join(ACCESS, "policies")).map((file) =>
    policy(`policies/${file}`, JSON.parse(read(`policies/${file}`))),
  );
  const catalog = readdirSync(join(ACCESS, "permission-sets")).map((file) => ({
    where: `permission-sets/${file}`,
    set: parse(read(`permission-sets/${file}`)) as CatalogFile,
  }));
  const inline = catalog.flatMap(({ where, set }) =>
    set.inlinePolicy !== undefined && "Statement" in set.inlinePolicy
      ? [policy(where, set.inlinePolicy)]
      : [],
  );
  const boundaries = new Set(
    catalog.flatMap(({ set }) => set.permissionsBoundary?.customerManagedPolicy?.name ?? []),
  );
  const snapshot = parse(read("organization.snapshot.yaml")) as {
    customerManagedPolicies: readonly { name: string; document: PolicyJson }[];
  };
  const customerManaged = snapshot.customerManagedPolicies.map(({ name, document }) =>
    policy(
      `organization.snapshot.yaml ${name}`,
      document,
      boundaries.has(name) ? "ceiling" : "grant",
    ),
  );
  return [...files, ...inline, ...customerManaged];
}

function policy(
  where: string,
  document: PolicyJson,
  use: DeclaredPolicy["use"] = "grant",
): DeclaredPolicy {
  const statements = document.Statement.map((statement) => ({
    where: `${where} ${statement.Sid}`,
    effect: statement.Effect,
    actions: list(statement.Action),
    resources: list(statement.Resource ?? statement.NotResource ?? []),
    conditionKeys: Object.values(statement.Condition ?? {}).flatMap(Object.keys),
  }));
  return { where, use, document, statements };
}

function list(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

function read(path: string): string {
  return readFileSync(join(ACCESS, path), "utf8");
}

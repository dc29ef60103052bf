import { isMap, isScalar, LineCounter, type Node, parseDocument } from "yaml";
import { z } from "zod";
import { estateIsInvalid, estateLacks, estateRepeats, mistakeAt, type Place } from "./errors";
import { nearest } from "./nearest";

const accountId = z.string().regex(/^\d{12}$/, "An account id is a string of 12 digits.");

const customerManagedPolicy = z.strictObject({
  name: z
    .string()
    .regex(/^[\w+=,.@-]{1,128}$/, "A policy name is 1 to 128 of A-Z a-z 0-9 _ + = , . @ -"),
  path: z
    .string()
    .regex(/^((\/[A-Za-z0-9.,+@=_-]+)*)\/$/, 'A policy path starts and ends with "/".')
    .default("/"),
  document: z.unknown().optional(),
});

const account = z.strictObject({
  id: accountId,
  name: z.string().min(1).max(50),
  email: z.string().min(6).max(64),
  organizationalUnit: z.string().default(""),
  status: z.enum(["ACTIVE", "SUSPENDED", "PENDING_CLOSURE"]).default("ACTIVE"),
  tags: z.record(z.string(), z.string()).default({}),
  customerManagedPolicies: z.array(customerManagedPolicy).default([]),
});

const estate = z.strictObject({
  region: z.string().regex(/^([a-z]+-){2,3}\d$/, "A Region looks like us-east-1."),
  organization: z.strictObject({
    id: z
      .string()
      .regex(/^o-[a-z0-9]{10,32}$/, 'An organization id is "o-" and 10 to 32 of a-z 0-9.'),
    rootId: z.string().regex(/^r-[0-9a-z]{4,32}$/, 'A root id is "r-" and 4 to 32 of 0-9 a-z.'),
    managementAccount: accountId,
    delegatedAdministrator: accountId.optional(),
  }),
  organizationalUnits: z
    .array(
      z.strictObject({
        id: z
          .string()
          .regex(
            /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/,
            "An organizational unit's id looks like ou-ab12-cd34ef56.",
          ),
        path: z
          .string()
          .regex(/^[^/]+(\/[^/]+)*$/, 'A path is names joined with "/", from below the root.'),
      }),
    )
    .default([]),
  accounts: z.array(account),
  instance: z
    .strictObject({
      arn: z
        .string()
        .regex(
          /^arn:aws(-[a-z]+)*:sso:::instance\/ssoins-[a-zA-Z0-9-.]{16}$/,
          "An instance ARN looks like arn:aws:sso:::instance/ssoins-0123456789abcdef.",
        )
        .optional(),
      identityStoreId: z
        .string()
        .regex(/^d-[0-9a-f]{10}$/, 'An identity store id is "d-" and 10 of 0-9 a-f.')
        .optional(),
    })
    .default({}),
  users: z
    .array(
      z.strictObject({
        userName: z.string().min(1).max(128),
        displayName: z.string().min(1).max(1024),
        givenName: z.string().min(1).max(1024),
        familyName: z.string().min(1).max(1024),
        email: z.string().min(1).max(1024).optional(),
      }),
    )
    .default([]),
  groups: z
    .array(
      z.strictObject({
        displayName: z.string().min(1).max(1024),
        description: z.string().min(1).max(1024).optional(),
        members: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  buckets: z
    .array(
      z.strictObject({
        name: z
          .string()
          .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, "A bucket name is 3 to 63 of a-z 0-9 . -"),
        region: z.string(),
      }),
    )
    .default([]),
});

/** What exists before anyone applies anything: accounts, units and policies not in it do not exist. */
export type Estate = z.infer<typeof estate>;
/** The same as written, before defaults. */
export type EstateInput = z.input<typeof estate>;
export type EstateAccount = Estate["accounts"][number];

/**
 * Reads an estate file, YAML or JSON.
 *
 * @throws SandboxError with every mistake, each with file, line and column.
 */
export function parseEstate(text: string, fileName: string): Estate {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file: fileName, line, column: col };
  };
  if (document.errors.length > 0) {
    throw estateIsInvalid(
      document.errors.map((error) =>
        mistakeAt(
          place(error.pos[0]),
          error.message.split("\n")[0]?.replace(/ at line.*$/, "") ?? "",
        ),
      ),
    );
  }
  const at = (path: readonly PropertyKey[]) => place(offsetOf(document.contents, path));
  const parsed = estate.safeParse(toData(document, fileName));
  if (!parsed.success) {
    throw estateIsInvalid(
      parsed.error.issues.map((issue) =>
        mistakeAt(
          at(issue.path),
          `${issue.path.map(String).join(".") || "estate"}: ${issue.message}`,
        ),
      ),
    );
  }
  const mistakes = contradictions(parsed.data);
  if (mistakes.length > 0) {
    throw estateIsInvalid(mistakes.map(({ path, rule }) => mistakeAt(at(path), rule)));
  }
  return parsed.data;
}

function toData(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    // An alias bomb, or an alias without its anchor.
    const reason = error instanceof Error ? error.message : String(error);
    throw estateIsInvalid([mistakeAt({ file, line: 1, column: 1 }, reason)]);
  }
}

/** Where the value at `path` stands, or else the nearest thing around it. */
function offsetOf(contents: unknown, path: readonly PropertyKey[]): number {
  let node = contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    const pair = isMap(node)
      ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
      : undefined;
    const next =
      pair?.value ??
      (node as { get?: (step: unknown, keep: boolean) => unknown })?.get?.(step, true);
    if (next === undefined || next === null) return offset;
    node = next as Node;
    offset = node.range?.[0] ?? offset;
  }
  return offset;
}

interface Contradiction {
  readonly path: readonly PropertyKey[];
  readonly rule: string;
}

function contradictions(estate: Estate): Contradiction[] {
  const { organization, organizationalUnits, accounts, users, groups, buckets } = estate;
  const found: Contradiction[] = [];
  const once = (what: string, list: string, key: string, values: readonly string[]) => {
    const seen = new Set<string>();
    for (const [index, value] of values.entries()) {
      if (seen.has(value))
        found.push({ path: [list, index, key], rule: estateRepeats(what, value) });
      seen.add(value);
    }
    return seen;
  };
  const known = (what: string, value: string, names: ReadonlySet<string>, path: PropertyKey[]) => {
    if (!names.has(value))
      found.push({ path, rule: estateLacks(what, value, nearest(value, names)) });
  };
  once(
    "organizational unit id",
    "organizationalUnits",
    "id",
    organizationalUnits.map((unit) => unit.id),
  );
  const paths = once(
    "organizational unit path",
    "organizationalUnits",
    "path",
    organizationalUnits.map((unit) => unit.path),
  );
  const ids = once(
    "account id",
    "accounts",
    "id",
    accounts.map((entry) => entry.id),
  );
  once(
    "account e-mail",
    "accounts",
    "email",
    accounts.map((entry) => entry.email),
  );
  const userNames = once(
    "user name",
    "users",
    "userName",
    users.map((user) => user.userName),
  );
  once(
    "group",
    "groups",
    "displayName",
    groups.map((group) => group.displayName),
  );
  once(
    "bucket",
    "buckets",
    "name",
    buckets.map((bucket) => bucket.name),
  );
  for (const [index, { path }] of organizationalUnits.entries()) {
    const parent = path.split("/").slice(0, -1).join("/");
    if (parent !== "")
      known("organizational unit", parent, paths, ["organizationalUnits", index, "path"]);
  }
  for (const [index, { organizationalUnit }] of accounts.entries()) {
    const path = ["accounts", index, "organizationalUnit"];
    if (organizationalUnit !== "") known("organizational unit", organizationalUnit, paths, path);
  }
  for (const [index, { members }] of groups.entries()) {
    for (const [position, member] of members.entries()) {
      known("user", member, userNames, ["groups", index, "members", position]);
    }
  }
  known("account", organization.managementAccount, ids, ["organization", "managementAccount"]);
  if (organization.delegatedAdministrator !== undefined) {
    known("account", organization.delegatedAdministrator, ids, [
      "organization",
      "delegatedAdministrator",
    ]);
  }
  return found;
}

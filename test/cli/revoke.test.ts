import { readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type AccessTree, added, edited, plantTree, VALID_TREE } from "../model/access-tree";
import { idcHere } from "./idc-here";

const ANA = "906759c0e1-11111111-2222-3333-4444-555555555555";
const POINT = "2027-03-31T17:00:00Z";
const VIEWER = "permission-sets/viewer.yaml";
const PROD = "environments/prod.yaml";

/** Ends of a run, and the files that it changed, by path. */
async function revoke(tree: AccessTree, parameters: readonly string[]) {
  const { directory } = plantTree(tree);
  try {
    const ended = await idcHere(["revoke", "--access", directory, "--at", POINT, ...parameters]);
    const now = Object.keys(tree).map((file) => [
      file,
      readFileSync(join(directory, file), "utf8"),
    ]);
    const changed = now.filter(([file, text]) => String(tree[file ?? ""]) !== text);
    const stderr = ended.stderr.replaceAll(directory, "access");
    return { code: ended.code, stderr, changed: Object.fromEntries(changed) };
  } finally {
    rmSync(dirname(directory), { recursive: true, force: true });
  }
}

const viewer = (text: string) => added(VIEWER, text);
const OF_VIEWER = ["--permission-set", "viewer", "--yes"];

describe("idc revoke writes, and leaves everything else as it is", () => {
  test.each<[string, AccessTree, readonly string[], string, string]>([
    [
      "below the last line, with its comments",
      viewer("# A.\nname:   viewer # B\n\nmanagedPolicies:   [ ViewOnlyAccess ] # C\n# D\n"),
      OF_VIEWER,
      VIEWER,
      `# A.\nname:   viewer # B\n\nmanagedPolicies:   [ ViewOnlyAccess ] # C\nrevokeSessionsIssuedBefore: { everyone: ${POINT} }\n# D\n`,
    ],
    [
      "below a block, in a file without a last newline",
      viewer("name: viewer\nmanagedPolicies:\n  - ViewOnlyAccess"),
      [...OF_VIEWER, "--user", ANA],
      VIEWER,
      `name: viewer\nmanagedPolicies:\n  - ViewOnlyAccess\nrevokeSessionsIssuedBefore: { users: { ${ANA}: ${POINT} } }`,
    ],
    [
      "a later instant in the place of an earlier",
      viewer(
        "name: viewer\nrevokeSessionsIssuedBefore:\n  # Why.\n  everyone: 2026-01-01T00:00:00Z # then\nmanagedPolicies: [ViewOnlyAccess]\n",
      ),
      OF_VIEWER,
      VIEWER,
      `name: viewer\nrevokeSessionsIssuedBefore:\n  # Why.\n  everyone: ${POINT} # then\nmanagedPolicies: [ViewOnlyAccess]\n`,
    ],
    [
      "one user beside everyone",
      viewer(
        "name: viewer\nrevokeSessionsIssuedBefore: { everyone: 2026-01-01T00:00:00Z }\nmanagedPolicies: [ViewOnlyAccess]\n",
      ),
      [...OF_VIEWER, "--user", ANA],
      VIEWER,
      `name: viewer\nrevokeSessionsIssuedBefore: { everyone: 2026-01-01T00:00:00Z, users: { ${ANA}: ${POINT} } }\nmanagedPolicies: [ViewOnlyAccess]\n`,
    ],
    [
      "what an environment changes, with what the catalog says",
      viewer(
        "name: viewer\nrevokeSessionsIssuedBefore: { everyone: 2026-01-01T00:00:00Z }\nmanagedPolicies: [ViewOnlyAccess]\n",
      ),
      [...OF_VIEWER, "--environment", "prod", "--user", ANA],
      PROD,
      VALID_TREE[PROD].replace(
        "\ngrants:",
        `\n  viewer: { revokeSessionsIssuedBefore: { everyone: 2026-01-01T00:00:00Z, users: { ${ANA}: ${POINT} } } }\ngrants:`,
      ),
    ],
  ])("%s", async (_, tree, parameters, file, expected) => {
    const { code, changed } = await revoke(tree, parameters);
    expect({ code, changed }).toEqual({ code: 0, changed: { [file]: expected } });
  });
});

test("idc revoke says which environments the catalog's value does not reach", async () => {
  const tree = edited(
    PROD,
    "permissionSets:",
    "permissionSets:\n  viewer: { revokeSessionsIssuedBefore: null }",
  );
  const { code, stderr } = await revoke(tree, OF_VIEWER);
  expect(code).toBe(0);
  expect(stderr).toBe(
    `access/${VIEWER}: sessions of everyone that were issued before ${POINT} are to be refused.\nNot in prod, with instants of their own: give --environment too.\n`,
  );
});

describe("idc revoke writes nothing", () => {
  test.each<[string, AccessTree, readonly string[], number, string]>([
    [
      "without a set of that name",
      VALID_TREE,
      ["--permission-set", "viwer", "--yes"],
      2,
      'A permission set is one of the access files\', got "viwer".\n  nearest: "viewer"\n  fix: Correct the name; nothing was written.\n',
    ],
    [
      "without an environment of that name",
      VALID_TREE,
      [...OF_VIEWER, "--environment", "prd"],
      2,
      'An environment is one of the access files\', got "prd".\n  nearest: "prod"\n  fix: Correct the name; nothing was written.\n',
    ],
    [
      "where a set is the same for all environments",
      VALID_TREE,
      ["--permission-set", "auditor", "--environment", "prod", "--yes"],
      2,
      'Sessions are revoked where an environment has the permission set, got "auditor", which "prod" has none of its own of.\n  fix: Leave --environment out, or name another; nothing was written.\n',
    ],
    [
      "where an alias stands for the mapping",
      viewer(
        "name: viewer\ntags: &x { everyone: 2026-01-01T00:00:00Z }\nrevokeSessionsIssuedBefore: *x\nmanagedPolicies: [ViewOnlyAccess]\n",
      ),
      OF_VIEWER,
      1,
      `A revocation is written where the mappings around it are written out, got another form in ${VIEWER}.\n  fix: Write revokeSessionsIssuedBefore.everyone: "${POINT}" by hand; nothing was written.\n`,
    ],
    [
      "for a user's name",
      VALID_TREE,
      [...OF_VIEWER, "--user", "ana.lima"],
      2,
      "error: option '--user <id>' argument 'ana.lima' is invalid. A user's id in the Identity Store is a UUID, with ten hexadecimal digits before it or without, got \"ana.lima\".\nSee idc revoke --help.\n",
    ],
    [
      "where the files have errors",
      edited(VIEWER, "ViewOnlyAccess", "ViewOnlyAcces"),
      OF_VIEWER,
      1,
      "1 error in access: nothing was done.\n",
    ],
    [
      "without a terminal to ask on",
      VALID_TREE,
      ["--permission-set", "viewer"],
      1,
      "Nothing was changed: without a terminal to ask on, this command needs --yes.\n",
    ],
  ])("%s", async (_, tree, parameters, code, said) => {
    const ended = await revoke(tree, parameters);
    expect({ code: ended.code, changed: ended.changed }).toEqual({ code, changed: {} });
    expect(ended.stderr.endsWith(said) ? said : ended.stderr).toBe(said);
  });
});

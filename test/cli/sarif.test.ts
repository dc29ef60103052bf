import { Ajv } from "ajv";
import { SARIF_SCHEMA } from "../fixtures/sarif-schema";
import type { AccessTree } from "../model/access-tree";
import { SOUND_TREE, soundTreeWith } from "../model/rules/sound-tree";
import { idcOn } from "./idc-here";

const fitsSchema = new Ajv({ allErrors: true }).compile(SARIF_SCHEMA);

interface Log {
  readonly runs: readonly [
    {
      readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly message: { readonly text: string };
        readonly locations: readonly [
          { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } },
        ];
      }[];
    },
  ];
}

async function logOf(
  tree: AccessTree,
): Promise<{ readonly code: number | null; readonly log: Log }> {
  const parameters = ["validate", "--format", "sarif", "--at", "2026-11-24"];
  const { code, stdout } = await idcOn(tree, parameters);
  const log = JSON.parse(stdout) as Log;
  expect(fitsSchema(log) ? [] : fitsSchema.errors).toEqual([]);
  return { code, log };
}

/** An error, a warning, a notice and an excepted finding, in four files. */
const TREE: AccessTree = {
  ...soundTreeWith({
    "directory.yaml": [["groups:\n", "groups:\n  - { displayName: Über uns, members: [] }\n"]],
    "environments/dev.yaml": [
      ["group: Engineering, permissionSet: viewer", "user: ana.lima, permissionSet: viewer"],
    ],
  }),
  "permission-sets/unused.yaml": "name: unused\n",
  "exceptions.yaml": `- { rule: empty-group, on: { group: Über uns }, reason: It is being put together, approvedBy: olga, until: 2027-03-31 }
- { rule: group-without-grants, on: { group: Über uns }, reason: It is being put together, approvedBy: olga, until: 2027-03-31 }
`,
};

describe("idc validate --format sarif", () => {
  test("gives a log without results for files without findings", async () => {
    const { code, log } = await logOf(SOUND_TREE);
    expect(code).toBe(0);
    expect(log.runs[0].results).toEqual([]);
  });

  test("gives each finding its level, place, rule and help; what is excepted is suppressed", async () => {
    const { code, log } = await logOf(TREE);
    expect(code).toBe(0);
    const results = log.runs[0].results.map((result) => ({
      ...result,
      file: result.locations[0].physicalLocation.artifactLocation.uri.replace(/^.*\/access\//, ""),
    }));
    expect(results).toMatchObject([
      {
        file: "directory.yaml",
        ruleId: "empty-group",
        level: "warning",
        suppressions: [
          {
            kind: "external",
            status: "accepted",
            justification: "Approved by olga until 2027-03-31: It is being put together",
          },
        ],
      },
      { file: "directory.yaml", ruleId: "group-without-grants" },
      {
        file: "environments/dev.yaml",
        ruleId: "direct-user-grant",
        level: "warning",
        message: {
          text: 'A grant is for a group, got the user "ana.lima" with "viewer". Fix: Make the user a member of a group, and grant that.',
        },
        locations: [{ physicalLocation: { region: { startLine: 2, startColumn: 13 } } }],
      },
      { file: "permission-sets/unused.yaml", ruleId: "unused-permission-set", level: "note" },
    ]);
    for (const { ruleId, ruleIndex } of results)
      expect(log.runs[0].tool.driver.rules[ruleIndex]).toMatchObject({
        id: ruleId,
        helpUri: expect.stringMatching(/^https:/),
      });
  });

  test("says what a finding is made up of, a line each", async () => {
    const { log } = await logOf({
      ...SOUND_TREE,
      "permission-sets/viewer.yaml": `name: viewer
inlinePolicy:
  Version: "2012-10-17"
  Statement: [{ Sid: Attach, Effect: Allow, Action: "iam:AttachRolePolicy", Resource: "*" }]
`,
    });
    const [result] = log.runs[0].results;
    expect(result?.message.text.replace(/\(.*access\//, "(access/").split("\n")).toEqual([
      'A set opens no way to more rights than it says, got one way in "viewer". Fix: Name the resources, deny the actions, or set a boundary; or except it and say why.',
      "attach a policy to any role",
      "  iam:AttachRolePolicy (access/permission-sets/viewer.yaml:4 Attach)",
    ]);
  });

  test("names files relative to the working directory, as URIs", async () => {
    const { code, log } = await logOf({ ...TREE, "environments/dev prod%.yaml": "grants: []\n" });
    expect(code).toBe(1);
    const uris = log.runs[0].results.map(
      ({ locations }) => locations[0].physicalLocation.artifactLocation.uri,
    );
    expect(uris.filter((uri) => uri.startsWith("/") || uri.includes(":"))).toEqual([]);
    expect(uris.join()).toContain("environments/dev%20prod%25.yaml");
  });

  test("takes one format", async () => {
    const { code, stderr } = await idcOn(SOUND_TREE, ["validate", "--json", "--format", "sarif"]);
    expect(code).toBe(2);
    expect(stderr).toContain("cannot be used with option");
  });
});

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importHcl } from "../../../cli/import-hcl/import-hcl";
import { readState } from "../../../cli/import-hcl/state";
import { readAccessFiles } from "../../../model/read-access-files";
import { copyOfExample, type Shape } from "../../fixtures/hcl-modules";

const BASE = { permission_sets: {}, account_assignments: {} };

type Values = Readonly<Record<string, unknown>>;

/** Runs an import on a copy of an example, with values in the place of its variables. */
async function imported(shape: Shape, values: Values, edit: (folder: string) => void = () => {}) {
  const { folder, remove } = copyOfExample(shape);
  const access = join(folder, "access");
  try {
    edit(folder);
    const files = readAccessFiles(access, () => {});
    if (files === undefined) throw new Error("no access files");
    const state = readState(join(folder, "state.json"));
    const result = await importHcl(files, values, state, { access, imports: `${folder}/imports` });
    const texts = [...result.files].map(([file, text]) => [file.replace(`${folder}/`, ""), text]);
    return { ...result, texts: new Map(texts as [string, string][]) };
  } catch (error) {
    throw new Error(String((error as Error).message).replaceAll(folder, "."));
  } finally {
    remove();
  }
}

const message = (shape: Shape, values: Values, edit?: (folder: string) => void) =>
  imported(shape, values, edit).then(
    () => "imported",
    (error: Error) => error.message,
  );

/** The variables of the example with lists, which are JSON. */
const lists = JSON.parse(
  readFileSync(join(__dirname, "../../../examples/import-hcl/lists/terraform.tfvars.json"), "utf8"),
) as Readonly<Record<"permission_sets" | "account_assignments", readonly Values[]>>;

describe("variables and a state become access files and imports", () => {
  test("grants are grouped as a person writes them, and policies are files", async () => {
    const { texts, counts, left } = await imported("lists", lists);
    expect([...texts.keys()]).toEqual([
      "access/environments/dev.yaml",
      "access/environments/prod.yaml",
      "access/permission-sets/AdministratorAccess.yaml",
      "access/permission-sets/Reports.yaml",
      "access/policies/Reports.json",
      "imports/dev/imports.tf",
      "imports/identity/imports.tf",
      "imports/prod/imports.tf",
    ]);
    expect(texts.get("access/environments/dev.yaml")).toBe(
      `# yaml-language-server: $schema=../schema/environment.schema.json
grants:
  - { group: AWS-Engineers, permissionSet: AdministratorAccess, accounts: [ notebooks-dev, reports-dev ] }
`,
    );
    expect(texts.get("access/permission-sets/Reports.yaml")).toBe(
      `# yaml-language-server: $schema=../schema/permission-set.schema.json
name: Reports
description: Reads reports
scope: instance
sessionDuration: PT8H
relayState: https://console.aws.amazon.com/s3/home
customerManagedPolicies: [ { name: read-reports, path: /data/ } ]
inlinePolicy: { file: policies/Reports.json }
tags: { owner: data-team }
`,
    );
    expect(texts.get("imports/identity/imports.tf")).toMatch(
      /^import \{\n {2}to = aws_ssoadmin_customer_managed_policy_attachment\.Reports--data--read-reports\n {2}id = "read-reports,\/data\/,arn:aws:sso:::permissionSet\/[^"]+,arn:aws:sso:::instance\/[^"]+"\n\}\n/,
    );
    expect(Object.fromEntries(counts)).toEqual({ identity: 5, dev: 2, prod: 2 });
    expect(left).toEqual([]);
  });

  test("the order of variables changes nothing", async () => {
    const reversed = {
      permission_sets: [...lists.permission_sets].reverse(),
      account_assignments: [...lists.account_assignments].reverse(),
    };
    expect((await imported("lists", reversed)).texts).toEqual(
      (await imported("lists", lists)).texts,
    );
  });

  test("numbers and truth values are texts, as Terraform makes them", async () => {
    const { account_assignments: assignments, permission_sets: sets } = lists;
    const { texts } = await imported("lists", {
      permission_sets: sets.map((set) => ({ ...set, tags: { "cost-center": 42, audited: true } })),
      account_assignments: assignments.map((one) => ({ ...one, account: Number(one.account) })),
    });
    expect(texts.get("access/permission-sets/AdministratorAccess.yaml")).toContain(
      'tags: { cost-center: "42", audited: "true" }\n',
    );
    expect(texts.get("access/environments/dev.yaml")).toContain("[ notebooks-dev, reports-dev ]");
  });

  test("tags that the provider gives by default stay", async () => {
    const { texts } = await imported("lists", lists, (folder) => {
      const file = join(folder, "state.json");
      const held = '"tags_all": { "owner": "someone", "cost-center": "42" }';
      const state = readFileSync(file, "utf8").replace(/"tags_all": ?\{[^}]+\}/, () => held);
      writeFileSync(file, `\ufeff${state}`);
    });
    expect(texts.get("access/permission-sets/Reports.yaml")).toContain(
      'tags: { owner: data-team, cost-center: "42" }\n',
    );
  });

  test("what the state has beside is said, and stays there", async () => {
    const { left } = await imported("lists", lists, (folder) => {
      const file = join(folder, "state.json");
      const state = JSON.parse(readFileSync(file, "utf8"));
      state.values.root_module.resources = [
        { address: "aws_iam_policy.a", mode: "managed", type: "aws_iam_policy", values: {} },
      ];
      writeFileSync(file, JSON.stringify(state));
    });
    expect(left).toEqual(["aws_iam_policy"]);
  });
});

const [administrator = {}, reports = {}] = lists.permission_sets;
const [assignment = {}] = lists.account_assignments;
const withSet = (change: Values) => ({
  ...lists,
  permission_sets: [administrator, { ...reports, ...change }],
});
const withAssignment = (change: Values) => ({
  ...lists,
  account_assignments: [{ ...assignment, ...change }],
});
const ONE = "1 problem: nothing was written.";

describe("what can't be taken over is said with its path and a fix", () => {
  test.each<[string, Values, string]>([
    [
      "a field that is not of the shape",
      withSet({ sesion_duration: "PT1H" }),
      `permission_sets[1].sesion_duration: This field is not read.
  nearest: "session_duration"
  fix: Correct its name, or take it out of a copy of the variables and declare what it says by hand.
${ONE}`,
    ],
    [
      "a value of another type",
      withSet({ policy_attachments: "ReadOnlyAccess" }),
      `permission_sets[1].policy_attachments: A list is expected.
  fix: Give the variables as the module takes them.
${ONE}`,
    ],
    [
      "a principal of another type",
      withAssignment({ principal_type: "ROLE" }),
      `account_assignments[0].principal_type: GROUP or USER is expected.
  fix: Give the variables as the module takes them.
${ONE}`,
    ],
    [
      "no variables at all",
      {},
      `permission_sets: No file gives it.
  fix: Name the file with --variables that gives the module's variables under their own names.
${ONE}`,
    ],
    [
      "variables of both modules",
      { permission_sets: {}, account_assignments: [] },
      `permission_sets, account_assignments: Both are maps, or both are lists, got maps and lists.
  fix: Give the variables of one module.
${ONE}`,
    ],
    [
      "what makes something else",
      { ...BASE, sso_applications: { portal: {} } },
      `sso_applications: Permission sets, assignments, groups and users are taken over, and nothing else.
  fix: Take it out of a copy of the variables: what it makes stays in the module's state.
${ONE}`,
    ],
    [
      "a policy that is none of AWS",
      withSet({ policy_attachments: ["arn:aws:iam::aws:policy/ViewOnlyAccess"] }),
      `permission_sets[1]: An AWS managed policy that a role can hold is given by its ARN, got "arn:aws:iam::aws:policy/ViewOnlyAccess".
  nearest: "ViewOnlyAccess"
  fix: Correct it where the module is called, and apply it there.
${ONE}`,
    ],
    [
      "a policy that is no JSON",
      withSet({ inline_policy: "data.aws_iam_policy_document.x.json" }),
      `permission_sets[1].inline_policy: A policy is a JSON object.
  fix: Give the policy itself: a file of variables holds no function calls.
${ONE}`,
    ],
    [
      "two boundaries of one set",
      {
        ...BASE,
        permission_sets: {
          Developer: {
            permissions_boundary: {
              managed_policy_arn: "arn:aws:iam::aws:policy/PowerUserAccess",
              customer_managed_policy_reference: { name: "boundary" },
            },
          },
        },
      },
      `permission_sets["Developer"].permissions_boundary: One policy is expected.
  fix: Give the variables as the module takes them.
${ONE}`,
    ],
    [
      "an unknown account",
      withAssignment({ account: "reports-dve" }),
      `account_assignments[0]: An account is one of organization.snapshot.yaml, by name or id, got "reports-dve".
  nearest: "reports-dev"
  fix: Correct it, or run idc sync for a new snapshot.
${ONE}`,
    ],
    [
      "an account that no environment owns",
      withAssignment({ account: "security" }),
      `account_assignments[0]: An account belongs to an environment of organization.yaml, got "security", whose unit none owns.
  fix: Give its unit to an environment in organization.yaml.
${ONE}`,
    ],
    [
      "a set that is not the module's",
      withAssignment({ permission_set_name: "AdministratorAcces" }),
      `account_assignments[0]: A permission set of permission_sets is assigned, got "AdministratorAcces".
  nearest: "AdministratorAccess"
  fix: Correct the name; a set that the module only looks up belongs into permission_sets first, with a terraform import.
${ONE}`,
    ],
    [
      "a set of many accounts in the management account too",
      withAssignment({ account: "200000000001" }),
      `account_assignments[0]: The management account has permission sets of its own, got "AdministratorAccess".
  fix: Where the module is called, give that account a set named NAME-management, with a NAME that no other set has, and assign it nowhere else.
${ONE}`,
    ],
    [
      "groups where a provider of identities owns them",
      { ...BASE, sso_groups: { a: { group_name: "A" } } },
      `sso_groups: Groups and users are made where Identity Center owns the directory; organization.yaml says it is external.
  fix: Write directory: { source: identity-center }, or take the variable out of a copy.
${ONE}`,
    ],
  ])("%s", async (_, values, expected) => {
    expect(await message("lists", values)).toBe(expected);
  });

  test("an account that is suspended", async () => {
    const text = await message("lists", withAssignment({}), (folder) => {
      const file = join(folder, "access/organization.snapshot.yaml");
      const name = "name: reports-dev,";
      const line = new RegExp(`(${name}.*)ACTIVE`);
      writeFileSync(file, readFileSync(file, "utf8").replace(line, "$1SUSPENDED"));
    });
    expect(text).toBe(
      `account_assignments[0]: Grants reach active accounts, got "reports-dev" with status SUSPENDED.
  fix: Take it out of the assignments of a copy, and its resources out of the state with terraform state rm.
${ONE}`,
    );
  });

  test("a name with a space, and one that differs by case alone, at once", async () => {
    const { permission_sets: sets } = lists;
    const more = [
      { ...administrator, name: "Read Only" },
      { ...administrator, name: "REPORTS" },
    ];
    expect(await message("lists", { ...lists, permission_sets: [...sets, ...more] })).toBe(
      `permission_sets[2]: A permission set's name is a file's name here, got "Read Only".
  fix: AWS takes 1 to 32 letters, digits and characters of _+=,.@-: rename it where the module is called.
permission_sets[3]: "REPORTS" is there already.
  fix: Take one of the two away.
2 problems: nothing was written.`,
    );
  });

  test("an assignment that only the variables say, and one that only the state has", async () => {
    const { account_assignments: assignments } = lists;
    const [, second = {}, ...others] = assignments;
    const changed = [
      {
        ...second,
        permission_set_name: "Reports",
        account: "200000000021",
        principal_name: "AWS-Operations",
      },
    ];
    expect(
      await message("lists", {
        ...lists,
        account_assignments: [assignment, ...changed, ...others],
      }),
    ).toBe(
      `assignment of Reports to GROUP AWS-Operations in 200000000021: The access files would say it, and the state has none: a first plan would create it.
  fix: Apply the module with these variables, and show its state again.
module.sso_account_assignments.aws_ssoadmin_account_assignment.this["200000000012-G-AWS-Engineers-AdministratorAccess"]: The state has it, and the variables don't say it.
  fix: Apply the module with these variables, or give all files of variables, and show its state again.
2 problems: nothing was written.`,
    );
  });

  test("a principal whose id the state shows nowhere", async () => {
    const text = await message("lists", lists, (folder) => {
      const file = join(folder, "state.json");
      const state = readFileSync(file, "utf8").replaceAll('"aws_identitystore_user"', '"other"');
      writeFileSync(file, state);
    });
    expect(text).toContain(
      `aws_ssoadmin_account_assignment.this["200000000021-U-aiko.sato@harbor.example-AdministratorAccess"]: Whose it is can't be told: the state shows no permission set, group or user with its id.
  fix: Show the whole state with terraform show -json, data sources included.`,
    );
  });

  test("a resource that the state shows without its id", async () => {
    const text = await message("lists", lists, (folder) => {
      const file = join(folder, "state.json");
      const state = readFileSync(file, "utf8").replace('"id": "read-reports,', '"not_id": "');
      writeFileSync(file, state);
    });
    expect(text).toContain(
      `aws_ssoadmin_customer_managed_policy_attachment.this["Reports./data/read-reports"]: Whose it is can't be told: the state shows no id.`,
    );
  });

  test("a folder for a state", () => {
    expect(() => readState(__dirname)).toThrow(
      `A state is what terraform show -json prints, got something else in ${__dirname}.`,
    );
  });

  test("files that are there already are left as they are", async () => {
    const text = await message("lists", lists, (folder) => {
      writeFileSync(join(folder, "access/directory.yaml"), "users: []\n");
      const environments = join(folder, "access/environments");
      mkdirSync(environments);
      writeFileSync(join(environments, "dev.yaml"), "grants: []\n");
    });
    expect(text).toBe(
      `An import writes new files alone, got files that are there already:
  ./access/environments/dev.yaml
  fix: Move them away, or import into another folder and put the two together by hand.`,
    );
  });
});

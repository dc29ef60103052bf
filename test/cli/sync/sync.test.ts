import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { edited, VALID_TREE } from "../../model/access-tree";
import { controlOf } from "../../sandbox/control-client";
import { awsOf, planted, SNAPSHOT, sync } from "./synced";

/** Of the estate's text: an account that is closed. */
const closing = [
  '"status":"ACTIVE","tags":{"team":"shop"}',
  '"status":"SUSPENDED","tags":{"team":"shop"}',
] as const;

test("a snapshot that says the same is left as it is, however it is written", async () => {
  const tree = planted();
  const before = tree.snapshot();

  const { code, stdout } = await sync(tree.directory, await awsOf(VALID_TREE));

  expect(stdout).toBe(
    `${join(tree.directory, SNAPSHOT)} says the same as AWS: nothing to write.\n6 accounts, 5 organizational units, 1 customer managed policy\n`,
  );
  expect(code).toBe(0);
  expect(tree.snapshot()).toBe(before);
});

test("what has changed in AWS is written, and shown with the access that goes; the next run has nothing to do", async () => {
  const tree = planted();
  const aws = await awsOf(VALID_TREE, closing);

  const { code, stdout, stderr } = await sync(tree.directory, aws);

  expect(stdout).toBe(`Change          What                   How
──────────────  ─────────────────────  ────────────────────────
account status  shop-dev 100000000012  from ACTIVE to SUSPENDED

Access  Permission set  Who
──────  ──────────────  ──────────────────────
shop-dev 100000000012
loses   viewer-dev      Engineering (2 people)

${join(tree.directory, SNAPSHOT)} was written.
6 accounts, 5 organizational units, 1 customer managed policy
`);
  expect(stderr).toContain("Read AWS as arn:aws:iam::100000000002:user/sandbox\n");
  expect(code).toBe(0);
  const written = tree.snapshot();
  expect((await sync(tree.directory, aws)).stdout).toContain("nothing to write");
  expect(tree.snapshot()).toBe(written);
});

test("--check writes nothing, and ends with 4 when there is something to change, else with 0", async () => {
  const tree = planted();
  const before = tree.snapshot();
  const { code, stdout } = await sync(tree.directory, await awsOf(VALID_TREE, closing), [
    "--check",
  ]);
  expect(code).toBe(4);
  expect(stdout).toContain(`${SNAPSHOT} differs from AWS; nothing was written.`);
  expect(tree.snapshot()).toBe(before);
  expect((await sync(tree.directory, await awsOf(VALID_TREE), ["--check"])).code).toBe(0);
});

test("--json says what has changed and which access comes and goes", async () => {
  const tree = planted();
  const aws = await awsOf(VALID_TREE, closing);
  const { stdout } = await sync(tree.directory, aws, ["--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    file: join(tree.directory, SNAPSHOT),
    changed: true,
    written: true,
    changes: [
      {
        kind: "account-status",
        account: { id: "100000000012", name: "shop-dev" },
        from: "ACTIVE",
        to: "SUSPENDED",
      },
    ],
    access: {
      known: true,
      gained: [],
      lost: [
        {
          principal: { type: "GROUP", name: "Engineering" },
          environment: "dev",
          account: { name: "shop-dev" },
          permissionSet: { name: "viewer-dev" },
        },
      ],
      people: { gained: [], lost: [] },
    },
  });
  expect(JSON.parse((await sync(tree.directory, aws, ["--json"])).stdout)).toEqual({
    file: join(tree.directory, SNAPSHOT),
    changed: false,
    written: false,
    changes: [],
    access: null,
  });
});

test("--markdown is the text of a pull request, and nothing when nothing has changed", async () => {
  const tree = planted();
  const aws = await awsOf(VALID_TREE, closing);
  const { stdout } = await sync(tree.directory, aws, ["--markdown"]);
  expect(stdout).toContain("| `shop-dev 100000000012` | **loses** | `viewer-dev` |");
  expect((await sync(tree.directory, aws, ["--markdown"])).stdout).toBe("");
});

test("the first snapshot is written without comparing", async () => {
  const tree = planted();
  rmSync(join(tree.directory, SNAPSHOT));
  const withoutPolicies = {
    ...VALID_TREE,
    "permission-sets/developer.yaml": String(VALID_TREE["permission-sets/developer.yaml"]),
  };

  const { code, stdout } = await sync(tree.directory, await awsOf(withoutPolicies));

  expect(code).toBe(0);
  expect(existsSync(join(tree.directory, SNAPSHOT))).toBe(true);
  expect(stdout).toContain("was written.\n6 accounts, 5 organizational units\n");
});

test("a snapshot that breaks the access files is written, and the errors are said", async () => {
  const tree = planted();
  const aws = await awsOf(
    VALID_TREE,
    ['"path":"Workloads/Prod"', '"path":"Workloads/Production"'],
    ['"path":"Workloads/Prod/Payments"', '"path":"Workloads/Production/Payments"'],
    [
      '"organizationalUnit":"Workloads/Prod/Payments"',
      '"organizationalUnit":"Workloads/Production/Payments"',
    ],
    ['"organizationalUnit":"Workloads/Prod"', '"organizationalUnit":"Workloads/Production"'],
  );

  const { code, stdout, stderr } = await sync(tree.directory, aws);

  expect(code).toBe(0);
  expect(stdout).toContain(
    "unit moved  Workloads/Production           was Workloads/Prod\nunit moved  Workloads/Production/Payments  was Workloads/Prod/Payments\n",
  );
  expect(stdout).toContain(
    "With this snapshot the access files have errors: which access changes can't be said until they are mended.",
  );
  expect(stderr).toContain("error unknown-organizational-unit");
  expect(tree.snapshot()).toContain("path: Workloads/Production }");
});

test("a directory of others is read with its members, and a change in a group shows who gains what", async () => {
  const people = `groups:
  - { displayName: Engineering, members: [ana.lima] }
  - { displayName: Payments-Developers, members: [ana.lima] }
users:
  - { userName: ana.lima, displayName: Ana Lima, givenName: Ana, familyName: Lima }
  - { userName: bo.chen, displayName: Bo Chen, givenName: Bo, familyName: Chen }
`;
  const { "directory.yaml": _, ...rest } = VALID_TREE;
  const external = {
    ...rest,
    "organization.yaml": String(
      edited("organization.yaml", "identity-center }", "external }")["organization.yaml"],
    ),
    [SNAPSHOT]: `${VALID_TREE[SNAPSHOT]}${people}`,
  };
  const tree = planted(external);
  const aws = await awsOf(external, [
    '{"displayName":"Payments-Developers","members":["ana.lima"]}',
    '{"displayName":"Payments-Developers","members":["ana.lima","bo.chen"]}',
  ]);

  const { stdout } = await sync(tree.directory, aws);

  expect(stdout).toContain(`group members  Payments-Developers  joined: bo.chen

Access  Permission set  Where
──────  ──────────────  ─────────────
bo.chen
gains   developer-dev   payments-dev
gains   developer-prod  payments-prod
`);
  expect(tree.snapshot()).toContain(`  - displayName: Payments-Developers
    members:
      - ana.lima
      - bo.chen
`);
});

test("policies are read with the role that organization.yaml names, one listing for each active account", async () => {
  const withRole = edited(
    "organization.yaml",
    "environments:",
    "sync: { roleName: idc-sync }\nenvironments:",
  );
  const tree = planted(withRole);
  const aws = await awsOf(VALID_TREE);
  const accounts = ["01", "02", "11", "12", "21", "22"].map((end) => `1000000000${end}`);
  for (const account of accounts)
    await aws.iam(account).createRole({
      RoleName: "idc-sync",
      AssumeRolePolicyDocument: JSON.stringify({
        Statement: {
          Effect: "Allow",
          Principal: { AWS: "arn:aws:iam::100000000002:user/sandbox" },
          Action: "sts:AssumeRole",
        },
      }),
    });
  await aws.iam("100000000012").createPolicy({
    PolicyName: "extra",
    PolicyDocument: JSON.stringify({
      Version: "2012-10-17",
      Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "*" },
    }),
  });

  const { code, stdout } = await sync(tree.directory, aws);

  expect(code).toBe(0);
  expect(stdout).toMatch(/policy added +\/extra +in shop-dev\n/);
  expect(tree.snapshot()).toContain(`  - name: extra
    accounts:
      - shop-dev
    document:
      Version: 2012-10-17
      Statement:
        Effect: Allow
        Action: s3:GetObject
        Resource: "*"
`);
  const requests = await controlOf(aws.sandbox).requests();
  const iam = requests.filter(({ operation }) => operation === "GetAccountAuthorizationDetails");
  expect(iam.map(({ caller }) => caller).sort()).toEqual(accounts);
});

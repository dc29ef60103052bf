import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type AccessTree, plantTree, VALID_TREE } from "../model/access-tree";
import { idcHere } from "./idc-here";

const FILE = "break-glass.yaml";
const NOTIFY = "notify: { emails: [security@acme.example] } # N\n";
const NOON = "2027-03-31T12:00:00Z";
const NAME = "2027-03-31-payments-prod-bo-chen";
const GIVEN = {
  "--user": "bo.chen",
  "--account": "payments-prod",
  "--permission-set": "viewer",
  "--justification": "Payments are down.",
  "--ticket": "INC-7",
  "--approver": "ana.lima",
};
const GRANT = `  - name: ${NAME}
    user: bo.chen
    account: payments-prod
    permissionSet: viewer
    justification: "Payments are down."
    ticket: INC-7
    approver: ana.lima
    from: ${NOON}
    until: 2027-03-31T16:00:00Z
`;
const OPEN = `${NOTIFY}grants: # G\n${GRANT}# Z\n`;

/** What a command ends with, and the file after it; it runs in the folder that holds the access files. */
async function run(
  text: string,
  parameters: readonly string[],
  { at = NOON, tree = VALID_TREE, existing = {} }: Given = {},
) {
  const { directory } = plantTree({ ...tree, [FILE]: text });
  const folder = dirname(directory);
  for (const [path, content] of Object.entries(existing)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const before = process.cwd();
  process.chdir(folder);
  try {
    const [command = "", ...rest] = parameters;
    const ended = await idcHere([
      "break-glass",
      command,
      "--access",
      directory,
      "--at",
      at,
      ...rest,
    ]);
    const plain = (written: string) => written.replaceAll(directory, "access");
    return {
      code: ended.code,
      stdout: plain(ended.stdout),
      stderr: plain(ended.stderr),
      file: readFileSync(join(directory, FILE), "utf8"),
      written: (path: string) => readFileSync(join(folder, path), "utf8"),
    };
  } finally {
    process.chdir(before);
    remains.push(folder);
  }
}

interface Given {
  readonly at?: string;
  readonly tree?: AccessTree;
  readonly existing?: Readonly<Record<string, string>>;
}

const remains: string[] = [];
afterEach(() => {
  for (const folder of remains.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The command line that opens access, with some of it changed; undefined leaves an option out. */
const opening = (changes: Readonly<Record<string, string | undefined>> = {}): readonly string[] => [
  "open",
  "--yes",
  ...Object.entries({ ...GIVEN, ...changes }).flatMap(([option, value]) =>
    value === undefined ? [] : [option, value],
  ),
];

describe("idc break-glass open", () => {
  test("adds a grant of four hours, keeps everything else, and says what comes next", async () => {
    const { code, stdout, stderr, file } = await run(`${NOTIFY}grants: [] # G\n# Z\n`, opening());
    expect(file).toBe(OPEN);
    expect(stderr).toBe(
      `access/${FILE}: ${NAME}: bo.chen gets viewer in payments-prod from ${NOON} until 2027-03-31T16:00:00Z.\n`,
    );
    expect(stdout).toBe(
      [
        `access/${FILE}: written.`,
        "Next, with credentials of the account that administers Identity Center:",
        "  npx cdktf plan break-glass",
        "  npx cdktf deploy break-glass",
        `It ends by itself. Sooner: idc break-glass close ${NAME}`,
        "",
      ].join("\n"),
    );
    expect(code).toBe(0);
  });

  test.each<[string, Readonly<Record<string, string | undefined>>, string]>([
    ["for a length", { "--for": "1h30m" }, "until: 2027-03-31T13:30:00Z\n"],
    ["for 72 hours", { "--for": "72h" }, "until: 2027-04-03T12:00:00Z\n"],
    ["until a moment", { "--until": "2027-03-31T12:00:01Z" }, "until: 2027-03-31T12:00:01Z\n"],
    ["from earlier on", { "--from": "2027-03-31T11:00:00Z" }, "until: 2027-03-31T15:00:00Z\n"],
    [
      "to a group",
      { "--user": undefined, "--group": "Payments-Developers" },
      "group: Payments-Developers\n",
    ],
    ["under another name", { "--name": "payments-down" }, "- name: payments-down\n"],
  ])("%s", async (_, changes, expected) => {
    const { code, file } = await run(`${NOTIFY}`, opening(changes));
    expect(file).toContain(expected);
    expect(code).toBe(0);
  });

  test("says when a later beginning can be deployed", async () => {
    const { code, stdout } = await run(NOTIFY, opening({ "--from": "2027-04-01" }));
    expect(stdout).toContain("Next, at 2027-04-01T00:00:00Z or later, with credentials");
    expect(code).toBe(0);
  });

  test("prints the grant and the next commands as JSON", async () => {
    const { stdout } = await run(NOTIFY, [...opening(), "--json"]);
    expect(JSON.parse(stdout)).toEqual({
      grant: {
        name: NAME,
        user: "bo.chen",
        group: null,
        account: "payments-prod",
        permissionSet: "viewer",
        justification: "Payments are down.",
        ticket: "INC-7",
        approver: "ana.lima",
        from: NOON,
        until: "2027-03-31T16:00:00Z",
        record: null,
        state: "in force",
        secondsLeft: 14_400,
      },
      next: ["npx cdktf plan break-glass", "npx cdktf deploy break-glass"],
    });
  });

  test("writes what hostile words say, and neither they nor YAML do anything with it", async () => {
    const hostile = "x\u001b[2J\u202e\n    until: 2099-01-01T00:00:00Z\n# \"'`${a}";
    const first = await run(NOTIFY, opening({ "--justification": hostile, "--ticket": hostile }));
    expect(first.code).toBe(0);
    expect(first.file).not.toMatch(/[^\n\P{C}]/u);
    const { stdout } = await run(first.file, ["list", "--json"]);
    expect(stdout).not.toMatch(/[^\n\P{C}]/u);
    expect(JSON.parse(stdout)).toMatchObject([{ justification: hostile, ticket: hostile }]);
  });

  test.each<[string, Readonly<Record<string, string | undefined>>, number, string]>([
    [
      "an unknown approver",
      { "--approver": "ana.lma" },
      1,
      `access/${FILE}:9:15 error unknown-approver\n  The approver of a grant for an emergency is a user of the directory, got "ana.lma".\n  nearest: "ana.lima"\n  fix: Correct the user name.\n1 error in access, with the change: nothing was done.\n`,
    ],
    [
      "an unknown person",
      { "--user": "bo.chn" },
      1,
      `access/${FILE}:4:11 error unknown-user\n  A grant for an emergency names a user of the directory, got "bo.chn".\n  nearest: "bo.chen"\n  fix: Correct the user name, or add the user to directory.yaml.\n1 error in access, with the change: nothing was done.\n`,
    ],
    ["an unknown account", { "--account": "payment-prod" }, 1, '  nearest: "payments-prod"\n'],
    ["an unknown permission set", { "--permission-set": "viwer" }, 1, '  nearest: "viewer"\n'],
    [
      "an approver who gets it",
      { "--approver": "bo.chen" },
      1,
      `access/${FILE}:9:15 error own-approver\n  A grant for an emergency is approved by somebody else than whoever gets it, got "bo.chen".\n`,
    ],
    [
      "more than 72 hours",
      { "--for": "72h1m" },
      1,
      `access/${FILE}:11:12 error emergency-too-long\n  A grant for an emergency lasts at most 72 hours, got an end that is later than 2027-04-03T12:00:00Z for one that begins at ${NOON}.\n`,
    ],
    [
      "an end before its beginning",
      { "--from": "2027-04-02", "--until": "2027-04-01" },
      1,
      "A grant for an emergency ends after it begins, got 2027-04-01T00:00:00Z after 2027-04-02T00:00:00Z.\n",
    ],
    [
      "an end that is past",
      { "--until": NOON },
      2,
      `Access for an emergency is opened until a later moment, got ${NOON}; it is ${NOON}.\n  fix: Give a later --until, or --for; nothing was written.\n`,
    ],
    [
      "an end that is past, from its length",
      { "--from": "2027-03-30", "--for": "24h" },
      2,
      `Access for an emergency is opened until a later moment, got 2027-03-31T00:00:00Z; it is ${NOON}.\n`,
    ],
    [
      "nobody",
      { "--user": undefined },
      2,
      "Access for an emergency is for a person or for a group.\n  fix: Give either --user or --group; nothing was written.\n",
    ],
    [
      "a person and a group",
      { "--group": "Engineering" },
      2,
      "Access for an emergency is for a person or for a group.\n",
    ],
    [
      "no ticket",
      { "--ticket": undefined },
      2,
      "error: required option '--ticket <id>' not specified\n",
    ],
    [
      "a short justification",
      { "--justification": "help" },
      1,
      `access/${FILE}:7:20 error invalid-justification\n`,
    ],
    [
      "two ends",
      { "--for": "1h", "--until": "2027-04-01" },
      2,
      "error: option '--for <length>' cannot be used with option '--until <moment>'\n",
    ],
    [
      "a length that is none",
      { "--for": "soon" },
      2,
      "error: option '--for <length>' argument 'soon' is invalid. A length of time has the form 4h, 30m or 1h30m, got \"soon\".\n",
    ],
    [
      "a name that is none",
      { "--name": "../x" },
      2,
      "error: option '--name <name>' argument '../x' is invalid. The name of a grant for an emergency has 1 to 48 lower-case letters, digits and hyphens, got \"../x\".\n",
    ],
  ])("writes nothing for %s", async (_, changes, code, said) => {
    const ended = await run(`${NOTIFY}grants: []\n`, opening(changes));
    expect(ended.stderr).toContain(said);
    expect({ code: ended.code, file: ended.file }).toEqual({ code, file: `${NOTIFY}grants: []\n` });
  });

  test.each<[string, string, string]>([
    ["the same access still holds", OPEN, `access/${FILE}:12:5 error overlapping-emergency\n`],
    [
      "the list is an alias",
      `${NOTIFY}x-old: &x []\ngrants: *x\n`,
      "1 error in access: nothing was done.\n",
    ],
    [
      "a list is behind an anchor's alias",
      `notify: { emails: &e [security@acme.example] }\ngrants: *e\n`,
      "in access: nothing was done.\n",
    ],
    ["the file is no YAML", "notify: [\n", `access/${FILE}:`],
  ])("writes nothing where %s", async (_, text, said) => {
    const ended = await run(text, opening());
    expect(ended.stderr).toContain(said);
    expect({ code: ended.code, file: ended.file }).toEqual({ code: 1, file: text });
  });

  test("writes nothing in a file in one line, and says what to write", async () => {
    const text = "{ notify: { emails: [security@acme.example] } }\n";
    const { code, stderr, file } = await run(text, opening());
    expect(stderr).toBe(
      `The list of grants is edited where it is written out, one grant after the other, got another form in access/${FILE}.\n  fix: Write by hand: {"name":"${NAME}","user":"bo.chen","account":"payments-prod","permissionSet":"viewer","justification":"Payments are down.","ticket":"INC-7","approver":"ana.lima","from":"${NOON}","until":"2027-03-31T16:00:00Z"}; nothing was written.\n`,
    );
    expect({ code, file }).toEqual({ code: 1, file: text });
  });

  test("needs a file that says who is told", async () => {
    const { directory, remove } = plantTree(VALID_TREE);
    const { code, stderr } = await idcHere(["break-glass", ...opening(), "--access", directory]);
    remove();
    expect(stderr.replaceAll(directory, "access")).toBe(
      `Access for emergencies is declared in access/${FILE}, got no such file.\n  fix: Write it, with who is told: notify: { emails: [NAME@DOMAIN] }; nothing was written.\n`,
    );
    expect(code).toBe(1);
  });

  test("asks before it writes", async () => {
    const parameters = opening().filter((one) => one !== "--yes");
    const { code, stderr, file } = await run(NOTIFY, parameters);
    expect(stderr).toContain(
      "Nothing was changed: without a terminal to ask on, this command needs --yes.\n",
    );
    expect({ code, file }).toEqual({ code: 1, file: NOTIFY });
  });
});

describe("while what happened is not written down", () => {
  const at = "2027-03-31T17:00:00Z";
  const refused = (who: string) =>
    `Nobody gets access for an emergency while what happened before is not written down, got nothing for "${NAME}", which ended at 2027-03-31T16:00:00Z and gave access to "${who}".\n  fix: Run idc break-glass record ${NAME}; nothing was written.\n`;
  const GROUPS = OPEN.replace("user: bo.chen", "group: Payments-Developers");

  test.each<[string, string, Readonly<Record<string, string | undefined>>, string]>([
    ["the person gets nothing", OPEN, {}, "bo.chen"],
    ["nor somewhere else", OPEN, { "--account": "shop-prod" }, "bo.chen"],
    ["nor in a group", OPEN, { "--user": undefined, "--group": "Payments-Developers" }, "bo.chen"],
    ["nor after a group's", GROUPS, {}, "Payments-Developers"],
  ])("%s", async (_, text, changes, who) => {
    const { code, stderr, file } = await run(text, opening(changes), { at });
    expect(stderr).toBe(refused(who));
    expect({ code, file }).toEqual({ code: 1, file: text });
  });

  test.each<[string, string, Readonly<Record<string, string>>]>([
    ["others do", OPEN, { "--user": "ana.lima", "--approver": "bo.chen" }],
    ["and so does the person when it is", OPEN.replace("# Z", "    record: docs/x.md"), {}],
  ])("%s", async (_, text, changes) => {
    expect(await run(text, opening(changes), { at })).toMatchObject({ code: 0 });
  });
});

describe("idc break-glass close", () => {
  test("ends it now, keeps everything else, and says what comes next", async () => {
    const { code, stdout, stderr, file } = await run(OPEN, ["close", NAME, "--yes"], {
      at: "2027-03-31T12:30:00Z",
    });
    expect(file).toBe(OPEN.replace("until: 2027-03-31T16:00", "until: 2027-03-31T12:30"));
    expect(stderr).toBe(
      `access/${FILE}: ${NAME}: bo.chen loses viewer in payments-prod at 2027-03-31T12:30:00Z instead of 2027-03-31T16:00:00Z.\n`,
    );
    expect(stdout).toContain(`  npx cdktf deploy break-glass\n  idc break-glass record ${NAME}\n`);
    expect(code).toBe(0);
  });

  test("ends it a second after its beginning, where that is now", async () => {
    const { code, file } = await run(OPEN, ["close", NAME, "--yes"]);
    expect(file).toContain("until: 2027-03-31T12:00:01Z\n");
    expect(code).toBe(0);
  });

  test.each<[string, readonly string[], string, number, string]>([
    [
      "what there is not",
      ["close", "2027-03-31-payments-prod-bo-chan", "--yes"],
      NOON,
      2,
      `A grant for an emergency is one of access/${FILE}, got "2027-03-31-payments-prod-bo-chan".\n  nearest: "${NAME}"\n  fix: Take a name that idc break-glass list shows; nothing was written.\n`,
    ],
    [
      "what has ended",
      ["close", NAME, "--yes"],
      "2027-03-31T16:00:00Z",
      1,
      `What is closed has not ended, got "${NAME}", which ended at 2027-03-31T16:00:00Z; it is 2027-03-31T16:00:00Z.\n  fix: Deploy break-glass if people can still sign in with it; nothing was written.\n`,
    ],
    [
      "what has not begun",
      ["close", NAME, "--yes"],
      "2027-03-31T11:59:59Z",
      1,
      `What is closed has begun, got "${NAME}", which begins at ${NOON}; it is 2027-03-31T11:59:59Z, so nobody has it yet.\n  fix: Remove it from the file; nothing was written.\n`,
    ],
    [
      "without a yes",
      ["close", NAME],
      "2027-03-31T12:30:00Z",
      1,
      "Nothing was changed: without a terminal to ask on, this command needs --yes.\n",
    ],
  ])("writes nothing for %s", async (_, parameters, at, code, said) => {
    const ended = await run(OPEN, parameters, { at });
    expect(ended.stderr.endsWith(said) ? said : ended.stderr).toBe(said);
    expect({ code: ended.code, file: ended.file }).toEqual({ code, file: OPEN });
  });
});

describe("idc break-glass list", () => {
  const later = GRANT.replace(NAME, "later").replace(/2027-03-31T/g, "2027-04-02T");
  const past = (name: string, record: string) =>
    GRANT.replace(NAME, name).replace(/2027-03-31T/g, "2027-03-30T") + record;
  const ALL = OPEN.replace(
    "# Z\n",
    `${later}${past("forgotten", "").replace("payments-prod", "shop-prod")}${past("done", "    record: docs/x.md\n")}# Z\n`,
  );

  test("shows what holds first, and for how long", async () => {
    const { code, stdout } = await run(ALL, ["list"], { at: "2027-03-31T12:30:30Z" });
    const words = (line: string) => line.replace(/ {2,}/g, " | ");
    expect(stdout.split("\n").map(words)).toEqual([
      "Name | Who | Account | Permission set | Until",
      expect.stringMatching(/^─/),
      "In force",
      `${NAME} | bo.chen | payments-prod | viewer | 2027-03-31T16:00:00Z`,
      " | 3 hours 29 minutes left",
      "",
      "Ended, and nobody has written down what happened",
      "forgotten | bo.chen | shop-prod | viewer | 2027-03-30T16:00:00Z",
      "",
      "Not begun",
      "later | bo.chen | payments-prod | viewer | 2027-04-02T16:00:00Z",
      "",
      "Ended and recorded",
      "done | bo.chen | payments-prod | viewer | 2027-03-30T16:00:00Z",
      "",
    ]);
    expect(code).toBe(0);
  });

  test("shows the same as JSON", async () => {
    const { stdout } = await run(ALL, ["list", "--json"], { at: "2027-03-31T15:59:59Z" });
    const states = (
      JSON.parse(stdout) as { name: string; state: string; secondsLeft: number }[]
    ).map(({ name, state, secondsLeft }) => [name, state, secondsLeft]);
    expect(states).toEqual([
      [NAME, "in force", 1],
      ["forgotten", "unrecorded", 0],
      ["later", "not begun", 172_801],
      ["done", "recorded", 0],
    ]);
  });

  test("says when there is nothing", async () => {
    expect(await run(NOTIFY, ["list"])).toMatchObject({ code: 0, stdout: "None.\n" });
  });
});

describe("idc break-glass record", () => {
  const at = "2027-03-31T16:00:00Z";
  const RECORD = `docs/post-mortems/${NAME}.md`;

  test("writes a post-mortem, and notes in the file where it is", async () => {
    const ended = await run(OPEN, ["record", NAME, "--yes"], { at });
    expect(ended.file).toBe(OPEN.replace("# Z", `    record: ${RECORD}\n# Z`));
    expect(ended.stdout).toBe(
      `${RECORD}: written. Fill it in, and commit it with access/${FILE}.\n`,
    );
    const text = ended.written(RECORD);
    expect(text).toContain(`# Post-mortem of emergency access: ${NAME}\n`);
    expect(text).toContain("| where | `payments-prod` (`100000000021`) |\n");
    expect(text).toContain("| when | 2027-03-31T12:00:00Z to 2027-03-31T16:00:00Z: 4 hours |\n");
    expect(ended.code).toBe(0);
  });

  test("writes it where it is told to", async () => {
    const ended = await run(OPEN, ["record", NAME, "--yes", "--record", "docs/a b.md"], { at });
    expect(ended.file).toContain('    record: "docs/a b.md"\n');
    expect(ended.written("docs/a b.md")).toContain("# Post-mortem");
  });

  test.each<[string, string, readonly string[], Given, number, string]>([
    [
      "before its end",
      OPEN,
      ["record", NAME, "--yes"],
      { at: "2027-03-31T15:59:59Z" },
      1,
      `What happened is written down after the end, got 2027-03-31T16:00:00Z for "${NAME}"; it is 2027-03-31T15:59:59Z.\n  fix: Wait, or end it: idc break-glass close ${NAME}; nothing was written.\n`,
    ],
    [
      "over a file that exists",
      OPEN,
      ["record", NAME, "--yes"],
      { at, existing: { [RECORD]: "Mine." } },
      1,
      `A record is a new file, got "${RECORD}", which exists.\n  fix: Name another with --record, or move that file away; nothing was written.\n`,
    ],
    [
      "twice",
      OPEN.replace("# Z", `    record: ${RECORD}`),
      ["record", NAME, "--yes"],
      { at, existing: { [RECORD]: "Mine." } },
      1,
      `What happened is written down once, got "${NAME}", whose record is "${RECORD}".\n  fix: Go on in that file; nothing was written.\n`,
    ],
    [
      "outside of the repository",
      OPEN,
      ["record", NAME, "--yes", "--record", "../x.md"],
      { at },
      2,
      "error: option '--record <path>' argument '../x.md' is invalid. A record is a path in this repository to a Markdown file, got \"../x.md\".\nSee idc break-glass record --help.\n",
    ],
    [
      "without a yes",
      OPEN,
      ["record", NAME],
      { at },
      1,
      "Nothing was changed: without a terminal to ask on, this command needs --yes.\n",
    ],
  ])("writes nothing %s", async (_, text, parameters, given, code, said) => {
    const ended = await run(text, parameters, given);
    expect(ended.stderr.endsWith(said) ? said : ended.stderr).toBe(said);
    expect({ code: ended.code, file: ended.file }).toEqual({ code, file: text });
    if (given.existing === undefined) expect(() => ended.written(RECORD)).toThrow("ENOENT");
    else expect(ended.written(RECORD)).toBe("Mine.");
  });
});

test("idc access shows access for an emergency while it holds, and says which it is", async () => {
  const { directory, remove } = plantTree({ ...VALID_TREE, [FILE]: OPEN });
  const held = async (at: string) => {
    const parameters = ["access", "--access", directory, "--json", "--account", "payments-prod"];
    const { stdout } = await idcHere([...parameters, "--at", at]);
    const all = JSON.parse(stdout) as { principal: { name: string }; expires: string | null }[];
    return all.filter(({ principal }) => principal.name === "bo.chen");
  };
  const access = {
    principal: { type: "USER", name: "bo.chen" },
    expires: "2027-03-31T16:00:00Z",
    emergency: NAME,
  };
  expect(await held(NOON)).toEqual([expect.objectContaining(access)]);
  expect(await held("2027-03-31T16:00:00Z")).toEqual([]);
  remove();
});

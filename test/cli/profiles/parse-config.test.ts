import { parseConfig } from "../../../cli/profiles/parse-config";

const sections = (text: string) =>
  parseConfig(text).sections.map(({ type, name, line, settings }) => ({
    type,
    name,
    line,
    settings: Object.fromEntries(settings),
  }));
const problems = (text: string) =>
  parseConfig(text).problems.map(({ line, message }) => `${line} ${message}`);

describe("sections are read as the AWS CLI reads them", () => {
  test.each([
    ["[default]\nregion = x", "default", "", { region: "x" }],
    ["[profile a]\nregion=x", "profile", "a", { region: "x" }],
    ['[profile "a b"]\nregion: x', "profile", "a b", { region: "x" }],
    ["[profile 'a']\n", "profile", "a", {}],
    ["[ profile  a ] # theirs\nRegion = x # y", "profile", "a", { region: "x # y" }],
    ["[sso-session a]\r\nsso_region = x\r\n", "sso-session", "a", { sso_region: "x" }],
    ["[profile a]\ns3 =\n  max = 1\n  max = 2\n", "profile", "a", { s3: "" }],
    ["[profile a]\n  region = x\n  output = y\n", "profile", "a", { region: "x", output: "y" }],
    ["[profile a]\nregion = x\n  more words\n\n# c\n; c\n", "profile", "a", { region: "x" }],
    ["\u00ef\u00bb\u00bf[profile a]\n", "profile", "a", {}],
    ["[profile a]\rregion = x\r", "profile", "a", { region: "x" }],
  ])("%j", (text, type, name, settings) => {
    expect(sections(text)).toEqual([{ type, name, line: 1, settings }]);
    expect(problems(text)).toEqual([]);
  });

  test.each(["", "\n", "# only a comment", "\u00ef\u00bb\u00bf"])("none in %j", (text) => {
    expect(parseConfig(text)).toEqual({ sections: [], blocks: [], problems: [] });
  });
});

const begin = "# >>> idc profiles acme >>>";
const end = "# <<< idc profiles acme <<<";

describe("what the AWS CLI refuses is found with its line, and no setting is quoted", () => {
  test.each([
    ["region = x\n[default]", "1 A setting stands below its section, got one below none."],
    ["[default]\nsecret", "2 A line is a section, a setting or a comment, got none of them."],
    ["[default]\n= x", "2 A line is a section, a setting or a comment, got none of them."],
    ["[default]\n  indented", "2 A line is a section, a setting or a comment, got none of them."],
    ["[profile a\nregion = x", "1 The name of a section ends with ], got one without."],
    ["[]\n", "1 The name of a section ends with ], got one without."],
    ["[a]\n[b]\n[a]\n", "3 A section stands once, got [a] again, after line 1."],
    [
      "[profile \u00c3\u00a9]\n[profile \u00c3\u00a9]\n",
      "2 A section stands once, got [profile é] again, after line 1.",
    ],
    ["[a]\nx = 1\n\nX = 2\n", "4 A section has a setting once, got the same again."],
    [
      `${begin}\n[sso-session acme]\n`,
      "1 The lines of the sso-session acme begin here, and no mark ends them.",
    ],
    [
      `[default]\n${end}\n`,
      "2 A mark ends the lines that one has begun, got the end of acme alone.",
    ],
    [
      `${begin}\n${end}\n${begin}\n${end}\n`,
      "3 The lines of an sso-session stand once, got those of acme again, after line 1.",
    ],
    [
      `${begin}\n${begin.replace("acme", "other")}\n${end.replace("acme", "other")}\n`,
      "2 A mark begins lines of its own, got one inside those of acme.",
    ],
    [`${begin}\n${end}\nregion = x\n`, "3 A setting stands below its section, got one below none."],
    [
      `[default]\n${begin}\nregion = x\n${end}\n`,
      "3 A setting stands below its section, got one below none.",
    ],
  ])("%j", (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });
});

test("marks are found with what stands between them", () => {
  const before = "[default]\r\nregion = x\r\n";
  const block = `${begin}\r\n[profile a]\r\n${end} \r\n`;
  const { blocks, sections: found } = parseConfig(`${before}${block}[profile b]`);
  expect(blocks).toEqual([
    {
      session: "acme",
      lines: [3, 5],
      start: before.length,
      end: before.length + block.length,
    },
  ]);
  expect(found.map(({ name, within }) => [name, within])).toEqual([
    ["", undefined],
    ["a", "acme"],
    ["b", undefined],
  ]);
});

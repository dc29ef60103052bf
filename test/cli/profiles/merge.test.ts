import fc from "fast-check";
import { blockText, type ConfigSection } from "../../../cli/profiles/config-text";
import { merge } from "../../../cli/profiles/merge";
import { UserError } from "../../../cli/user-error";

const ssoSession: ConfigSection = {
  type: "sso-session",
  name: "acme",
  settings: new Map([["sso_start_url", "https://acme.awsapps.com/start"]]),
};
const profile = (name: string, region = "eu-west-1"): ConfigSection => ({
  type: "profile",
  name,
  settings: new Map([
    ["sso_session", "acme"],
    ["region", region],
  ]),
});
const sections = (...profiles: readonly ConfigSection[]) => [ssoSession, ...profiles];
const merged = (text: string, ...profiles: readonly ConfigSection[]) =>
  merge("config", text, "acme", sections(...profiles));
const own = (...profiles: readonly ConfigSection[]) => blockText("acme", sections(...profiles));

const message = (text: string, ...profiles: readonly ConfigSection[]): string => {
  try {
    merged(text, ...profiles);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  return "no error";
};

describe("profiles come", () => {
  test.each([
    ["into an empty file", "", ""],
    ["behind a byte order mark", "\u00ef\u00bb\u00bf", ""],
    ["below what is there, after an empty line", "[default]\n", "\n"],
    ["below a line that has no end", "[default]", "\n\n"],
    ["below an empty line", "[default]\n\n", ""],
    ["below one end of a line and no empty line, as Windows has it", "[default]\r\n", "\r\n"],
    ["below an empty line, as Windows has it", "[default]\r\n\r\n", ""],
    ["into a file that is one empty line", "\n", ""],
  ])("%s", (_, before, between) => {
    expect(merged(before, profile("a")).text.replaceAll("\r\n", "\n")).toBe(
      (before + between).replaceAll("\r\n", "\n") + own(profile("a")),
    );
  });

  test("with the line ends of the file", () => {
    const { text } = merged("[default]\r\nregion = x", profile("a"));
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test("in place of those that stand there, wherever others have moved them", () => {
    const before = `# mine\n${own(profile("a"))}[default]\n\tregion=x`;
    expect(merged(before, profile("b")).text).toBe(
      `# mine\n${own(profile("b"))}[default]\n\tregion=x`,
    );
  });

  test("beside those of another sso-session", () => {
    const others = blockText("other", [{ ...ssoSession, name: "other" }]);
    expect(merged(others, profile("a")).text).toBe(`${others}\n${own(profile("a"))}`);
  });
});

test("what changes is told by section, also where somebody else has changed it", () => {
  const before = own(profile("gone"), profile("kept"), profile("moved", "us-east-1"));
  const { changes, unchanged } = merged(before, profile("kept"), profile("moved"), profile("new"));
  expect(changes.map(({ change, section }) => `${change} ${section.name}`)).toEqual([
    "removed gone",
    "changed moved",
    "added new",
  ]);
  expect(unchanged).toBe(2);
});

test("a comment between the marks goes, and no section is said to have changed", () => {
  const before = own(profile("a")).replace("[profile a]", "# note\n[profile a]");
  expect(merged(before, profile("a"))).toEqual({
    text: own(profile("a")),
    changes: [],
    unchanged: 2,
  });
});

describe("nothing of others is overwritten", () => {
  test("a profile of the same name, however it is written", () => {
    expect(message("[default]\n\n[profile a]\n[profile 'b' ]\n", profile("a"), profile("b"))).toBe(
      [
        "config:3 A section that idc writes is not there already, got [profile a].",
        "config:4 A section that idc writes is not there already, got [profile b].",
        '  fix: Rename or remove it there, or choose other names, as in --name "acme-{account}-{permissionSet}"; nothing was written.',
      ].join("\n"),
    );
  });

  test("an sso-session of the same name", () => {
    expect(message("[sso-session acme]\n", profile("a"))).toBe(
      [
        "config:1 A section that idc writes is not there already, got [sso-session acme].",
        "  fix: Rename or remove it there, or choose another name with --sso-session; nothing was written.",
      ].join("\n"),
    );
  });

  test("a profile that idc has written for another sso-session", () => {
    const others = blockText("other", [{ ...ssoSession, name: "other" }, profile("a")]);
    expect(message(others, profile("a"))).toMatch(/^config:6 .* got \[profile a\]\.\n/);
  });

  test("a section that has got between the marks", () => {
    const text = own(profile("a")).replace("[profile a]", "[default]\n[services s]\n[profile a]");
    expect(message(text, profile("a"))).toBe(
      [
        "config:6 Between its marks only idc writes, got [default].",
        "config:7 Between its marks only idc writes, got [services s].",
        "  fix: Move it below line 11; nothing was written.",
      ].join("\n"),
    );
  });

  test("a file that the AWS CLI refuses stays as it is", () => {
    expect(message("[default]\nsecret\n[default]\n", profile("a"))).toBe(
      [
        "config:2 A line is a section, a setting or a comment, got none of them.",
        "config:3 A section stands once, got [default] again, after line 1.",
        "  fix: Correct the file; nothing was written.",
      ].join("\n"),
    );
  });
});

test("no comment of idc looks like a setting to `aws configure set`, which writes below the last one", () => {
  const comments = own(profile("a"))
    .split("\n")
    .filter((line) => line.startsWith("#"));
  expect(comments).toHaveLength(3);
  for (const comment of comments) expect(comment).not.toMatch(/[:=]/);
});

/** A file as people have it: any characters, indentation, comments, nesting, line ends. */
const words = fc
  .string({ unit: "grapheme", maxLength: 12 })
  .map((text) => text.replace(/\s/g, "_"));
const lines = fc.oneof(
  words.map((text) => [`# ${text}`]),
  words.map((text) => [`  ; ${text}`]),
  fc.constant([""]),
  fc.constant(["\t "]),
  fc
    .record({ n: fc.nat(), value: words, nested: words })
    .map(({ n, value, nested }) => [
      `[profile theirs-${n}]`,
      `region=${value}`,
      "s3 =",
      `    key = ${nested}`,
      "",
    ]),
);
const foreign = (prefix: string) =>
  fc
    .record({
      chunks: fc.uniqueArray(lines, { maxLength: 6, selector: ([first = ""]) => first }),
      lineEnd: fc.constantFrom("\n", "\r\n"),
      last: fc.constantFrom("", "\n"),
    })
    .map(({ chunks, lineEnd, last }) => {
      const text = chunks.flat().join(lineEnd) + (last && lineEnd);
      return Buffer.from(text.replaceAll("theirs", prefix)).toString("latin1");
    });
const someProfiles = fc
  .uniqueArray(fc.constantFrom("a", "b", "c", "d"))
  .map((names) => names.map((name) => profile(name)));

test("foreign text is preserved byte for byte, and merging again changes nothing", () => {
  const mark = fc.constantFrom("", "\u00ef\u00bb\u00bf");
  fc.assert(
    fc.property(
      mark,
      foreign("above"),
      foreign("below"),
      someProfiles,
      someProfiles,
      (byteOrderMark, above, below, first, second) => {
        const start = byteOrderMark + above;
        const once = merged(start, ...first).text;
        expect(once.startsWith(start)).toBe(true);
        expect(once.slice(start.length)).toMatch(
          /^(\r?\n)*# >>> idc profiles acme >>>[\s\S]*# <<< idc profiles acme <<<\r?\n$/,
        );
        expect(merged(once, ...first)).toMatchObject({ text: once, changes: [] });
        const block = once.slice(once.indexOf("# >>> idc profiles"));
        const head = once.slice(0, once.length - block.length);
        // The block's own last line end decides for an empty start; else the file's first.
        const twice = merged(once + below, ...second).text;
        expect(twice.startsWith(head)).toBe(true);
        expect(
          twice.endsWith(`idc profiles acme <<<${block.endsWith("\r\n") ? "\r\n" : "\n"}${below}`),
        ).toBe(true);
        expect(merged(twice, ...second)).toMatchObject({ text: twice, changes: [] });
      },
    ),
  );
});

test("any bytes at all are kept, or refused with the file's name", () => {
  const anything = fc
    .array(
      fc.constantFrom(
        "[",
        "]",
        "=",
        "#",
        " ",
        "\n",
        "\r",
        "a",
        "profile ",
        "\u00ff",
        "[a]\n",
        "x=1\n",
        own(),
        "# >>> idc profiles acme >>>\n",
      ),
    )
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(anything, (text) => {
      try {
        const result = merged(text, profile("a")).text;
        const block = own(profile("a"));
        const at = result.replaceAll("\r\n", "\n").indexOf(block);
        expect(at).not.toBe(-1);
        const [start] = result.split("# >>> idc profiles acme >>>");
        expect(start?.startsWith(text.split("# >>> idc profiles acme >>>")[0] ?? "")).toBe(true);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        expect(error.message).toMatch(/^config:\d+ /);
      }
    }),
    { numRuns: 500 },
  );
});

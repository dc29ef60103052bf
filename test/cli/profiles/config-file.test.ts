import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import {
  defaultConfigFile,
  readConfigFile,
  writeConfigFile,
} from "../../../cli/profiles/config-file";

const now = new Date("2026-11-24T16:20:28.123Z");
const backupName = "config.20261124T162028123Z.bak";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "config-file-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const at = (...parts: readonly string[]) => join(folder, ...parts);
const modeOf = (path: string) => statSync(path).mode & 0o777;

test.each([
  [{}, join(homedir(), ".aws", "config")],
  [{ AWS_CONFIG_FILE: "" }, join(homedir(), ".aws", "config")],
  [{ AWS_CONFIG_FILE: "/etc/aws" }, "/etc/aws"],
  [{ AWS_CONFIG_FILE: "~/aws" }, join(homedir(), "aws")],
  [{ AWS_CONFIG_FILE: "~other/aws" }, "~other/aws"],
])("the AWS CLI's file with %j is %s", (environment, file) => {
  expect(defaultConfigFile(environment)).toBe(file);
});

test("a file that was not there is made with its folder, for its owner alone", () => {
  const config = readConfigFile(at("new", ".aws", "config"));
  expect(config.text).toBeUndefined();
  expect(writeConfigFile(config, "[default]\n", now)).toBeUndefined();
  expect(readFileSync(at("new", ".aws", "config"), "utf8")).toBe("[default]\n");
  expect(modeOf(at("new", ".aws", "config"))).toBe(0o600);
  expect(modeOf(at("new", ".aws"))).toBe(0o700);
  expect(readdirSync(at("new", ".aws"))).toEqual(["config"]);
});

test("a file that was there is copied first, and is its owner's alone from then on", () => {
  writeFileSync(at("config"), "old", { mode: 0o644 });
  const backup = writeConfigFile(readConfigFile(at("config")), "new", now);
  expect(backup).toBe(at(backupName));
  expect(readFileSync(at("config"), "utf8")).toBe("new");
  expect(readFileSync(at(backupName), "utf8")).toBe("old");
  expect([modeOf(at("config")), modeOf(at(backupName))]).toEqual([0o600, 0o600]);
  expect(readdirSync(folder).sort()).toEqual(["config", backupName]);
});

test("bytes that are no UTF-8 survive", () => {
  const bytes = Buffer.from([0xef, 0xbb, 0xbf, 0xff, 0xc3, 0x28, 0x0d, 0x0a, 0x80]);
  writeFileSync(at("config"), bytes);
  const config = readConfigFile(at("config"));
  writeConfigFile(config, `${config.text}x`, now);
  expect(readFileSync(at("config"))).toEqual(Buffer.concat([bytes, Buffer.from("x")]));
  expect(readFileSync(at(backupName))).toEqual(bytes);
});

describe("a symbolic link stays one, and what it leads to is written", () => {
  test.each([
    ["to a file", "real", true],
    ["to a file of another folder", "dotfiles/aws", true],
    ["to a file that is not there yet", "dotfiles/aws", false],
  ])("%s", (_, target, exists) => {
    mkdirSync(at("dotfiles"));
    if (exists) writeFileSync(at(target), "old");
    symlinkSync(target, at("link"));
    symlinkSync("link", at("config"));
    const backup = writeConfigFile(readConfigFile(at("config")), "new", now);
    expect(lstatSync(at("config")).isSymbolicLink()).toBe(true);
    expect(readlinkSync(at("link"))).toBe(target);
    expect(readFileSync(at(target), "utf8")).toBe("new");
    expect(backup).toBe(exists ? `${at(target)}.20261124T162028123Z.bak` : undefined);
  });

  test("in a circle is refused by the system", () => {
    symlinkSync("config", at("config"));
    expect(() => readConfigFile(at("config"))).toThrow("ELOOP");
  });
});

test("what somebody else writes meanwhile is not overwritten", () => {
  writeFileSync(at("config"), "old");
  const config = readConfigFile(at("config"));
  writeFileSync(at("config"), "theirs");
  expect(() => writeConfigFile(config, "new", now)).toThrow(
    `A config file stays as it is while profiles are merged into it, got changes to ${at("config")}.\n  fix: Run this again; nothing was written.`,
  );
  expect(readFileSync(at("config"), "utf8")).toBe("theirs");
  expect(readdirSync(folder)).toEqual(["config"]);
});

test("without a copy nothing is written", () => {
  writeFileSync(at("config"), "old");
  writeFileSync(at(backupName), "of somebody else");
  expect(() => writeConfigFile(readConfigFile(at("config")), "new", now)).toThrow("EEXIST");
  expect(readFileSync(at("config"), "utf8")).toBe("old");
  expect(readFileSync(at(backupName), "utf8")).toBe("of somebody else");
  expect(readdirSync(folder).sort()).toEqual(["config", backupName]);
});

test("a folder is no config file", () => {
  expect(() => readConfigFile(folder)).toThrow(
    `Profiles are merged into a file, got "${folder}", which is something else.\n  fix: Name a file, or leave --write out to have them printed.`,
  );
});

test("a text of two bytes to the character is none", () => {
  writeFileSync(at("config"), Buffer.from("[a]\n[b]\n", "utf16le"));
  expect(() => readConfigFile(at("config"))).toThrow(
    `${at("config")}:1 A config file is text in UTF-8, got a NUL.\n  fix: Correct the file; nothing was written.`,
  );
  expect(existsSync(at(backupName))).toBe(false);
});

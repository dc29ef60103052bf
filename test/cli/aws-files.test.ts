import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkAwsFiles } from "../../cli/aws-files";
import { VALID_TREE } from "../model/access-tree";
import { idcOn } from "./idc-here";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aws-files-"));
  writeFileSync(join(folder, "file"), "");
  mkdirSync(join(folder, "folder"));
  execFileSync("mkfifo", [join(folder, "pipe")]);
});
afterEach(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);

const VARIABLES = ["AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"] as const;
const both = (file: string) => ({ AWS_CONFIG_FILE: file, AWS_SHARED_CREDENTIALS_FILE: file });

test.each(["file", "nowhere"])("AWS's files may be a %s", (name) => {
  expect(() => checkAwsFiles(both(at(name)))).not.toThrow();
});

test("AWS's files may be /dev/null", () => {
  expect(() => checkAwsFiles(both("/dev/null"))).not.toThrow();
});

describe.each(VARIABLES)("%s", (variable) => {
  const other = both("/dev/null");

  test.each([
    ["pipe", "a pipe or a device"],
    ["folder", "a folder"],
  ])("is no %s", (name, what) => {
    expect(() => checkAwsFiles({ ...other, [variable]: at(name) })).toThrow(
      `AWS's settings and credentials are read from regular files, got "${at(name)}", which is ${what}.\n  fix: Name a file in ${variable}, or /dev/null for none.`,
    );
  });
});

test.each([["sync"], ["bootstrap"]])(
  "idc %s ends at a pipe that nobody writes into",
  async (command) => {
    expect(await idcOn(VALID_TREE, [command], both(at("pipe")))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`got "${at("pipe")}", which is a pipe or a device.\n`),
    });
  },
);

import { CommanderError } from "commander";
import { report } from "../../cli/failure";
import { Interrupted } from "../../cli/interruption";
import { UserError } from "../../cli/user-error";
import { SandboxError } from "../../sandbox/errors";

function said(error: unknown, env: NodeJS.ProcessEnv = {}): { code: number; text: string } {
  const written: string[] = [];
  const spy = jest.spyOn(process.stderr, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  const before = process.env.IDC_DEBUG;
  delete process.env.IDC_DEBUG;
  Object.assign(process.env, env);
  try {
    return { code: report(error), text: written.join("") };
  } finally {
    spy.mockRestore();
    delete process.env.IDC_DEBUG;
    if (before !== undefined) process.env.IDC_DEBUG = before;
  }
}

const system = (code: string, path?: string) =>
  Object.assign(new Error(`${code}: refused`), { code, syscall: "open", ...(path && { path }) });

describe("what the user can mend is its message alone", () => {
  test.each([
    ["an error of idc's", new UserError("Mend this.", 2), 2, "Mend this.\n"],
    [
      "an error of the sandbox's",
      new SandboxError("The port is taken."),
      1,
      "The port is taken.\n",
    ],
    [
      "a file that can't be read",
      system("EACCES", "access/organization.yaml"),
      1,
      "Can't use access/organization.yaml: permission denied (open gave EACCES).\n",
    ],
    [
      "a folder in a place that takes none",
      Object.assign(system("ENOENT", "/proc/out"), { syscall: "mkdir" }),
      1,
      "Can't use /proc/out: no folder can be made there (mkdir gave ENOENT).\n",
    ],
    [
      "output that can't be written",
      Object.assign(system("ENOSPC"), { syscall: "write" }),
      1,
      "Can't write the output: no space is left on the device (write gave ENOSPC).\n",
    ],
    ["escape sequences in it", new UserError("\u001b[2J"), 1, "\\u{1b}[2J\n"],
    [
      "a wrong command line, which commander has explained",
      new CommanderError(1, "commander.unknownOption", ""),
      2,
      "",
    ],
    ["help, which was asked for", new CommanderError(0, "commander.helpDisplayed", ""), 0, ""],
    ["Ctrl-C", new Interrupted("SIGINT"), 130, ""],
    ["SIGTERM", new Interrupted("SIGTERM"), 143, ""],
  ])("%s", (_, error, code, text) => {
    expect(said(error)).toEqual({ code, text });
  });
});

describe("what the user can't mend is a fault of idc", () => {
  test.each([
    ["an unexpected error", new TypeError("x is not a function"), "TypeError: x is not a function"],
    ["a system error of no file", system("EACCES"), "Error: EACCES: refused"],
    ["something thrown", "odd", "odd"],
  ])("%s", (_, error, what) => {
    const { code, text } = said(error);
    expect(code).toBe(1);
    expect(text).toBe(
      `This is a fault of idc: ${what}\nPlease report it in the issue tracker of this repository, with the command and this message.\nIDC_DEBUG=1 shows where in the code it happened.\n`,
    );
  });

  test("IDC_DEBUG shows the stack", () => {
    expect(said(new TypeError("odd"), { IDC_DEBUG: "1" }).text).toMatch(/^ {4}at .*failure\.test/m);
  });
});

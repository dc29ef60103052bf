import { PassThrough } from "node:stream";
import { askToGoOn } from "../../../cli/confirmation/ask";
import { Interrupted } from "../../../cli/interruption";

interface Asked {
  readonly answer: Promise<boolean>;
  readonly shown: () => string;
}

/** Asks on a terminal, where somebody presses keys. */
function ask(keys: string | undefined, controller = new AbortController()): Asked {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = new PassThrough();
  const interrupt = () => controller.abort(new Interrupted("SIGINT"));
  const answer = askToGoOn(controller.signal, { input, output, interrupt });
  if (keys === undefined) input.end();
  else input.write(keys);
  return { answer, shown: () => String(output.read()) };
}

test.each([
  ["y\n", true],
  ["YES\n", true],
  [" yes \n", true],
  ["\n", false],
  ["n\n", false],
  ["yess\n", false],
  ["\u0004", false],
])("the answer %j means %s", async (keys, goesOn) => {
  expect(await ask(keys).answer).toBe(goesOn);
});

test("a terminal that is gone means no", async () => {
  expect(await ask(undefined).answer).toBe(false);
});

test("the question says what no answer means", async () => {
  const { answer, shown } = ask("\n");
  await answer;
  expect(shown()).toContain("Go on? [y/N] ");
});

test("Ctrl-C ends the command, not the question alone", async () => {
  await expect(ask("\u0003").answer).rejects.toThrow(new Interrupted("SIGINT"));
});

test("a signal ends the question", async () => {
  const controller = new AbortController();
  const { answer } = ask("", controller);
  controller.abort(new Interrupted("SIGTERM"));
  await expect(answer).rejects.toThrow(new Interrupted("SIGTERM"));
});

test("without a terminal nobody is asked", async () => {
  const silent = { input: new PassThrough(), output: new PassThrough(), interrupt: () => {} };
  await expect(askToGoOn(new AbortController().signal, silent)).rejects.toThrow("needs --yes");
});

import { createProgress } from "../../../cli/output/progress";

/** A stream that is no terminal, and what was written to it. */
const plainStream = () => {
  const written: string[] = [];
  return { written, write: (text: string) => written.push(text) };
};

describe("progress where there is no terminal", () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  test("is one plain line for each beginning and each end", () => {
    const stream = plainStream();
    const progress = createProgress(stream, {});
    const dev = progress.begin("dev: terraform init");
    const prod = progress.begin("prod: terraform init");
    dev.update("dev: 1 of 2 resources");
    dev.done("dev: 2 resources");
    prod.failed("prod: failed");
    progress.done("all");
    expect(stream.written).toEqual([
      "  dev: terraform init\n",
      "  prod: terraform init\n",
      "✔ dev: 2 resources\n",
      "✖ prod: failed\n",
      "✔ all\n",
    ]);
  });

  test("speaks up every ten seconds while a step takes long", () => {
    const stream = plainStream();
    const step = createProgress(stream, {}).begin("dev");
    for (let second = 1; second <= 25; second += 1) {
      jest.advanceTimersByTime(1000);
      step.update(`dev: ${second} of 30 resources`);
    }
    expect(stream.written).toEqual([
      "  dev\n",
      "  dev: 10 of 30 resources\n",
      "  dev: 20 of 30 resources\n",
    ]);
  });

  test("escape sequences in names are spelled out", () => {
    const stream = plainStream();
    createProgress(stream, {}).done("\u001b[2J");
    expect(stream.written).toEqual(["✔ \\u{1b}[2J\n"]);
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStore } from "../../../sandbox/store/open-store";
import { openClock } from "../../../sandbox/time/clock";

const noon = Date.UTC(2026, 0, 1, 12);

describe("the clock", () => {
  it("is the machine's until it is moved", () => {
    let machine = noon;
    const clock = openClock(openStore(), () => machine);
    expect(clock.now()).toEqual(new Date(noon));
    machine += 1000;
    expect(clock.now()).toEqual(new Date(noon + 1000));
  });

  it("goes on from where it was set, earlier or later", () => {
    let machine = noon;
    const clock = openClock(openStore(), () => machine);
    for (const time of ["2020-02-29T00:00:00Z", "2031-12-31T23:59:59Z"]) {
      clock.set(new Date(time));
      expect(clock.now()).toEqual(new Date(time));
      machine += 1000;
      expect(clock.now()).toEqual(new Date(Date.parse(time) + 1000));
    }
  });

  it("is advanced step by step", () => {
    const clock = openClock(openStore(), () => noon);
    clock.advance(1500);
    clock.advance(500);
    expect(clock.now()).toEqual(new Date(noon + 2000));
  });

  it("stays moved when the data directory is opened again", () => {
    const directory = mkdtempSync(join(tmpdir(), "clock-"));
    const before = openStore(directory);
    openClock(before, () => noon).advance(60_000);
    before.close();
    const after = openStore(directory);
    expect(openClock(after, () => noon).now()).toEqual(new Date(noon + 60_000));
    after.close();
    rmSync(directory, { recursive: true });
  });
});

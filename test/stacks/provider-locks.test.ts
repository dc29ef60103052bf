import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { placeProviderLocks } from "../../stacks/provider-locks";

describe("placeProviderLocks", () => {
  let root: string;
  let locks: string;
  let target: string;

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "locks-"));
    locks = join(root, "locks");
    target = join(root, "out/stacks/dev/.terraform.lock.hcl");
    mkdirSync(locks);
    mkdirSync(join(root, "out/stacks/dev"), { recursive: true });
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const write = (path: string, text: string, secondsAgo: number) => {
    writeFileSync(path, text);
    const time = Date.now() / 1000 - secondsAgo;
    utimesSync(path, time, time);
  };
  const place = () => placeProviderLocks(locks, join(root, "out/stacks"));

  test("puts a committed lock file beside its stack", () => {
    write(join(locks, "dev.hcl"), "committed", 0);
    place();
    expect(readFileSync(target, "utf8")).toBe("committed");
  });

  test("keeps the one that Terraform wrote since", () => {
    write(join(locks, "dev.hcl"), "committed", 60);
    write(target, "terraform's", 30);
    place();
    expect(readFileSync(target, "utf8")).toBe("terraform's");
  });

  test("replaces the one that a newer commit has overtaken", () => {
    write(join(locks, "dev.hcl"), "newer", 30);
    write(target, "older", 60);
    place();
    expect(readFileSync(target, "utf8")).toBe("newer");
  });

  test.each<[string, (path: string) => void]>([
    ["a pipe", (path) => execFileSync("mkfifo", [path])],
    ["a folder", (path) => mkdirSync(path)],
  ])("refuses %s, which it would wait for or can't copy", (_, make) => {
    make(join(locks, "dev.hcl"));
    expect(place).toThrow(
      expect.objectContaining({ code: "ENOTSUP", path: join(locks, "dev.hcl") }),
    );
  });

  test("makes no folder for a stack that is not synthesized", () => {
    write(join(locks, "gone.hcl"), "committed", 0);
    place();
    expect(existsSync(join(root, "out/stacks/gone"))).toBe(false);
  });

  test("does nothing where no team commits any", () => {
    rmSync(locks, { recursive: true });
    place();
    expect(existsSync(target)).toBe(false);
  });
});

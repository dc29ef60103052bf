import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { plainJson } from "../../stacks/plain-json";
import { aliased } from "./aliases";

/** A folder with this project in it. */
export class Project {
  constructor(readonly folder: string) {}

  /** Another folder with what git knows of this one, but with the packages of CDK Terrain. */
  copyTo(folder: string): Project {
    const files = execFileSync("git", ["ls-files", "-z"], { cwd: this.folder, encoding: "utf8" });
    for (const file of files.split("\0")) {
      if (!statSync(join(this.folder, file), { throwIfNoEntry: false })?.isFile()) continue;
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      copyFileSync(join(this.folder, file), join(folder, file));
    }
    const manifest = join(folder, "package.json");
    const replaced = aliased(JSON.parse(readFileSync(manifest, "utf8")));
    writeFileSync(manifest, `${JSON.stringify(replaced, null, 2)}\n`);
    return new Project(folder);
  }

  /** Version of a package that is installed in it. */
  versionOf(name: string): string {
    const manifest = readFileSync(join(this.folder, "node_modules", name, "package.json"), "utf8");
    return JSON.parse(manifest).version;
  }

  /** Terraform JSON of every stack by its name: parsed, without CDKTF's notes, which hold its version. */
  synthesize(access: string, outdir: string): ReadonlyMap<string, unknown> {
    this.run(process.execPath, ["-r", "tsx/cjs", "main.ts"], {
      IDC_ACCESS: access,
      CDKTF_OUTDIR: outdir,
      // Both see the same grants as over.
      IDC_AT: "2026-11-25",
    });
    const stacks = join(outdir, "stacks");
    return new Map(
      readdirSync(stacks)
        .sort()
        .map((name) => [
          name,
          JSON.parse(plainJson(readFileSync(join(stacks, name, "cdk.tf.json"), "utf8"))),
        ]),
    );
  }

  /** @throws with all that the command says, if it fails */
  run(command: string, parameters: readonly string[], settings: NodeJS.ProcessEnv = {}): void {
    try {
      execFileSync(command, parameters, {
        cwd: this.folder,
        env: { ...process.env, ...settings },
        encoding: "utf8",
        stdio: ["ignore", "pipe", "pipe"],
      });
    } catch (error) {
      const { stdout = "", stderr = "", message } = error as Error & Record<string, string>;
      throw new Error(`${[command, ...parameters].join(" ")}: ${stdout}${stderr}` || message);
    }
  }
}

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { AccessTree } from "../model/access-tree";
import { root } from "./workflow";

/** A repository of its own that holds what this one does, as it lies here; Node's packages are shared. */
export class Checkout {
  constructor(readonly folder: string) {
    const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
      cwd: root,
      encoding: "utf8",
    });
    for (const file of files.split("\0")) {
      if (statSync(join(root, file), { throwIfNoEntry: false })?.isFile() !== true) continue;
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      copyFileSync(join(root, file), join(folder, file));
    }
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    this.git("init", "--quiet", "--initial-branch=main");
    // The line of .gitignore is about a folder, and here it is a link.
    writeFileSync(join(folder, ".git/info/exclude"), "node_modules\n");
    this.commit("First");
  }

  git(...parameters: readonly string[]): string {
    const identity = ["-c", "user.name=a", "-c", "user.email=a@acme.example"];
    return execFileSync("git", [...identity, ...parameters], {
      cwd: this.folder,
      encoding: "utf8",
      env: { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null" },
      stdio: ["ignore", "pipe", "pipe"],
    }).trim();
  }

  commit(message: string): void {
    this.git("add", "--all");
    this.git("commit", "--quiet", "--allow-empty", "--message", message);
  }

  write(files: AccessTree): void {
    for (const [file, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.folder, file)), { recursive: true });
      writeFileSync(join(this.folder, file), content);
    }
  }

  /** Checks out what GitHub makes of a pull request: its commit on a branch from `main^`, merged into main. */
  merge(change: () => void): void {
    this.git("checkout", "--quiet", "-B", "change", "main^");
    change();
    this.commit("Change");
    this.git("checkout", "--quiet", "--detach", "main");
    this.git("merge", "--quiet", "--no-ff", "--no-edit", "change");
  }
}

/** A `gh` for the PATH: it writes down each request, with the body that it was given, and answers one number. */
export function standInForGh(folder: string, answer: string): string {
  mkdirSync(folder, { recursive: true });
  const gh = join(folder, "gh");
  writeFileSync(
    gh,
    `#!/usr/bin/env bash
for argument in "$@"; do
  printf '%s|' "$argument" >> "${folder}/asked"
  case $argument in body=@*) cp "\${argument#body=@}" "${folder}/body" ;; esac
done
echo >> "${folder}/asked"
case "$*" in *--paginate*) echo "${answer}" ;; esac
`,
  );
  chmodSync(gh, 0o755);
  return gh;
}

import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { folderNotInRevision, gitFailed, noGit, noRepository, unknownRevision } from "./errors";

/**
 * Writes an access folder, as a revision of its repository has it, into a new folder `access` of a directory. Nothing
 * of the repository changes, its index and its files included.
 *
 * @param option that names the revision, as typed: `--base`
 * @throws UserError when there is no git, repository, revision or folder in it
 */
export function writeRevision(
  option: string,
  revision: string,
  folder: string,
  directory: string,
): string {
  const path = resolve(folder);
  // A folder that only the revision has is found from the one above it.
  const [from, inside] = existsSync(path) ? [path, ""] : [dirname(path), basename(path)];
  if (!existsSync(from)) throw noRepository(folder);
  const git = (parameters: readonly string[], cwd = from) => runGit(cwd, parameters, directory);
  const top = git(["rev-parse", "--show-toplevel"]);
  if (!top.ok) throw noRepository(folder);
  const commit = git(["rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`]);
  if (!commit.ok) {
    const shallow = git(["rev-parse", "--is-shallow-repository"]).text === "true";
    throw unknownRevision(option, revision, shallow);
  }
  const tree = git(["rev-parse", "--verify", `${commit.text.split("\n").at(-1)}:./${inside}`]);
  if (!tree.ok || git(["cat-file", "-t", tree.text]).text !== "tree")
    throw folderNotInRevision(option, revision, folder);
  const written = join(directory, "access");
  for (const parameters of [
    ["read-tree", tree.text],
    // Links in a foreign revision lead nowhere.
    ["-c", "core.symlinks=false", "checkout-index", "--all", `--prefix=${written}/`],
  ]) {
    // From further below, git would write nothing of what stands above.
    const ran = git(parameters, top.text);
    if (!ran.ok) throw gitFailed(parameters.join(" "), ran.text);
  }
  return written;
}

/**
 * The text of a file as a revision of the folder's repository has it, with one line end after its last line;
 * undefined where there is none.
 *
 * @param pathOf the file's path below the repository's folder, given that; outside of it, it begins with `..`
 */
export function readFromRevision(
  revision: string,
  folder: string,
  pathOf: (top: string) => string,
): string | undefined {
  const from = existsSync(folder) ? folder : dirname(resolve(folder));
  const top = runGit(from, ["rev-parse", "--show-toplevel"]);
  if (!top.ok) return undefined;
  const path = pathOf(top.text);
  if (path.startsWith("..")) return undefined;
  const shown = runGit(top.text, ["show", "--end-of-options", `${revision}:${path}`]);
  return shown.ok ? `${shown.text}\n` : undefined;
}

/** With an index of its own in `directory`, so that nobody's is touched. */
function runGit(cwd: string, parameters: readonly string[], directory?: string) {
  try {
    const text = execFileSync("git", parameters, {
      cwd,
      env: {
        ...process.env,
        LC_ALL: "C",
        ...(directory === undefined ? {} : { GIT_INDEX_FILE: join(directory, "index") }),
      },
      maxBuffer: 64 * 1024 ** 2,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    return { ok: true, text: text.trim() };
  } catch (error) {
    const { code, stderr }: { code?: unknown; stderr?: unknown } = Object(error);
    if (code === "ENOENT") throw noGit();
    return { ok: false, text: String(stderr ?? "") };
  }
}

import { copyFileSync, existsSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * Puts committed provider lock files (`<locks>/<stack>.hcl`) into the folders of the stacks, where
 * `terraform init` looks for them.
 *
 * The newer one stays: Terraform may have added this machine's checksums to it since.
 */
export function placeProviderLocks(locks: string, stacks: string): void {
  if (!existsSync(locks)) return;
  for (const file of readdirSync(locks).filter((name) => name.endsWith(".hcl"))) {
    const stack = join(stacks, basename(file, ".hcl"));
    const source = join(locks, file);
    const target = join(stack, ".terraform.lock.hcl");
    if (!existsSync(stack)) continue;
    // A pipe would be waited for.
    if (!statSync(source).isFile()) throw noRegularFile(source);
    if (isNewer(source, target)) copyFileSync(source, target);
  }
}

/** As the system says it of what can't be copied. */
const noRegularFile = (path: string): NodeJS.ErrnoException =>
  Object.assign(new Error(`${path} is no regular file`), {
    code: "ENOTSUP",
    syscall: "copyfile",
    path,
  });

const isNewer = (source: string, target: string): boolean =>
  !existsSync(target) || statSync(source).mtimeMs > statSync(target).mtimeMs;

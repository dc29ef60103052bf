import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type DeclaredResource, declaredResources } from "./declared-resources";
import { NoState, parseState, type State } from "./state";

/** Terraform reads these besides the stack's JSON, which always says S3. */
const OVERRIDE = "backend_override.tf.json";
const IMPORTS = "import.tf.json";

/** What the local backend leaves: https://developer.hashicorp.com/terraform/language/backend/local */
const LOCAL_STATE = "terraform.tfstate";
const LOCAL_FILES = [LOCAL_STATE, "terraform.tfstate.backup", ".terraform.tfstate.lock.info"];

/** Where the plan that is applied lies, relative to the folder. */
export const PLAN = "bootstrap.tfplan";

/** The synthesized folder of the stack `bootstrap`, and what lies there only until its state is in S3. */
export class StackFolder {
  constructor(readonly path: string) {}

  declared(): readonly DeclaredResource[] {
    return declaredResources(readFileSync(this.file("cdk.tf.json"), "utf8"));
  }

  /** The state of a bootstrap that has not moved it yet; one that was killed while it was written is none. */
  localState(): State | undefined {
    if (!this.hasLocalState()) return undefined;
    try {
      return parseState(this.localStateText());
    } catch (error) {
      if (error instanceof NoState) return undefined;
      throw error;
    }
  }

  hasLocalState(): boolean {
    return existsSync(this.file(LOCAL_STATE));
  }

  localStateText(): string {
    return readFileSync(this.file(LOCAL_STATE), "utf8");
  }

  localStateFile(): string {
    return this.file(LOCAL_STATE);
  }

  keepStateHere(): void {
    this.write(OVERRIDE, { terraform: { backend: { local: {} } } });
  }

  keepStateInS3(): void {
    this.remove(OVERRIDE);
  }

  /** Has the next apply take existing resources into the state. */
  importExisting(idByAddress: ReadonlyMap<string, string>): void {
    const imports = Array.from(idByAddress, ([to, id]) => ({ to, id }));
    if (imports.length > 0) this.write(IMPORTS, { import: imports });
    else this.remove(IMPORTS);
  }

  removePlan(): void {
    this.remove(IMPORTS, PLAN);
  }

  removeLocalState(): void {
    this.remove(...LOCAL_FILES);
  }

  private file(name: string): string {
    return join(this.path, name);
  }

  private write(name: string, content: object): void {
    writeFileSync(this.file(name), `${JSON.stringify(content, undefined, 2)}\n`);
  }

  private remove(...names: readonly string[]): void {
    for (const name of names) rmSync(this.file(name), { force: true });
  }
}

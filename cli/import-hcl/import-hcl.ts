import { existsSync } from "node:fs";
import { join } from "node:path";
import type { AccessFiles } from "../../model/access-files";
import { byCodeUnit } from "../../model/compare";
import { load, modelOf } from "../load-model";
import { plainStacks } from "../synth/plain-stacks";
import { accessTexts } from "./access-texts";
import { checkIntent } from "./check-intent";
import type { Problem } from "./errors";
import * as errors from "./errors";
import { leftInState } from "./identities";
import { importsOf, importText } from "./imports";
import { ownedAssignments } from "./owners";
import { setKeys } from "./set-keys";
import type { StateResource } from "./state";
import { withAllTags } from "./tags";
import { userAttributes } from "./users";
import { readIntent } from "./variables";

/** What an import writes. */
export interface Imported {
  /** Texts by path. */
  readonly files: ReadonlyMap<string, string>;
  /** How many resources each stack takes over. */
  readonly counts: ReadonlyMap<string, number>;
  /** Types of resources that stay in the module's state. */
  readonly left: readonly string[];
}

/** Where an import reads and writes, folders as typed. */
export interface Folders {
  readonly access: string;
  readonly imports: string;
}

/**
 * Access files and `import` blocks that say what a module's variables say and its state holds. Writes nothing.
 *
 * @throws UserError with everything that stops it
 */
export async function importHcl(
  files: AccessFiles,
  values: Readonly<Record<string, unknown>>,
  state: readonly StateResource[],
  { access, imports: folder }: Folders,
): Promise<Imported> {
  const problems: Problem[] = [];
  const note = (problem: Problem) => void problems.push(problem);
  const stopAtProblems = () => {
    if (problems.length > 0) throw errors.problemsFound(problems);
  };
  const intent = readIntent(values, note);
  stopAtProblems();
  checkIntent(intent, note);
  const organization = files.organization?.value;
  if (organization?.directory.source === "external") {
    if (intent.groups.length > 0) note(errors.directoryIsExternal("sso_groups"));
    if (intent.users.length > 0) note(errors.directoryIsExternal("sso_users"));
  }
  const attributes = userAttributes(intent.users, state, note);
  const owned = ownedAssignments(files, intent.assignments, note);
  const { naming = "{name}-{environment}" } = organization ?? {};
  const keys = setKeys(intent.permissionSets, owned.assignments, naming, note);
  stopAtProblems();

  const permissionSets = withAllTags(intent.permissionSets, state);
  const texts = accessTexts({ ...intent, permissionSets }, owned, keys, attributes);
  refuseFiles(access, [...texts.keys()]);
  const model = modelOf(load(access, { texts }), access);
  const imports = importsOf(model, await plainStacks(model, folder), state, note);
  stopAtProblems();
  const importFiles = new Map(
    [...imports].map(([stack, found]) => [`${stack}/imports.tf`, importText(found)]),
  );
  refuseFiles(folder, [...importFiles.keys()]);
  const placed = (directory: string, named: ReadonlyMap<string, string>) =>
    [...named]
      .sort(([left], [right]) => byCodeUnit(left, right))
      .map(([name, text]): [string, string] => [join(directory, name), text]);
  return {
    files: new Map([...placed(access, texts), ...placed(folder, importFiles)]),
    counts: new Map([...imports].map(([stack, found]) => [stack, found.length])),
    left: leftInState(state),
  };
}

function refuseFiles(folder: string, names: readonly string[]): void {
  const there = names.map((name) => join(folder, name)).filter((file) => existsSync(file));
  if (there.length > 0) throw errors.filesThere(there);
}

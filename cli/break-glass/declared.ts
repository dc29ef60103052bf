import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AccessModel } from "../../model/access-model";
import { type Instant, secondsBetween } from "../../model/instant";
import { readAccessFiles } from "../../model/read-access-files";
import { momentOf } from "../../model/resolve/emergency-times";
import type { EmergencyGrantEntry } from "../../model/schema/break-glass";
import { load, modelOf } from "../load-model";
import * as errors from "./errors";

const FILE = "break-glass.yaml";

/** A grant for an emergency as the file declares it, at a moment. */
export interface DeclaredGrant extends Omit<EmergencyGrantEntry, "from" | "until"> {
  /** Its place in the file's list. */
  readonly index: number;
  readonly from: Instant;
  readonly until: Instant;
  /** `unrecorded`: it has ended, and nobody has written down what happened. */
  readonly state: "not begun" | "in force" | "unrecorded" | "recorded";
  /** Until it ends; 0 when it has ended. */
  readonly secondsLeft: number;
}

/** The file, checked together with all others. */
export interface Declared {
  readonly model: AccessModel;
  /** Path of the file. */
  readonly file: string;
  readonly text: string;
  /** As they stand in the file. */
  readonly grants: readonly DeclaredGrant[];
}

/**
 * What the file declares.
 *
 * @throws UserError where the access files have errors, after they have been said, and where there is no such file
 */
export function declared(access: string, at: Instant): Declared {
  const model = modelOf(load(access, { at }), access);
  const entries = readAccessFiles(access, () => {})?.breakGlass?.value.grants ?? [];
  const file = join(access, FILE);
  if (model.emergency === undefined) throw errors.noFile(file);
  return {
    model,
    file,
    text: readFileSync(file, "utf8"),
    grants: entries.map((entry, index) => asOf(entry, index, at)),
  };
}

/** Another text of the file, as access files are loaded with it. */
export const textsWith = (text: string): ReadonlyMap<string, string> => new Map([[FILE, text]]);

/** @throws UserError where nothing has that name */
export function grantNamed({ file, grants }: Declared, name: string): DeclaredGrant {
  const grant = grants.find((one) => one.name === name);
  if (grant !== undefined) return grant;
  throw errors.unknownGrant(
    file,
    name,
    grants.map((one) => one.name),
  );
}

function asOf(entry: EmergencyGrantEntry, index: number, at: Instant): DeclaredGrant {
  const [from, until] = [momentOf(entry.from), momentOf(entry.until)];
  const ended = entry.record === undefined ? "unrecorded" : "recorded";
  const state = at < from ? "not begun" : at < until ? "in force" : ended;
  const secondsLeft = Math.max(0, secondsBetween(at, until));
  return { ...entry, index, from, until, state, secondsLeft };
}

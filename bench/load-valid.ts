import type { AccessModel } from "../model/access-model";
import { loadAccess } from "../model/load-access";

/** The model of a generated folder, which has to be valid. */
export function loadValid(directory: string): AccessModel {
  const loaded = loadAccess(directory);
  if (!loaded.ok) throw new Error(`the folder is not valid: ${JSON.stringify(loaded.errors[0])}`);
  return loaded.value;
}

import type { AccessModel, Environment } from "../../model/access-model";
import { loadAccess } from "../../model/load-access";

/** What loading access/ gave: the model, or every error. */
export const loaded = loadAccess("access", { at: "2026-11-24" });

/** The checked model; fails with every error of access/ when there is one. */
export function model(): AccessModel {
  if (!loaded.ok) {
    throw new Error(
      loaded.errors
        .map((error) => `${error.location.file}:${error.location.line} ${error.message}`)
        .join("\n"),
    );
  }
  return loaded.value;
}

/** One environment of the model, by name. */
export function environment(name: string): Environment {
  const found = model().environments.find((candidate) => candidate.name === name);
  if (found === undefined) {
    throw new Error(`access/ has no environment ${name}`);
  }
  return found;
}

import { basename } from "node:path";
import type { z } from "zod";
import type { AccessFiles } from "./access-files";
import * as errors from "./errors/files";
import type { Report } from "./finding";
import { SCHEMAS } from "./schema/kinds";
import { type Validated, validate } from "./schema/validate";
import { asTyped, fileStart } from "./source/file-start";
import { parsePolicyFile } from "./source/parse-policy-file";
import { parseYaml, type TextFile } from "./source/parse-yaml";
import { readFiles } from "./source/read-files";
import type { SourceFile } from "./source/source-file";

export const SNAPSHOT_FILE = "organization.snapshot.yaml";

/**
 * Reads, parses and validates every file by itself. Undefined when there is no such directory. Texts given
 * `instead` stand for those of files, by path from the directory.
 */
export function readAccessFiles(
  directory: string,
  report: Report,
  instead: ReadonlyMap<string, string> = new Map(),
): AccessFiles | undefined {
  const read = readFiles(directory, report);
  if (read === undefined) return undefined;
  const texts = new Map(read.files.map((file) => [file.name, file]));
  const names = new Set(read.names);
  for (const [name, text] of instead) {
    texts.set(name, { file: asTyped(directory, name), name, text });
    names.add(name);
  }

  for (const required of ["organization.yaml", SNAPSHOT_FILE]) {
    if (!names.has(required)) {
      report(fileStart(directory, required), errors.missingFile(required));
    }
  }

  function load<S extends z.ZodType>(name: string, schema: S): Validated<z.output<S>> | undefined {
    const source = parseText(texts.get(name), parseYaml);
    return source === undefined ? undefined : validate(schema, source, report);
  }
  function parseText(
    text: TextFile | undefined,
    parse: (input: TextFile, report: Report) => SourceFile | undefined,
  ): SourceFile | undefined {
    return text === undefined ? undefined : parse(text, report);
  }
  function loadAll<T>(folder: string, one: (name: string) => T): Map<string, T> {
    const inside = [...names].filter((name) => name.startsWith(`${folder}/`));
    return new Map(inside.map((name) => [name, one(name)]));
  }
  function byStem<T>(files: ReadonlyMap<string, T>): Map<string, T> {
    return new Map([...files].map(([name, file]) => [basename(name, ".yaml"), file]));
  }

  return {
    directory,
    names,
    organization: load("organization.yaml", SCHEMAS.organization),
    snapshot: load(SNAPSHOT_FILE, SCHEMAS["organization-snapshot"]),
    people: load("directory.yaml", SCHEMAS.directory),
    accessControl: load("access-control-attributes.yaml", SCHEMAS["access-control-attributes"]),
    trustedTokenIssuers: load("trusted-token-issuers.yaml", SCHEMAS["trusted-token-issuers"]),
    exceptions: load("exceptions.yaml", SCHEMAS.exceptions),
    monitoring: load("monitoring.yaml", SCHEMAS.monitoring),
    breakGlass: load("break-glass.yaml", SCHEMAS["break-glass"]),
    applications: byStem(loadAll("applications", (name) => load(name, SCHEMAS.application))),
    permissionSets: byStem(
      loadAll("permission-sets", (name) => load(name, SCHEMAS["permission-set"])),
    ),
    environments: byStem(loadAll("environments", (name) => load(name, SCHEMAS.environment))),
    policies: loadAll("policies", (name) => parseText(texts.get(name), parsePolicyFile)),
  };
}

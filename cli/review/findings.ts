import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Diagnostic, Excepted, Loaded } from "../../model/diagnostic";
import { visible } from "../../model/quote";
import { CATALOG } from "../../model/rules/catalog";
import { written } from "../../review/phrase";
import type { Stop } from "../../review/stops";

/**
 * What a review stops at as findings, for code scanning; what is approved is excepted.
 *
 * @param where the access folder, in which a finding stands in the environment's file; or else a plan that was reviewed
 */
export function stopFindings(stops: readonly Stop[], where = "."): Loaded<never> {
  const found = stops.map((stop) => ({ ...diagnosticOf(stop, where), exception: stop.approval }));
  return {
    ok: false,
    errors: found.filter(({ exception }) => exception === undefined),
    warnings: [],
    notices: [],
    excepted: found.filter((one): one is Excepted => one.exception !== undefined),
  };
}

function diagnosticOf({ rule, about, words }: Stop, where: string): Diagnostic {
  const text = CATALOG.find(({ id }) => id === rule);
  if (text === undefined) throw new Error(`The catalog does not explain ${rule}.`);
  return {
    severity: "error",
    rule,
    location: { file: fileOf(about.environment, where), line: 1, column: 1 },
    message: `${written(words, visible)}.`,
    fix: text.fix,
  };
}

function fileOf(environment: string | undefined, where: string): string {
  const file = join(where, "environments", `${environment ?? ""}.yaml`);
  if (existsSync(file)) return file;
  const organization = join(where, "organization.yaml");
  return existsSync(organization) ? organization : where;
}

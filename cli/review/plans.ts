import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { isProblem, type Plan, readPlan } from "../../review/plan/read-plan";
import { noPlan, planNotAFile, plansOfOneName, planUnreadable } from "./errors";

/** Reads files that `terraform show -json` wrote. @throws UserError for what is no such file */
export function readPlans(files: readonly string[]): readonly Plan[] {
  const names = new Map<string, string>();
  return files.map((file) => {
    const name = planName(file);
    const other = names.get(name);
    if (other !== undefined) throw plansOfOneName(name, other, file);
    names.set(name, file);
    const read = readPlan(name, contentOf(file));
    if (isProblem(read)) throw noPlan(file, read);
    return read;
  });
}

/** The file's name says which stack it is of, since a plan does not: `dev.json`, `dev.plan.json`. */
const planName = (file: string): string =>
  basename(file)
    .replace(/\.json$/, "")
    .replace(/\.(tf)?plan$/, "");

function contentOf(file: string): string {
  try {
    if (!statSync(file).isFile()) throw planNotAFile(file);
    return readFileSync(file, "utf8").replace(/^\ufeff/, "");
  } catch (error) {
    const { code }: { code?: unknown } = Object(error);
    throw typeof code === "string" ? planUnreadable(file, code) : error;
  }
}

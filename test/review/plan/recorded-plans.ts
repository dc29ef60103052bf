import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isProblem, type Plan, readPlan } from "../../../review/plan/read-plan";

/** Path of what `terraform show -json` printed for a plan on the sandbox. */
export const planFile = (name: string): string =>
  join(__dirname, `../../fixtures/plans/${name}.json`);

/** A recorded plan, read. */
export function recordedPlan(file: string, name = file): Plan {
  const read = readPlan(name, readFileSync(planFile(file), "utf8"));
  if (isProblem(read)) throw new Error(`${file} is no plan: ${JSON.stringify(read)}`);
  return read;
}

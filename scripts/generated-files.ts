import { jsonSchema } from "../model/schema/json-schema";
import { SCHEMAS } from "../model/schema/kinds";
import { managedPolicyIndex } from "./managed-policy-index";

/** Every file that `npm run generate` writes, by path from the repository's root. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const kind of Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[]) {
    files.set(`access/schema/${kind}.schema.json`, toJson(jsonSchema(kind)));
  }
  files.set("model/aws-managed-policies.generated.json", toJson(managedPolicyIndex()));
  return files;
}

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

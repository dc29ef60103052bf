import { readFileSync } from "node:fs";
import { join } from "node:path";
import { jsonSchema } from "../model/schema/json-schema";
import { SCHEMAS } from "../model/schema/kinds";
import { terraformModuleFiles } from "../modules/terraform/files";
import { actionCatalog } from "./action-catalog";
import { explorerScript } from "./explorer-script";
import { managedPolicyDocuments } from "./managed-policy-documents";
import { managedPolicyIndex } from "./managed-policy-index";
import { rulesDocument } from "./rules-document";

/** Every file that `npm run generate` writes, by path from the repository's root. */
export function generatedFiles(): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const kind of Object.keys(SCHEMAS) as (keyof typeof SCHEMAS)[]) {
    files.set(`access/schema/${kind}.schema.json`, toJson(jsonSchema(kind)));
  }
  files.set("model/aws-managed-policies.generated.json", toJson(managedPolicyIndex()));
  files.set("model/policies/action-catalog.generated.json", actionCatalog());
  files.set("model/policies/managed-policy-documents.generated.json", managedPolicyDocuments());
  files.set("docs/rules.md", rulesDocument());
  files.set("review/html/explorer.generated.js", explorerScript());
  for (const [file, content] of generatedModules()) files.set(file, content);
  return files;
}

/** Those of them that `npm run synth:modules` writes: Terraform modules, with the examples in their READMEs. */
export const generatedModules = (): ReadonlyMap<string, string> =>
  terraformModuleFiles((name) =>
    readFileSync(join(__dirname, "../examples/hcl", name, "main.tf"), "utf8"),
  );

function toJson(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

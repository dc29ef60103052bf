import { accessControlAttributes } from "./access-control-attributes";
import { accountAssignments } from "./account-assignments";
import { application } from "./application";
import { directory } from "./directory";
import { identityCenter } from "./identity-center";
import { permissionSet } from "./permission-set";
import { principals } from "./principals";
import { renderModule, renderReadme } from "./render";
import type { TerraformModule } from "./terraform-module";

/** Every module that HCL teams can call. */
export const TERRAFORM_MODULES: readonly TerraformModule[] = [
  permissionSet,
  accountAssignments,
  directory,
  principals,
  accessControlAttributes,
  application,
  identityCenter,
];

/**
 * The files of all modules, by path from the repository's root.
 *
 * @param exampleOf gives the configuration that shows how a module is called
 */
export function terraformModuleFiles(
  exampleOf: (name: string) => string,
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const module of TERRAFORM_MODULES) {
    const folder = `terraform-modules/${module.name}`;
    files.set(`${folder}/main.tf.json`, renderModule(module));
    files.set(`${folder}/README.md`, renderReadme(module, exampleOf(module.name)));
    for (const [name, child] of Object.entries(module.children ?? {}))
      files.set(`${folder}/${name}/main.tf.json`, renderModule(child));
  }
  return files;
}

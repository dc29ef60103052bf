import { z } from "zod";
import { reference } from "./principal";
import { text, uniqueList } from "./text";

/** Arguments that Terraform keeps for itself: https://developer.hashicorp.com/terraform/language/block/module */
const RESERVED = [
  "source",
  "version",
  "providers",
  "count",
  "for_each",
  "depends_on",
  "lifecycle",
  "locals",
  "connection",
  "provisioner",
];

const variableName = (description: string) =>
  text({
    rule: "invalid-module-variable",
    demand:
      "A variable or an output has letters, digits, _ and -, and no name that Terraform keeps",
    fix: "Copy the name from the module.",
    description,
    pattern: /^[A-Za-z_][\w-]*$/,
    maximum: 128,
    fits: (name) => !RESERVED.includes(name),
  });

/** A Terraform module of another team, called in an environment's stack. */
export const moduleEntry = z
  .strictObject({
    source: reference(
      "A module's source",
      "NAMESPACE/NAME/PROVIDER of a registry, git::https://… or git::ssh://… with ?ref=, or a folder of this repository, as in ./shared/console.",
    ),
    version: text({
      rule: "invalid-module-version",
      demand: "A module's version is one version, as in 1.2.0",
      fix: "Write all three numbers: a range would be another module tomorrow.",
      description: "Version of a registry's module.",
      pattern: /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/,
      maximum: 128,
    }).optional(),
    inputs: z.record(variableName("Variable of the module."), z.unknown()).optional().meta({
      description:
        "Values of its variables. { permissionSet: NAME } is an ARN, { group: NAME }, { user: NAME } and { account: NAME } ids, { instance: arn } or { instance: identityStoreId } the instance's; { value: … } is taken as it is.",
    }),
    outputs: uniqueList(
      variableName("Output of the module."),
      "Outputs of the module that the stack passes on, in its output modules.",
    ).optional(),
  })
  .meta({ description: "A Terraform module of another team." });

export const moduleName = (description: string) =>
  text({
    rule: "invalid-module-name",
    demand: "A module's name has 1 to 64 lower-case letters, digits and hyphens, a letter first",
    fix: "Write it as in network-console.",
    description,
    pattern: /^[a-z][a-z0-9-]*$/,
    maximum: 64,
  });

export type ModuleEntry = z.infer<typeof moduleEntry>;

import { relative, resolve } from "node:path";
import { App, TerraformHclModule, TerraformOutput } from "cdktf";
import type { ModuleInput, Principal, TerraformModule } from "../model/access-model";
import { claimAddress } from "../modules/address";
import { literal } from "../modules/terraform-text";
import type { EnvironmentStack } from "./environment-stack";

/** Calls modules of other teams in an environment's stack, and passes their outputs on. */
export function callModules(stack: EnvironmentStack, declared: readonly TerraformModule[]): void {
  const outputs = declared.map(({ key, source, version, inputs, outputs }) => {
    const module = new TerraformHclModule(stack, `module--${key}`, {
      source: seenFrom(stack, source),
      ...(version !== undefined && { version }),
      // Terraform reads the folder where it is: a copy would be another source at every change.
      skipAssetCreationFromLocalModules: true,
      variables: Object.fromEntries(
        Object.entries(inputs).map(([name, input]) => [name, terraformValue(stack, input)]),
      ),
    });
    module.overrideLogicalId(claimAddress(stack, "module", key));
    return [key, outputs.map((name) => [name, `\${module.${key}.${name}}`] as const)] as const;
  });
  const passedOn = outputs.filter(([, names]) => names.length > 0);
  if (passedOn.length === 0) return;
  new TerraformOutput(stack, claimAddress(stack, "output", "modules"), {
    staticId: true,
    description: "Outputs of modules of other teams, by module.",
    value: Object.fromEntries(passedOn.map(([key, names]) => [key, Object.fromEntries(names)])),
  });
}

/** Terraform sees a folder from that of the stack; people write it from the repository's root. */
function seenFrom(stack: EnvironmentStack, source: string): string {
  if (!source.startsWith("./")) return source;
  const folder = resolve(App.of(stack).outdir, "stacks", stack.node.id);
  return pathBetween(folder, resolve(source));
}

/** From one folder to another as Terraform takes it for a path. */
export function pathBetween(from: string, to: string): string {
  const path = relative(from, to).replaceAll("\\", "/");
  return path.startsWith("../") ? path : `./${path}`;
}

function terraformValue(stack: EnvironmentStack, input: ModuleInput): unknown {
  switch (input.type) {
    case "value":
      return literally(input.value);
    case "list":
      return input.items.map((item) => terraformValue(stack, item));
    case "object":
      return Object.fromEntries(
        Object.entries(input.fields).map(([name, field]) => [
          literal(name),
          terraformValue(stack, field),
        ]),
      );
    case "permission-set":
      return stack.permissionSets.get(input.key)?.arn;
    case "principal":
      return stack.principals.principalId(input.principal.type, input.principal.name);
    case "account":
      return input.id;
    case "instance":
      return stack.instance[input.attribute];
  }
}

/** Plain data in which no text is a template. */
function literally(value: unknown): unknown {
  if (typeof value === "string") return literal(value);
  if (Array.isArray(value)) return value.map(literally);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [literal(name), literally(field)]),
  );
}

/** Everything that modules are given, however deep. */
const references = (modules: readonly TerraformModule[]) =>
  modules.flatMap(({ key, file, inputs }) =>
    Object.values(inputs)
      .flatMap(within)
      .map((input) => ({ module: key, file, input })),
  );

function within(input: ModuleInput): readonly ModuleInput[] {
  if (input.type === "list") return input.items.flatMap(within);
  if (input.type === "object") return Object.values(input.fields).flatMap(within);
  return [input];
}

/** Keys of the permission sets that modules are given. */
export const setsGiven = (modules: readonly TerraformModule[]): readonly string[] =>
  references(modules).flatMap(({ input }) => (input.type === "permission-set" ? [input.key] : []));

/** Groups and users that modules are given, each with who gives it. */
export const principalsGiven = (
  modules: readonly TerraformModule[],
): readonly { readonly principal: Principal; readonly module: string; readonly file: string }[] =>
  references(modules).flatMap(({ input, module, file }) =>
    input.type === "principal" ? [{ principal: input.principal, module, file }] : [],
  );

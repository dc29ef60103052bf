import { literal } from "../terraform-text";
import { type Child, expression, ruleBlocks, type TerraformModule } from "./terraform-module";

/** What every module needs; where the provider is and how it is configured is its caller's. */
const REQUIREMENTS = {
  // `terraform test`, which the modules' tests run with.
  required_version: ">= 1.6.0",
  required_providers: { aws: { source: "hashicorp/aws", version: ">= 5.100.0, < 7.0.0" } },
};

/** A module's `main.tf.json`. */
export function renderModule({ variables, outputs = {}, blocks }: Child): string {
  const module = {
    terraform: REQUIREMENTS,
    variable: mapped(variables, ({ validation = [], description, ...variable }) => ({
      description: literal(description),
      ...variable,
      // A module around this one hands on null for what nobody gave it.
      ...((variable.default ?? null) !== null && { nullable: false }),
      ...(validation.length > 0 && { validation: ruleBlocks(validation) }),
    })),
    ...blocks,
    ...(Object.keys(outputs).length > 0 && {
      output: mapped(outputs, ({ description, value, dependsOn, precondition }) => ({
        description: literal(description),
        value: expression(value),
        ...(dependsOn && { depends_on: dependsOn }),
        ...(precondition && { precondition: ruleBlocks(precondition) }),
      })),
    }),
  };
  return `${JSON.stringify(module, null, 2)}\n`;
}

/** @param example a configuration that calls the module, in HCL */
export function renderReadme(module: TerraformModule, example: string): string {
  const { name, summary, notes, variables, outputs } = module;
  return `${[
    `# ${name}`,
    summary,
    `\`\`\`hcl\n${example.trim()}\n\`\`\``,
    `The [example](../../examples/hcl/${name}/main.tf) runs as it stands. Elsewhere \`source\` is this folder of the repository at a tag, or of the npm package.`,
    ...notes,
    "## Inputs",
    ...Object.entries(variables).map(([variable, { type, description, ...rest }]) =>
      [
        `**\`${variable}\`** ${"default" in rest ? `(default \`${JSON.stringify(rest.default)}\`)` : "(required)"}: ${description}`,
        `\`\`\`hcl\n${type}\n\`\`\``,
      ].join("\n\n"),
    ),
    "## Outputs",
    Object.entries(outputs)
      .map(([output, { description }]) => `- \`${output}\`: ${description}`)
      .join("\n"),
    "## Requirements",
    `Terraform ${REQUIREMENTS.required_version}, provider ${REQUIREMENTS.required_providers.aws.source} ${REQUIREMENTS.required_providers.aws.version}; tested with Terraform 1.11.4 and provider 5.100.0. The provider's configuration and the backend are the caller's.`,
    "Generated: `npm run synth:modules` writes this folder anew.",
  ].join("\n\n")}\n`;
}

function mapped<T>(items: Readonly<Record<string, T>>, change: (item: T) => object): object {
  return Object.fromEntries(Object.entries(items).map(([name, item]) => [name, change(item)]));
}

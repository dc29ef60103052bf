import type { DeclarationReflection, ProjectReflection } from "typedoc";

/** `docs/api/README.md`: every module, and what its construct makes. */
export function apiIndex({ children: modules = [] }: ProjectReflection): string {
  const rows = modules.map(
    (module) => `| [${module.name}](${module.name}.md) | ${summary(module)} |`,
  );
  return `${[INTRODUCTION, ["| module | is |", "| --- | --- |", ...rows].join("\n")].join("\n\n")}\n`;
}

const INTRODUCTION = `# API reference

The modules of the npm package, from their docstrings; \`npm run api\` writes these pages anew. Each is imported by its name, as \`import { PermissionSet } from "identity-center-as-code/modules/permission-set"\`, into a CDKTF project: [an example](../../examples/npm/README.md).

A prop that stands for a field of AWS's API has the name of that field in its description, and the limits that AWS sets. What breaks one of them is an error when the construct is made, with the rule and what was given.`;

/** First paragraph about the construct, which bears the module's name, or about a module without one. */
function summary({ name, comment, children = [] }: DeclarationReflection): string {
  const construct = children.find((child) => child.name === className(name));
  const text = ((comment ?? construct?.comment)?.summary ?? []).map((part) => part.text).join("");
  return text.split("\n\n")[0]?.replace(/\s+/g, " ").trim() ?? "";
}

const className = (module: string): string =>
  module.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());

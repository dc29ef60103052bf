import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { TypeDocOptions } from "typedoc";
import { withTemporaryDirectory } from "../../cli/temporary-directory";
import { apiIndex } from "./index-page";
import { publishedModules } from "./published-modules";

const root = join(__dirname, "../..");

/**
 * `docs/api/*.md` by file name: a page for each module that the npm package exports, and the list of them.
 *
 * @throws if something exported is not documented, or refers to what no page has
 */
export const renderApi = (): Promise<ReadonlyMap<string, string>> =>
  withTemporaryDirectory(async (out) => {
    // An ES module.
    const { Application } = await import("typedoc");
    const app = await Application.bootstrapWithPlugins({ ...OPTIONS, ...MARKDOWN, out });
    const project = await app.convert();
    if (project === undefined) throw new Error("TypeDoc could not read the modules.");
    for (const module of project.children ?? []) module.name = basename(module.name);
    app.validate(project);
    if (app.logger.hasErrors() || app.logger.hasWarnings())
      throw new Error("Document what TypeDoc names above, or export it from its module.");
    await app.generateOutputs(project);
    const pages = readdirSync(out).filter((file) => file.endsWith(".md") && file !== "README.md");
    return new Map([
      ["README.md", apiIndex(project)],
      ...pages.sort().map((file): [string, string] => [file, page(join(out, file))]),
    ]);
  });

const page = (file: string): string => `${readFileSync(file, "utf8").trimEnd()}\n`;

const OPTIONS: Partial<TypeDocOptions> = {
  entryPoints: publishedModules().map((name) => join(root, "modules", name, `${name}.ts`)),
  tsconfig: join(root, "tsconfig.build.json"),
  plugin: ["typedoc-plugin-markdown"],
  logLevel: "Warn",
  // No page may differ with the machine or the commit that it was written on.
  disableSources: true,
  gitRevision: "main",
  readme: "none",
  excludePrivate: true,
  excludeExternals: true,
  jsDocCompatibility: { defaultTag: false },
  sort: ["source-order"],
  validation: { notExported: true, invalidLink: true, notDocumented: true },
  requiredToBeDocumented: [
    "Class",
    "Interface",
    "TypeAlias",
    "Function",
    "Method",
    "Property",
    "Variable",
  ],
};

/** Pages that GitHub shows well: tables, and no navigation of their own. */
const MARKDOWN = {
  outputFileStrategy: "modules",
  hidePageHeader: true,
  hideBreadcrumbs: true,
  hideGroupHeadings: true,
  parametersFormat: "table",
  interfacePropertiesFormat: "table",
  classPropertiesFormat: "table",
  typeAliasPropertiesFormat: "table",
  typeDeclarationFormat: "table",
} as const;

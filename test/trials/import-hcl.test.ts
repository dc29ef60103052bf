import { copyFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadAccess } from "../../model/load-access";
import { renderDiagnostic } from "../../model/render-diagnostic";
import { idcHere } from "../cli/idc-here";
import { start } from "../e2e/harness/command";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider, terraform } from "../e2e/harness/requirements";
import { copyOfExample, estateOfExample, SHAPES, variablesOf } from "../fixtures/hcl-modules";

jest.setTimeout(600_000);

const MANAGEMENT_ACCOUNT = "200000000001";

describeWithProvider("access that a module in HCL made", () => {
  test.each(SHAPES)("in %s of variables is taken over without a change", async (shape) => {
    const { folder, remove } = copyOfExample(shape);
    const aws = await startLocalAws(estateOfExample(folder, shape));
    try {
      // As their team has it.
      await their(aws, folder, "init");
      await their(aws, folder, "apply", "-auto-approve", "-parallelism=30");
      writeFileSync(join(folder, "state.json"), await their(aws, folder, "show", "-json"));
      const before = await readContents(aws);

      const [access, imports] = [join(folder, "access"), join(folder, "imports")];
      const ended = await idcHere(
        [
          ...["import-hcl", "--access", access, "--imports", imports],
          ...["--variables", join(folder, variablesOf(shape))],
          ...["--state", join(folder, "state.json")],
        ],
        { PATH: process.env.PATH },
      );
      expect(ended).toMatchObject({ code: 0, stderr: "" });

      const loaded = loadAccess(access);
      if (!loaded.ok) throw new Error(loaded.errors.map(renderDiagnostic).join("\n"));
      const stacks = aws.synthesize(loaded.value);
      await aws.setStatePolicy(loaded.value);
      // The identity stack first: the others read the ARNs of its permission sets.
      const names = readdirSync(imports).sort(
        (left, right) => Number(right === "identity") - Number(left === "identity"),
      );
      expect(names).toEqual(
        shape === "maps" ? ["identity", "dev", "management", "prod"] : ["identity", "dev", "prod"],
      );
      for (const name of names) {
        const there = name === "management" ? stacks.as(MANAGEMENT_ACCOUNT) : stacks;
        const file = join(imports, name, "imports.tf");
        copyFileSync(file, join(stacks.folder(name), "imports.tf"));
        const expected = readFileSync(file, "utf8").split("import {").length - 1;
        await there.init(name);
        const plan = await there.plan(name);
        expect(plan).toMatchObject({ code: 2, changes: {} });
        expect(plan.output).toContain(
          `Plan: ${expected} to import, 0 to add, 0 to change, 0 to destroy.`,
        );
        await there.apply(name);
        expect(await there.plan(name)).toMatchObject({ code: 0 });
      }
      expect(await readContents(aws)).toEqual(before);
    } finally {
      await aws.stop();
      remove();
    }
  });
});

/** @throws with what Terraform says, if it fails */
async function their(aws: LocalAws, cwd: string, ...parameters: string[]): Promise<string> {
  const env = { ...aws.environment, AWS_ACCESS_KEY_ID: MANAGEMENT_ACCOUNT };
  const { code, stdout, stderr } = await start(terraform().command, parameters, { cwd, env }).ended;
  if (code !== 0) throw new Error(`terraform ${parameters.join(" ")}: ${stdout}${stderr}`);
  return stdout;
}

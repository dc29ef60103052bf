import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEstate } from "../../sandbox/estate";
import { outcomeOf, start } from "../e2e/harness/command";
import type { Contents } from "../e2e/harness/contents";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { describeWithProvider, terraform } from "../e2e/harness/requirements";
import { dev, estateText, management, prod } from "../sandbox/estate-fixture";

jest.setTimeout(600_000);

/** What their accounts hold before they write any Terraform. */
const estate = parseEstate(
  `${estateText}
permissionSets:
  - { name: reader, sessionDuration: PT2H, managedPolicies: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] }
  - { name: emergency, managedPolicies: ["arn:aws:iam::aws:policy/AdministratorAccess"] }
`,
  "estate.yaml",
);

interface ForeignModule {
  readonly module: string;
  /** Access once it is applied, and once it is changed. */
  readonly access: readonly string[];
  readonly changed: readonly string[];
}

const MODULES: readonly ForeignModule[] = [
  {
    module: "lists-and-children",
    access: [
      `GROUP Engineering has PlatformAdmin in ${dev}`,
      `USER bo.chen has PlatformRead in ${dev}`,
    ],
    changed: [
      `GROUP Engineering has PlatformAdmin in ${dev}`,
      `GROUP Engineering has PlatformAdmin in ${prod}`,
      `USER bo.chen has PlatformRead in ${dev}`,
    ],
  },
  {
    module: "maps-in-one-module",
    access: [
      `GROUP Auditors has Billing in ${prod}`,
      `GROUP Auditors has Evidence in ${prod}`,
      `GROUP Finance has Billing in ${dev}`,
    ],
    changed: [
      `GROUP Auditors has Billing in ${prod}`,
      `GROUP Auditors has Evidence in ${prod}`,
      `GROUP Finance has Billing in ${dev}`,
      `GROUP Finance has Billing in ${prod}`,
    ],
  },
  {
    module: "by-hand",
    access: [
      `GROUP Auditors has reader in ${dev}`,
      `GROUP Auditors has reader in ${prod}`,
      `GROUP Engineering has reader in ${dev}`,
      `GROUP Engineering has reader in ${prod}`,
      `USER bo.chen has emergency in ${management}`,
    ],
    changed: [
      `GROUP Auditors has reader in ${dev}`,
      `GROUP Auditors has reader in ${prod}`,
      `USER ana.lima has emergency in ${management}`,
    ],
  },
];

describeWithProvider("Terraform as other teams write it, in front of the sandbox", () => {
  // Nearly all of it is the provider's waiting.
  test.concurrent.each(MODULES)(
    "$module is applied, has nothing to change, changes and goes",
    async ({ module, access, changed }) => {
      const folder = mkdtempSync(join(tmpdir(), "foreign-module-"));
      cpSync(join(__dirname, "foreign-modules", module), folder, { recursive: true });
      const aws = await startLocalAws(estate, { pace: "slow" });
      try {
        const before = await readContents(aws);
        const run = terraformIn(aws, folder);
        await run("init");
        await run("apply", "-auto-approve");
        expect(await accessIn(aws)).toEqual(access);
        await run("plan", "-detailed-exitcode");
        await run("apply", "-auto-approve", "-var=changed=true");
        expect(await accessIn(aws)).toEqual(changed);
        await run("plan", "-detailed-exitcode", "-var=changed=true");
        await run("destroy", "-auto-approve", "-var=changed=true");
        expect(await readContents(aws)).toEqual(withoutAdopted(before));
        expect(aws.records.filter(({ status = 0 }) => status >= 500)).toEqual([]);
      } finally {
        await aws.stop();
        rmSync(folder, { recursive: true });
      }

      /** Terraform took this set over, so that it goes with the rest. */
      function withoutAdopted(contents: Contents): Contents {
        const { reader, ...others } = contents.permissionSets;
        return module === "by-hand" ? { ...contents, permissionSets: others } : contents;
      }
    },
  );
});

/** By the management account, which alone sees all of an organization. @throws with what Terraform says, if it fails or a plan has changes */
function terraformIn(aws: LocalAws, cwd: string) {
  const env = { ...aws.environment, AWS_ACCESS_KEY_ID: management };
  return async (...parameters: readonly string[]): Promise<void> => {
    const { ended } = start(terraform().command, [...parameters, "-no-color"], { cwd, env });
    const { code, output } = outcomeOf(await ended);
    if (code !== 0) throw new Error(`terraform ${parameters.join(" ")}: ${output}`);
  };
}

const accessIn = async (aws: LocalAws): Promise<readonly string[]> =>
  (await readContents(aws)).assignments;

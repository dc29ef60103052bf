import { startAppliedWithProvider } from "../e2e/harness/applied";
import type { LocalAws } from "../e2e/harness/local-aws";
import { readContents } from "../e2e/harness/read-contents";
import { readPermissionSets } from "../e2e/harness/read-permission-sets";
import { readRoles, rolesIn } from "../e2e/harness/read-roles";
import { describeWithProvider } from "../e2e/harness/requirements";
import type { Stacks } from "../e2e/harness/stacks";
import { type AccessTree, edited, loadValid, VALID_TREE } from "../model/access-tree";

jest.setTimeout(600_000);

const PAYMENTS_DEV = "100000000011";
const REASON = "Received a 404 status error: Policy with that name is not there.";

const GRANT =
  "  - { group: Payments-Developers, permissionSet: developer, accounts: [payments-dev] }\n";
const WITH_POLICY = edited(
  "policies/developer.json",
  '"organizations:*"',
  '"account:*", "organizations:*"',
);
const granting = (...grants: readonly string[]): AccessTree => ({
  ...WITH_POLICY,
  "environments/dev.yaml": `grants:\n  - { group: Engineering, permissionSet: viewer, accounts: [all] }\n${grants.join("")}`,
});

/** The operations of AWS that end later, and may fail then. */
type Asynchronous =
  | "CreateAccountAssignment"
  | "DeleteAccountAssignment"
  | "ProvisionPermissionSet";

describeWithProvider("an apply in which AWS takes a request on, and fails at it", () => {
  let aws: LocalAws;
  let stacks: Stacks;
  let stop: (() => Promise<void>) | undefined;

  beforeAll(async () => {
    ({ aws, stacks, stop } = await startAppliedWithProvider(loadValid(VALID_TREE), "dev"));
  });

  afterAll(() => stop?.());

  afterEach(async () => {
    expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
  });

  /** What Terraform says of an apply in which one such request fails. */
  async function failing(operation: Asynchronous, tree: AccessTree): Promise<string> {
    const fault = { kind: "asynchronous-failure", count: 1, reason: REASON } as const;
    await aws.control.addFaults({ operation: `sso-admin:${operation}`, ...fault });
    stacks.rewrite(loadValid(tree));
    const { code, output } = await stacks.run("dev", "apply", "-auto-approve");
    expect(code).toBe(1);
    return output.slice(output.indexOf("Error: "));
  }

  const actionsDenied = async () => {
    const { "developer-dev": role } = await readRoles(aws, PAYMENTS_DEV);
    return JSON.stringify(role?.inlinePolicy);
  };

  test("provisioning: the accounts keep the old role, no later plan sees it, and AWS says which accounts", async () => {
    expect(await failing("ProvisionPermissionSet", WITH_POLICY)).toContain(
      `unexpected state 'FAILED', wanted target 'SUCCEEDED'. last error: ${REASON} with aws_ssoadmin_permission_set_inline_policy.developer,`,
    );
    // The provider compares with the set, which has the policy, and not with the roles.
    expect(await stacks.plan("dev")).toMatchObject({ code: 0 });
    expect(await actionsDenied()).not.toContain("account:*");
    const { permissionSets } = await readContents(aws);
    expect(permissionSets["developer-dev"]).toMatchObject({
      provisionedIn: [],
      outdatedIn: [PAYMENTS_DEV],
    });
  });

  test("provisioning: asked for again, it brings the accounts up to date", async () => {
    const [instance] = (await aws.sso.listInstances({})).Instances ?? [];
    const InstanceArn = instance?.InstanceArn ?? "";
    const sets = await readPermissionSets(aws.sso, InstanceArn);
    const PermissionSetArn = sets.find(({ name }) => name === "developer-dev")?.PermissionSetArn;
    const TargetType = "ALL_PROVISIONED_ACCOUNTS";
    await aws.sso.provisionPermissionSet({ InstanceArn, PermissionSetArn, TargetType });
    await aws.control.advance("PT1M");
    expect(await actionsDenied()).toContain("account:*");
    const { permissionSets } = await readContents(aws);
    expect(permissionSets["developer-dev"]).toMatchObject({
      provisionedIn: [PAYMENTS_DEV],
      outdatedIn: [],
    });
  });

  test("a removal: the state keeps the assignment, and the next apply removes it", async () => {
    expect(await failing("DeleteAccountAssignment", granting())).toContain(
      `delete: unexpected state 'FAILED', wanted target 'SUCCEEDED'. last error: ${REASON}`,
    );
    expect(await rolesIn(aws, PAYMENTS_DEV)).toContain("developer-dev");
    await stacks.apply("dev");
    expect(await rolesIn(aws, PAYMENTS_DEV)).toEqual(["viewer-dev"]);
  });

  test("an assignment: account, set, principal and reason are said, and the next apply makes it", async () => {
    const said = await failing("CreateAccountAssignment", granting(GRANT));
    expect(said).toMatch(
      /^Error: waiting for SSO Account Assignment for GROUP \([0-9a-f-]{36}\) create: unexpected state 'FAILED'/,
    );
    expect(said).toContain(
      `last error: ${REASON} with aws_ssoadmin_account_assignment.Payments-Developers--developer--payments-dev,`,
    );
    expect(await rolesIn(aws, PAYMENTS_DEV)).toEqual(["viewer-dev"]);
    expect((await stacks.plan("dev")).changes).toEqual({
      "aws_ssoadmin_account_assignment.Payments-Developers--developer--payments-dev": "create",
    });
    await stacks.apply("dev");
    expect(await rolesIn(aws, PAYMENTS_DEV)).toEqual(["developer-dev", "viewer-dev"]);
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import { estateFromAccess } from "../../cli/estate-from-access";
import type { AccessModel, Account } from "../../model/access-model";
import { EveryResource } from "../e2e/every-resource/every-resource";
import { expectedOf } from "../e2e/every-resource/expected";
import { readEverything } from "../e2e/every-resource/read-everything";
import { SET_ONCE } from "../e2e/every-resource/set-once";
import type { Version } from "../e2e/every-resource/versions";
import type { Changes } from "../e2e/harness/changes";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { type ProviderSchema, readProviderSchema } from "../e2e/harness/provider-schema";
import { describeWithProvider, terraform } from "../e2e/harness/requirements";
import { type RunningProvider, startProvider } from "../e2e/harness/running-provider";
import { Stacks } from "../e2e/harness/stacks";
import { loadValid, VALID_TREE } from "../model/access-tree";

jest.setTimeout(300_000);

/** As far as it is looked into: https://developer.hashicorp.com/terraform/internals/json-format#values-representation */
interface StateResource {
  readonly address: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  // biome-ignore lint/suspicious/noExplicitAny: parsed JSON, looked into by path
  readonly values: any;
}

describeWithProvider("every resource of the provider for Identity Center", () => {
  let model: AccessModel;
  let account: Account;
  let aws: LocalAws;
  let root: string;
  let provider: RunningProvider;
  let stacks: Stacks;
  let schema: ProviderSchema;

  const declare = (
    version: Version,
    stack = "every",
    imports?: Readonly<Record<string, string>>,
  ) => {
    const app = new App({ outdir: root });
    const { instance, state } = model;
    new EveryResource(app, stack, { instance, state, account, version, imports });
    app.synth();
  };
  const resources = async (stack: string): Promise<readonly StateResource[]> => {
    const { stdout } = await stacks.start(stack, ["show", "-json"]).ended;
    return JSON.parse(stdout).values.root_module.resources;
  };
  const planned = async (stack = "every"): Promise<Changes> => {
    const { changes } = await stacks.plan(stack);
    return Object.fromEntries(Object.entries(changes).filter(([, change]) => change !== "read"));
  };

  beforeAll(async () => {
    model = loadValid(VALID_TREE);
    account = named(model.accounts, "payments-dev");
    aws = await startLocalAws(estateFromAccess(model));
    root = mkdtempSync(join(tmpdir(), "identity-resources-"));
    declare("created");
    const synthesized = new Stacks(root, terraform().command, aws.environment);
    await synthesized.init("every");
    provider = await startProvider(synthesized, "every");
    stacks = synthesized.with(provider.environment);
    [schema] = await Promise.all([readProviderSchema(synthesized, "every"), stacks.apply("every")]);
  });

  afterAll(async () => {
    await provider?.stop();
    await aws?.stop();
    rmSync(root, { recursive: true, force: true });
  });

  test("is made as declared, and leaves nothing to change", async () => {
    expect(await readEverything(aws)).toEqual(expectedOf("created", account.id));
    expect(await stacks.plan("every")).toMatchObject({ code: 0 });
  });

  test("is all that the provider has for Identity Center, resources and data sources", async () => {
    const declared = (await resources("every")).filter(({ type }) => type !== "terraform_data");
    const types = (wanted: string) =>
      [...new Set(declared.flatMap(({ mode, type }) => (mode === wanted ? [type] : [])))].sort();
    expect(types("managed")).toEqual(Object.keys(schema.resources).sort());
    expect(types("data")).toEqual(Object.keys(schema.dataSources).sort());
  });

  test("is found by every data source", async () => {
    const found = await resources("every");
    const values = (address: string) =>
      found.find((resource) => resource.address === address)?.values ?? {};
    const data = (address: string) => values(`data.${address}`);
    const list = (address: string, items: string, field: string) =>
      data(address)[items].map((item: Readonly<Record<string, unknown>>) => item[field]);
    const id = {
      user: values("aws_identitystore_user.ana_2e_lima").user_id,
      group: values("aws_identitystore_group.Engineering").group_id,
      renamed: values("aws_identitystore_group.renamed").group_id,
      set: values("aws_ssoadmin_permission_set.developer").arn,
      application: values("aws_ssoadmin_application.portal").application_arn,
    };

    expect(data("aws_ssoadmin_instances.instance").arns).toHaveLength(1);
    expect(data("aws_identitystore_group.group").description).toBe("Builds");
    expect(data("aws_identitystore_group.by_name").group_id).toBe(id.renamed);
    expect(list("aws_identitystore_groups.groups", "groups", "group_id").sort()).toEqual(
      [id.group, id.renamed].sort(),
    );
    expect(
      data("aws_identitystore_group_memberships.memberships").group_memberships[0].member_id,
    ).toEqual({ user_id: id.user });
    expect(data("aws_identitystore_user.user")).toMatchObject({
      title: "Engineer, 100%{done}",
      addresses: [expect.objectContaining({ street_address: "Rua ${x} 1" })],
    });
    expect(data("aws_identitystore_user.by_name").user_id).toBe(id.user);
    expect(list("aws_identitystore_users.users", "users", "user_id")).toEqual([id.user]);
    expect(data("aws_ssoadmin_permission_set.set").session_duration).toBe("PT4H");
    expect(data("aws_ssoadmin_permission_set.by_name").arn).toBe(id.set);
    expect(data("aws_ssoadmin_permission_sets.sets").arns).toEqual([id.set]);
    expect(data("aws_ssoadmin_application.application").name).toBe("Portal");
    expect(
      list(
        "aws_ssoadmin_application_assignments.assigned",
        "application_assignments",
        "principal_id",
      ).sort(),
    ).toEqual([id.group, id.user].sort());
    expect(
      list(
        "aws_ssoadmin_application_providers.providers",
        "application_providers",
        "application_provider_arn",
      ),
    ).toContain("arn:aws:sso::aws:applicationProvider/custom");
    expect(
      list(
        "aws_ssoadmin_principal_application_assignments.of_user",
        "application_assignments",
        "application_arn",
      ),
    ).toContain(id.application);
  });

  test("takes a change of every attribute that can change, in place", async () => {
    declare("changed");
    const changes = await planned();
    expect(changes).toEqual({
      "aws_identitystore_group.renamed": "update description, display_name",
      "aws_identitystore_user.ana_2e_lima":
        "update addresses, display_name, emails, locale, name, nickname, phone_numbers, preferred_language, profile_url, timezone, title, user_type",
      "aws_ssoadmin_application.portal":
        "update description, name, portal_options, status, tags, tags_all",
      "aws_ssoadmin_application_assignment_configuration.portal": "update assignment_required",
      "aws_ssoadmin_instance_access_control_attributes.access-control-attributes":
        "update attribute",
      "aws_ssoadmin_permission_set.developer":
        "update description, relay_state, session_duration, tags, tags_all",
      "aws_ssoadmin_permission_set_inline_policy.developer": "update inline_policy",
      "aws_ssoadmin_trusted_token_issuer.issuer":
        "update name, tags, tags_all, trusted_token_issuer_configuration",
    });
    for (const [type, attributes] of Object.entries(schema.resources)) {
      const changing = [...updatedOf(type, changes), ...(SET_ONCE[type] ?? [])];
      expect([type, changing.sort()]).toEqual([type, attributes]);
    }
    await stacks.apply("every");
    expect(await readEverything(aws)).toEqual(expectedOf("changed", account.id));
    expect(await stacks.plan("every")).toMatchObject({ code: 0 });
  });

  test("lets go of every attribute that may be absent", async () => {
    declare("bare");
    await stacks.apply("every");
    expect(await readEverything(aws)).toEqual(expectedOf("bare", account.id));
    expect(await stacks.plan("every")).toMatchObject({ code: 0 });
  });

  test("is replaced by what AWS sets once, with all that hangs on it", async () => {
    declare("other");
    expect(await planned()).toEqual({
      "terraform_data.portal": "update input, output",
      "aws_ssoadmin_application.portal": "replace",
      "aws_ssoadmin_application_access_scope.portal--sso--account--access": "replace",
      "aws_ssoadmin_application_assignment.Engineering--portal": "replace",
      "aws_ssoadmin_application_assignment.user--ana_2e_lima--portal": "replace",
      "aws_ssoadmin_application_assignment_configuration.portal": "replace",
      "aws_ssoadmin_trusted_token_issuer.issuer": "replace",
    });
  });

  test("is imported by its id without a change, and goes in one pass", async () => {
    const managed = (await resources("every")).filter(({ type, mode }) => {
      return mode === "managed" && type !== "terraform_data";
    });
    declare(
      "bare",
      "adopted",
      Object.fromEntries(managed.map(({ address, values }) => [address, values.id])),
    );
    await stacks.init("adopted");
    const { output, changes } = await stacks.plan("adopted");
    expect(output).toContain(
      `Plan: ${managed.length} to import, 1 to add, 0 to change, 0 to destroy.`,
    );
    expect(changes).toEqual({ "terraform_data.portal": "create" });
    await stacks.apply("adopted");
    declare("bare", "adopted");
    expect(await stacks.plan("adopted")).toMatchObject({ code: 0 });
    await stacks.destroy("adopted");
    expect(await readEverything(aws)).toEqual({
      users: [],
      groups: {},
      permissionSets: {},
      assignments: [],
      attributes: "not enabled",
      applications: [],
      issuers: [],
    });
  });
});

/** Attributes of a type that a plan updates. */
function updatedOf(type: string, changes: Changes): string[] {
  const updates = Object.entries(changes).filter(([address]) => address.startsWith(`${type}.`));
  const attributes = updates.flatMap(([, change]) => change.replace(/^update /, "").split(", "));
  return [...new Set(attributes)].filter((attribute) => attribute !== "tags_all");
}

function named(accounts: readonly Account[], name: string): Account {
  const account = accounts.find((candidate) => candidate.name === name);
  if (!account) throw new Error(`the tree has no account ${name}`);
  return account;
}

import fc from "fast-check";
import type { AccessModel, AccountAssignment, Environment } from "../../model/access-model";
import { arbitraryModel } from "../fixtures/arbitrary-model";
import { addresses, type StackJson, synth, synthText } from "../fixtures/synth";

const runs = { numRuns: 25 };

const onlyEnvironment = ({ environments }: AccessModel): Environment => {
  const [environment] = environments;
  if (!environment) throw new Error("the model has no environment");
  return environment;
};

test("the assignments synthesized are exactly the declared ones", () => {
  fc.assert(
    fc.property(arbitraryModel, (model) => {
      const { assignments } = onlyEnvironment(model);
      expect(synthesized(synth(model).get("dev"))).toEqual(assignments.map(triple).sort());
    }),
    runs,
  );
});

test("the order in which anything is declared never changes a byte", () => {
  const shuffled = arbitraryModel.chain((model) => {
    const environment = onlyEnvironment(model);
    return fc
      .record({
        users: shuffle(model.directory.users),
        groups: shuffle(model.directory.groups),
        attributes: shuffle(model.accessControl.attributes),
        applications: shuffle(model.applications),
        issuers: shuffle(model.trustedTokenIssuers),
        shared: shuffle(model.instancePermissionSets),
        own: shuffle(environment.permissionSets),
        grants: shuffle(environment.grants),
        assignments: shuffle(environment.assignments),
      })
      .map(({ users, groups, attributes, applications, issuers, shared, own, ...granted }) => ({
        model,
        reordered: {
          ...model,
          directory: { ...model.directory, users, groups },
          accessControl: { ...model.accessControl, attributes },
          applications: applications.map((application) => ({
            ...application,
            assignments: application.assignments.toReversed(),
            accessScopes: application.accessScopes.toReversed(),
          })),
          trustedTokenIssuers: issuers,
          instancePermissionSets: shared,
          environments: [{ ...environment, permissionSets: own, ...granted }],
        },
      }));
  });
  fc.assert(
    fc.property(shuffled, ({ model, reordered }) => {
      expect(Array.from(synthText(reordered))).toEqual(Array.from(synthText(model)));
    }),
    runs,
  );
});

test("taking an assignment away removes its own block and moves no other", () => {
  const removal = arbitraryModel
    .filter((model) => onlyEnvironment(model).assignments.length > 0)
    .chain((model) =>
      fc
        .nat({ max: onlyEnvironment(model).assignments.length - 1 })
        .map((index) => ({ model, index })),
    );
  fc.assert(
    fc.property(removal, ({ model, index }) => {
      // GIVEN
      const environment = onlyEnvironment(model);
      const assignments = environment.assignments.filter((_, at) => at !== index);
      const before = synth(model).get("dev")?.resource ?? {};
      // WHEN
      const after = synth({ ...model, environments: [{ ...environment, assignments }] }).get("dev");
      // THEN
      const blocks = Object.entries(before).flatMap(([type, named]) =>
        Object.entries(named).map(([name, block]) => ({
          block,
          still: after?.resource?.[type]?.[name],
        })),
      );
      const kept = blocks.filter(({ still }) => still !== undefined);
      expect(kept).toHaveLength(blocks.length - 1);
      for (const { block, still } of kept) expect(still).toEqual(block);
    }),
    runs,
  );
});

test("addresses of singletons never collide either", () => {
  fc.assert(
    fc.property(arbitraryModel, (model) => {
      const { resource = {} } = synth(model).get("identity") ?? {};
      const { users, groups } = model.directory;
      const declared = model.applications.length;
      const count = (type: string) => Object.keys(resource[type] ?? {}).length;
      expect({
        applications: count("aws_ssoadmin_application"),
        configurations: count("aws_ssoadmin_application_assignment_configuration"),
        assignments: count("aws_ssoadmin_application_assignment"),
        scopes: count("aws_ssoadmin_application_access_scope"),
        issuers: count("aws_ssoadmin_trusted_token_issuer"),
      }).toEqual({
        applications: declared,
        configurations: declared,
        assignments: declared * (users.length + groups.length),
        scopes: declared * 2,
        issuers: model.trustedTokenIssuers.length,
      });
    }),
    runs,
  );
});

test("addresses never collide, and are the same in every run", () => {
  fc.assert(
    fc.property(arbitraryModel, (model) => {
      const { assignments, permissionSets } = onlyEnvironment(model);
      const policies = permissionSets.flatMap(({ managedPolicies }) => managedPolicies);
      const resources = addresses(synth(model).get("dev")).filter(
        (name) => !name.startsWith("data."),
      );
      expect(resources).toHaveLength(assignments.length + permissionSets.length + policies.length);
    }),
    runs,
  );
});

test("no byte depends on the machine: no path, date or host name", () => {
  fc.assert(
    fc.property(arbitraryModel, (model) => {
      for (const text of synthText(model).values()) {
        expect(text).not.toContain(process.cwd());
        expect(text).not.toMatch(/\d{4}-\d{2}-\d{2}T|node_modules|\.ts\b/);
      }
    }),
    { numRuns: 5 },
  );
});

const shuffle = <T>(items: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...items], { minLength: items.length });

/** Principal, permission set and account, read out of what was declared. */
const triple = ({ principal, permissionSet, account }: AccountAssignment): string =>
  [principal.type, principal.name, permissionSet, account.id].join(" ");

/** The same, read out of the references in the synthesized JSON. */
function synthesized(dev: StackJson | undefined): string[] {
  const users = dev?.data?.aws_identitystore_user ?? {};
  const sets = dev?.resource?.aws_ssoadmin_permission_set ?? {};
  const principal = (id: string): string => {
    const group = /^\$\{local\.group_ids\[(".+")\]\}$/.exec(id)?.[1];
    if (group !== undefined) return JSON.parse(group);
    const user = /^\$\{data\.aws_identitystore_user\.(.+)\.user_id\}$/.exec(id)?.[1] ?? "";
    return users[user]?.alternate_identifier.unique_attribute.attribute_value;
  };
  const permissionSet = (arn: string): string => {
    const shared = /^\$\{local\.shared_permission_set_arns\[(".+")\]\}$/.exec(arn)?.[1];
    if (shared !== undefined) return JSON.parse(shared);
    const own = /^\$\{aws_ssoadmin_permission_set\.(.+)\.arn\}$/.exec(arn)?.[1] ?? "";
    return sets[own]?.name;
  };
  return Object.values(dev?.resource?.aws_ssoadmin_account_assignment ?? {})
    .map((block) =>
      [
        block.principal_type,
        principal(block.principal_id),
        permissionSet(block.permission_set_arn),
        block.target_id,
      ].join(" "),
    )
    .sort();
}

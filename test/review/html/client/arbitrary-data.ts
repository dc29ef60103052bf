import fc from "fast-check";
import type {
  AssignmentData,
  ExplorerData,
  PermissionSetData,
} from "../../../../review/html/explorer-data";

const below = (count: number) => fc.integer({ min: 0, max: count - 1 });

const set = (name: string): PermissionSetData => ({
  name,
  key: name,
  scope: "environment",
  session: "an hour",
  managedPolicies: [],
  customerManagedPolicies: [],
  tags: [],
  allows: [],
});

/** A page's data of a few of everything, with assignments in any order. */
export const arbitraryData: fc.Arbitrary<ExplorerData> = fc
  .record({
    people: fc.integer({ min: 1, max: 40 }),
    accounts: fc.integer({ min: 1, max: 40 }),
    groups: fc.array(fc.option(fc.uniqueArray(below(40), { maxLength: 8 })), {
      minLength: 1,
      maxLength: 6,
    }),
  })
  .chain(({ people, accounts, groups }) =>
    fc
      .uniqueArray(
        fc.tuple(
          below(3),
          fc.constantFrom<0 | 1>(0, 0, 1),
          fc.nat(),
          below(3),
          below(accounts),
          below(7),
          fc.constantFrom<0 | 1>(0, 1),
        ),
        {
          maxLength: 60,
          selector: ([, type, principal, held, to]) => `${type} ${principal} ${held} ${to}`,
        },
      )
      .map((assignments) => ({
        organization: "o-acme123456",
        environments: [
          { name: "dev", production: false },
          { name: "prod", production: true },
          { name: "staging", production: false },
        ],
        accounts: Array.from({ length: accounts }, (_, number) => ({
          id: String(100_000_000_000 + number),
          name: `account-${number}`,
          email: "",
          organizationalUnit: "",
          status: "ACTIVE",
          tags: [],
        })),
        permissionSets: ["admin", "reader", "writer"].map(set),
        groups: groups.map((members, number) => ({
          name: `group-${number}`,
          ...(members && {
            members: members.filter((one) => one < people).sort((left, right) => left - right),
          }),
        })),
        people: Array.from({ length: people }, (_, number) => ({
          userName: `person-${number}`,
          displayName: `Person ${number}`,
        })),
        assignments: assignments.map(
          ([environment, type, principal, ...rest]): AssignmentData => [
            environment,
            type,
            principal % (type === 0 ? groups.length : people),
            ...rest,
          ],
        ),
      })),
  );

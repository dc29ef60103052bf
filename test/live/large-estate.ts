import { type Estate, parseEstate } from "../../sandbox/estate";

export const managementAccount = "100000000000";
export const administrator = "100000000001";

const numbered = (prefix: string, index: number): string =>
  `${prefix}-${String(index).padStart(4, "0")}`;
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, n) => n);

const document = (action: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
});

/** An organization of so many accounts in units of three levels, with groups of ten people each. */
export function largeEstate(size: {
  readonly accounts: number;
  readonly groups: number;
  readonly users: number;
}): Estate {
  const units = [
    "Security",
    ...["Dev", "Prod"].flatMap((stage) => [
      `Workloads/${stage}`,
      ...numbers(12).map((team) => `Workloads/${stage}/Team ${team}`),
    ]),
  ];
  const paths = ["Workloads", ...units];
  const estate = {
    region: "us-east-1",
    organization: {
      id: "o-large12345",
      rootId: "r-1arg",
      managementAccount,
      delegatedAdministrator: administrator,
    },
    organizationalUnits: paths.map((path, index) => ({
      id: `ou-1arg-${String(10_000_000 + index)}`,
      path,
    })),
    accounts: numbers(size.accounts).map((index) => ({
      id: String(100_000_000_000 + index),
      name: numbered("account", index),
      email: `aws+${index}@large.example`,
      ...(index === 0 ? {} : { organizationalUnit: units[index % units.length] }),
      ...(index % 100 === 99 ? { status: "SUSPENDED" } : {}),
      tags: { team: `team-${index % 12}`, ...(index % 2 === 0 ? { tier: "gold" } : {}) },
      customerManagedPolicies: [
        { name: "boundary", path: "/identity/", document: document("s3:*") },
        { name: "extra", document: document(index % 3 === 0 ? "sqs:*" : "sns:*") },
      ],
    })),
    users: numbers(size.users).map((index) => ({
      userName: numbered("user", index),
      displayName: `User ${index}`,
      givenName: "User",
      familyName: String(index),
      email: `user-${index}@large.example`,
    })),
    groups: numbers(size.groups).map((index) => ({
      displayName: numbered("group", index),
      ...(index % 2 === 0 ? { description: `Group ${index}` } : {}),
      members: numbers(10).map((member) => numbered("user", (index * 10 + member) % size.users)),
    })),
  };
  return parseEstate(JSON.stringify(estate), "large.json");
}

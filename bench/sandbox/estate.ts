import { type Estate, parseEstate } from "../../sandbox/estate";

const GROUPS = 10;
const PERMISSION_SETS = 10;
export const MANAGEMENT_ACCOUNT = "100000000001";

const numbered = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(4, "0")}`);

/**
 * An organization in which so many assignments can be made, a multiple of 100: ten groups with ten
 * permission sets in every account but the management account.
 */
export function estateFor(assignments: number): Estate {
  const accounts = numbered("workload", assignments / GROUPS / PERMISSION_SETS);
  const estate = {
    region: "us-east-1",
    organization: {
      id: "o-acme123456",
      rootId: "r-ac1e",
      managementAccount: MANAGEMENT_ACCOUNT,
    },
    accounts: [
      { id: MANAGEMENT_ACCOUNT, name: "management", email: "aws@acme.example" },
      ...accounts.map((name, index) => ({
        id: String(200_000_000_000 + index),
        name,
        email: `aws+${name}@acme.example`,
      })),
    ],
    groups: numbered("group", GROUPS).map((displayName) => ({ displayName })),
    permissionSets: numbered("set", PERMISSION_SETS).map((name) => ({ name })),
  };
  return parseEstate(JSON.stringify(estate), "bench.json");
}

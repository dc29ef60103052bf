import { type DeclaredPolicy, declaredPolicies, type Statement } from "./declared-policies";
import {
  actionsLike,
  canBe,
  hasEveryRequiredResource,
  hasResource,
  type IamAction,
  knowsConditionKey,
} from "./iam-reference";

const policies = declaredPolicies();
const statements = policies.flatMap((policy) => policy.statements);
const table = statements.map((statement) => [statement.where, statement] as const);
const grants = policies
  .filter((policy) => policy.use === "grant")
  .flatMap((policy) => policy.statements)
  .filter((statement) => statement.effect === "Allow")
  .map((statement) => [statement.where, statement] as const);

describe("every policy statement in access/", () => {
  test.each(table)("%s names actions that exist", async (_where, statement) => {
    const unknown = await keep(statement.actions, (_action, found) => found.length === 0);

    expect(unknown).toEqual([]);
  });

  test.each(table)("%s says nothing twice", async (_where, statement) => {
    const covered = statement.actions.filter((action) =>
      statement.actions.some((other) => other !== action && covers(other, action)),
    );

    expect(covered).toEqual([]);
    expect(new Set(statement.actions).size).toBe(statement.actions.length);
  });

  test.each(table)("%s names resources that its actions can have", async (_where, statement) => {
    const actions = (await Promise.all(statement.actions.map(actionsLike))).flat();
    const useless = confined(statement).filter(
      (resource) =>
        !actions.some((action) => action.resourceTypes.some((type) => canBe(type, resource))),
    );

    expect(useless).toEqual([]);
  });

  test.each(table)("%s names a resource for each of its actions", async (_where, statement) => {
    const homeless = await keep(
      confined(statement).length === 0 ? [] : statement.actions,
      (_action, found) => !found.some((action) => hasResource(action, statement.resources)),
    );

    expect(homeless).toEqual([]);
  });

  test.each(grants)(
    "%s allows every resource that an action requires",
    async (_where, statement) => {
      const incomplete = await keep(
        statement.resources.includes("*") ? [] : statement.actions.filter(isLiteral),
        (_action, found) =>
          found.some((action) => !hasEveryRequiredResource(action, statement.resources)),
      );

      expect(incomplete).toEqual([]);
    },
  );

  test.each(grants)(
    "%s is confined to resources where it changes something",
    async (_where, statement) => {
      const loose = await keep(
        statement.resources.includes("*") ? statement.actions : [],
        (_action, found) =>
          found.some(
            (action) =>
              !["List", "Read"].includes(action.accessLevel) && action.resourceTypes.length > 0,
          ),
      );

      expect(loose).toEqual([]);
    },
  );

  test.each(table)("%s writes ARNs that AWS accepts", (_where, { resources }) => {
    const arns = resources.filter((resource) => resource !== "*").map((arn) => arn.split(":"));

    for (const [prefix, partition, service, region, account] of arns) {
      expect([prefix, partition]).toEqual(["arn", "aws"]);
      // AWS refuses a wildcard as the service, and reads a variable only after the fifth colon.
      expect(service).toMatch(/^[a-z0-9-]+$/);
      expect(`${region}${account}`).not.toContain("$");
      // A permission set is shared by accounts.
      expect(account).not.toMatch(/\d{12}/);
    }
  });

  test.each(table.filter(([, statement]) => statement.conditionKeys.length > 0))(
    "%s asks only for condition keys that its actions know",
    async (_where, statement) => {
      const blind = await keep(statement.actions, (action, found) => {
        const knows = (candidate: IamAction) =>
          statement.conditionKeys.every((key) => knowsConditionKey(candidate, key));
        return isLiteral(action) ? !found.every(knows) : !found.some(knows);
      });

      expect(blind).toEqual([]);
    },
  );
});

describe("every policy in access/", () => {
  test.each(policies.map((policy) => [policy.where, policy] as const))(
    "%s fits",
    (_where, policy) => {
      expect(sizeWithoutWhitespace(policy)).toBeLessThanOrEqual(
        policy.where.startsWith("organization.snapshot.yaml") ? 6_144 : 10_240,
      );
      expect(new Set(policy.statements.map((statement) => statement.where)).size).toBe(
        policy.statements.length,
      );
    },
  );

  test("a person's attribute and a person's session appear as variables", () => {
    const documents = JSON.stringify(policies.map((policy) => policy.document));

    expect(documents).toContain("${aws:PrincipalTag/team}");
    expect(documents).toContain("${aws:userid}");
  });
});

/** Resources other than "everything"; NotResource counts as well, for a typing error there is as bad. */
function confined(statement: Statement): readonly string[] {
  return statement.resources.filter((resource) => resource !== "*");
}

function isLiteral(action: string): boolean {
  return !action.includes("*");
}

function covers(pattern: string, action: string): boolean {
  return new RegExp(`^${pattern.replaceAll("*", ".*")}$`).test(action);
}

function sizeWithoutWhitespace(policy: DeclaredPolicy): number {
  return Buffer.byteLength(JSON.stringify(policy.document).replace(/\s/g, ""));
}

async function keep(
  actions: readonly string[],
  condition: (action: string, found: readonly IamAction[]) => boolean,
): Promise<string[]> {
  const found = await Promise.all(actions.map(actionsLike));
  return actions.filter((action, index) => condition(action, found[index] ?? []));
}

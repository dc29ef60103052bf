import { parse } from "yaml";
import { connect } from "../../live/clients";
import { readSnapshot } from "../../live/read-snapshot";
import type { Settings } from "../../live/settings";
import { organizationSnapshotFile } from "../../model/schema/organization-snapshot";
import { inOrder } from "../../model/snapshot/order";
import { snapshotText } from "../../model/snapshot/text";
import type { Estate } from "../../sandbox/estate";
import type { FaultInput } from "../../sandbox/faults/fault";
import { controlOf } from "../sandbox/control-client";
import { type RunningSandbox, runSandbox } from "../sandbox/running-sandbox";
import { quickClock } from "./clock";
import { administrator, largeEstate, managementAccount } from "./large-estate";

const roleName = "idc-sync";
const settings: Settings = {
  region: "us-east-1",
  managementAccount,
  delegatedAdministrator: administrator,
  directory: "external",
  roleName,
};

const running: RunningSandbox[] = [];
afterEach(async () => {
  for (const sandbox of running.splice(0)) await sandbox.stop();
});

/** A sandbox with a role in every active account that the administering account may assume. */
async function sandboxOf(estate: Estate): Promise<RunningSandbox> {
  const sandbox = await runSandbox(estate);
  running.push(sandbox);
  for (const { id, status } of estate.accounts) {
    if (status !== "ACTIVE") continue;
    await sandbox.iam(id).createRole({
      RoleName: roleName,
      AssumeRolePolicyDocument: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          {
            Effect: "Allow",
            Principal: { AWS: `arn:aws:iam::${administrator}:root` },
            Action: "sts:AssumeRole",
          },
        ],
      }),
    });
  }
  sandbox.records.splice(0);
  return sandbox;
}

async function read({ sandbox }: RunningSandbox, given = settings, maxAttempts = 10) {
  const clock = quickClock();
  const aws = await connect(given.region, {
    place: {
      endpoint: sandbox.url,
      credentials: { accessKeyId: administrator, secretAccessKey: "any" },
    },
    clock,
    maxAttempts,
  });
  try {
    return { snapshot: inOrder(await readSnapshot(aws, given)), seconds: clock.now() / 1000 };
  } finally {
    aws.destroy();
  }
}

function requestsOf({ records }: RunningSandbox): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { service, operation } of records)
    counts[`${service}:${operation}`] = (counts[`${service}:${operation}`] ?? 0) + 1;
  return counts;
}

/** What the snapshot of an estate has to say. */
function expectedOf(estate: Estate) {
  const active = estate.accounts.filter(({ status }) => status === "ACTIVE");
  const holders = (action: string) =>
    active
      .filter(({ customerManagedPolicies }) =>
        JSON.stringify(customerManagedPolicies).includes(action),
      )
      .map(({ name }) => name);
  const documents = estate.accounts.flatMap(
    ({ customerManagedPolicies }) => customerManagedPolicies,
  );
  const policy = (action: string) => {
    const { name, path, document } = documents.find(({ document }) =>
      JSON.stringify(document).includes(action),
    ) ?? { name: "" };
    return { name, path, document, accounts: holders(action) };
  };
  return inOrder(
    organizationSnapshotFile.parse({
      organizationId: estate.organization.id,
      rootId: estate.organization.rootId,
      organizationalUnits: estate.organizationalUnits,
      accounts: estate.accounts.map(({ id, name, email, organizationalUnit, status, tags }) => ({
        id,
        name,
        email,
        organizationalUnit,
        status,
        tags,
      })),
      customerManagedPolicies: [policy("s3:*"), policy("sqs:*"), policy("sns:*")],
      groups: estate.groups.map(({ displayName, description, members }) => ({
        displayName,
        ...(description === undefined ? {} : { description }),
        members,
      })),
      users: estate.users.map(({ userName, displayName, givenName, familyName, email }) => ({
        userName,
        displayName,
        givenName,
        familyName,
        email,
      })),
    }),
  );
}

test("500 accounts, 300 groups and 3,000 users come out as they are, each page asked for once, within half of AWS's rates", async () => {
  const estate = largeEstate({ accounts: 500, groups: 300, users: 3000 });
  const sandbox = await runSandbox(estate);
  running.push(sandbox);

  const { snapshot, seconds } = await read(sandbox, { ...settings, roleName: undefined });

  const { customerManagedPolicies: _, ...expected } = expectedOf(estate);
  expect(snapshot).toEqual(expected);
  const text = snapshotText(snapshot);
  expect(snapshotText(parse(text), text)).toBe(text);
  const units = estate.organizationalUnits.length;
  const requests = requestsOf(sandbox);
  expect(requests).toEqual({
    "sts:GetCallerIdentity": 1,
    "organizations:DescribeOrganization": 1,
    "organizations:ListRoots": 1,
    "organizations:ListAccounts": 25,
    // The root and every unit, twice: AWS lists units and accounts apart. None has more than a page of either.
    "organizations:ListOrganizationalUnitsForParent": 1 + units,
    "organizations:ListAccountsForParent": 1 + units,
    "organizations:ListTagsForResource": 500,
    "sso-admin:ListInstances": 1,
    "identitystore:ListGroups": 3,
    "identitystore:ListGroupMemberships": 300,
    "identitystore:ListUsers": 30,
  });
  const of = (service: string) =>
    Object.entries(requests)
      .filter(([operation]) => operation.startsWith(`${service}:`))
      .reduce((sum, [, count]) => sum + count, 0);
  // A second's worth at once, then one after the other.
  const least = (of("organizations") - 8) / 8 + (of("identitystore") - 10) / 10;
  expect(seconds).toBeGreaterThanOrEqual(least);
});

test("policies of 60 accounts take one assumed role and one listing each, and the same wording comes out once", async () => {
  const estate = largeEstate({ accounts: 60, groups: 1, users: 10 });
  const sandbox = await sandboxOf(estate);

  const { snapshot, seconds } = await read(sandbox);

  expect(snapshot).toEqual(expectedOf(estate));
  expect(snapshot.customerManagedPolicies).toHaveLength(3);
  expect(requestsOf(sandbox)).toMatchObject({
    "sts:AssumeRole": 60,
    "iam:GetAccountAuthorizationDetails": 60,
  });
  expect(seconds).toBeGreaterThanOrEqual((60 - 20) / 20);
});

describe("what AWS refuses or drops for a moment is asked for again", () => {
  test.each<FaultInput>([
    { operation: "organizations:*", kind: "throttling", count: 4, probability: 0.2 },
    { operation: "identitystore:*", kind: "throttling", count: 4, probability: 0.2 },
    { operation: "sts:AssumeRole", kind: "throttling", count: 3, probability: 0.3 },
    { operation: "iam:*", kind: "throttling", count: 3, probability: 0.3 },
    { operation: "organizations:List*", kind: "internal-error", count: 3, probability: 0.2 },
    { operation: "organizations:ListTagsForResource", kind: "dropped-before", count: 2 },
  ])("$kind of $operation", async (fault) => {
    const estate = largeEstate({ accounts: 30, groups: 20, users: 20 });
    const sandbox = await sandboxOf(estate);
    await controlOf(sandbox.sandbox).addFaults(fault);

    const { snapshot } = await read(sandbox);

    expect(snapshot).toEqual(expectedOf(estate));
    expect(await controlOf(sandbox.sandbox).faults()).toEqual([
      expect.objectContaining({ struck: fault.count }),
    ]);
  });
});

describe("what is not asked for is not read", () => {
  test("users and groups where they are managed here, policies where no role is named", async () => {
    const sandbox = await sandboxOf(largeEstate({ accounts: 5, groups: 2, users: 5 }));

    const { snapshot } = await read(sandbox, {
      ...settings,
      directory: "identity-center",
      roleName: undefined,
    });

    expect(Object.keys(snapshot)).toEqual([
      "organizationId",
      "rootId",
      "organizationalUnits",
      "accounts",
    ]);
    const services = new Set(sandbox.records.map(({ service }) => service));
    expect([...services].sort()).toEqual(["organizations", "sso-admin", "sts"]);
  });
});

test("AWS that goes on refusing is given up on", async () => {
  const sandbox = await sandboxOf(largeEstate({ accounts: 3, groups: 1, users: 10 }));
  await controlOf(sandbox.sandbox).addFaults({ operation: "organizations:*", kind: "throttling" });
  await expect(read(sandbox, settings, 2)).rejects.toThrow(
    "AWS takes so many requests a second, got refused in organizations:DescribeOrganization also after waiting: TooManyRequestsException: Rate exceeded.",
  );
});

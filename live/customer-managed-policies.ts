import { paginateGetAccountAuthorizationDetails } from "@aws-sdk/client-iam";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import type { PolicyDocument } from "../model/access-model";
import { canonicalJson } from "../model/canonical-json";
import type { OrganizationSnapshotFile } from "../model/schema/organization-snapshot";
import type { Aws, Credentials } from "./clients";
import { concurrently } from "./concurrently";
import * as errors from "./errors";
import { counted, type OnProgress } from "./progress";

/** Each account has a limit of its own. */
const atOnce = 10;

/** AWS allows no less; reading takes seconds. */
const sessionSeconds = 900;

/** AWS's consoles make policies there for one role each, never for a permission set. */
const madeByConsoles = "/service-role/";

interface PolicyInAccount {
  readonly name: string;
  readonly path: string;
  readonly document: PolicyDocument;
}

type LivePolicies = NonNullable<OrganizationSnapshotFile["customerManagedPolicies"]>;

/**
 * What the customer managed policies of every account say, accounts by id; the same wording under the
 * same name once. A role of that name is assumed in each.
 *
 * @throws LiveError that names every account that can't be read.
 */
export async function readCustomerManagedPolicies(
  aws: Aws,
  accountIds: readonly string[],
  roleName: string,
  onProgress: OnProgress,
): Promise<LivePolicies> {
  const done = counted(onProgress, "policies", accountIds.length);
  const read = await concurrently(accountIds, atOnce, async (id) => {
    try {
      return await readAccount(aws, `arn:${aws.caller.partition}:iam::${id}:role/${roleName}`);
    } catch (error) {
      if (error instanceof errors.AccessDenied) return error;
      throw error;
    } finally {
      done();
    }
  });
  const failures = read.filter((result) => result instanceof errors.AccessDenied);
  if (failures.length > 0) throw errors.accountsNotRead(failures, accountIds.length);
  return merged(
    read.map((policies, index) => ({
      id: accountIds[index] ?? "",
      policies: policies instanceof errors.AccessDenied ? [] : policies,
    })),
  );
}

async function readAccount(aws: Aws, role: string): Promise<readonly PolicyInAccount[]> {
  const client = aws.iam(await assume(aws, role), role);
  const policies: PolicyInAccount[] = [];
  // One listing with documents, instead of a request for each policy.
  const pages = paginateGetAccountAuthorizationDetails(
    { client },
    { Filter: ["LocalManagedPolicy"], MaxItems: 1000 },
  );
  for await (const { Policies = [] } of pages)
    for (const {
      PolicyName: name = "",
      Path: path = "/",
      Arn = "",
      PolicyVersionList,
    } of Policies) {
      if (path.startsWith(madeByConsoles)) continue;
      const current = PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion);
      const document = parse(current?.Document ?? "");
      if (document === undefined) throw errors.policyNotJson(Arn);
      policies.push({ name, path, document });
    }
  return policies;
}

async function assume({ sts }: Aws, role: string): Promise<Credentials> {
  const { Credentials: given = undefined } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: role,
      RoleSessionName: "idc-sync",
      DurationSeconds: sessionSeconds,
    }),
  );
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken } = given ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

/** IAM encodes documents as URLs do. */
function parse(document: string): PolicyDocument | undefined {
  try {
    return JSON.parse(decodeURIComponent(document));
  } catch {
    return undefined;
  }
}

interface ReadAccount {
  readonly id: string;
  readonly policies: readonly PolicyInAccount[];
}

/** Fields in another order are the same wording. */
export function merged(accounts: readonly ReadAccount[]): LivePolicies {
  const found = new Map<string, LivePolicies[number]>();
  for (const { id, policies } of accounts) {
    for (const { name, path, document } of policies) {
      const key = canonicalJson([path, name, document]);
      const earlier = found.get(key);
      if (earlier === undefined) found.set(key, { name, path, accounts: [id], document });
      else earlier.accounts.push(id);
    }
  }
  return [...found.values()];
}

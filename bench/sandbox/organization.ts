import { Identitystore } from "@aws-sdk/client-identitystore";
import { Organizations, paginateListAccounts } from "@aws-sdk/client-organizations";
import { SSOAdmin } from "@aws-sdk/client-sso-admin";
import { MANAGEMENT_ACCOUNT } from "./estate";

/** One permission set in one account. */
export interface Place {
  readonly InstanceArn: string | undefined;
  readonly AccountId: string;
  readonly PermissionSetArn: string;
}

/** What can be assigned, as AWS's SDK finds it. */
export async function readOrganization(endpoint: string) {
  const credentials = { accessKeyId: "sandbox", secretAccessKey: "sandbox" };
  const options = { endpoint, region: "us-east-1", credentials, maxAttempts: 1 };
  const sso = new SSOAdmin(options);
  const { InstanceArn, IdentityStoreId } = (await sso.listInstances({})).Instances?.[0] ?? {};
  const { PermissionSets = [] } = await sso.listPermissionSets({ InstanceArn });
  const { Groups = [] } = await new Identitystore(options).listGroups({ IdentityStoreId });
  const places: Place[] = [];
  const pages = paginateListAccounts({ client: new Organizations(options) }, {});
  for await (const { Accounts = [] } of pages) {
    for (const { Id = "" } of Accounts) {
      if (Id === MANAGEMENT_ACCOUNT) continue;
      for (const PermissionSetArn of PermissionSets)
        places.push({ InstanceArn, AccountId: Id, PermissionSetArn });
    }
  }
  const assignments = places.flatMap(({ AccountId, ...place }) =>
    Groups.map(({ GroupId }) => ({
      ...place,
      TargetId: AccountId,
      TargetType: "AWS_ACCOUNT" as const,
      PrincipalType: "GROUP" as const,
      PrincipalId: GroupId,
    })),
  );
  return { sso, InstanceArn, places, assignments };
}

/** Requests under way at a time. */
const CONCURRENCY = 16;

export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>) {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
}

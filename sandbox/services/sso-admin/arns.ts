import type { Instance } from "./tables";

/** What lies inside an instance, as ARNs name it. */
type Kind = "permissionSet" | "application" | "trustedTokenIssuer";

/** The ARN of something inside an instance: `arn:aws:sso::ACCOUNT:KIND/INSTANCE/ID`. Permission sets have no account. */
export function arnInside(instanceArn: string, kind: Kind, id: string, account = ""): string {
  const [, partition] = instanceArn.split(":");
  return `arn:${partition}:sso::${account}:${kind}/${idOf(instanceArn)}/${id}`;
}

/** The ARN of the instance that an ARN lies in; an instance lies in itself. */
export function instanceArnOf(arn: string): string {
  const [, partition, , , , resource = ""] = arn.split(":");
  return `arn:${partition}:sso:::instance/${resource.split("/")[1]}`;
}

/** Short ids are what AWS names things by in its messages. */
export function idOf(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}

export function identityStoreArn({ arn, identityStoreId, ownerAccountId }: Instance): string {
  const [, partition] = arn.split(":");
  return `arn:${partition}:identitystore::${ownerAccountId}:identitystore/${identityStoreId}`;
}

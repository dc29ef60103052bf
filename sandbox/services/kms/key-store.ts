import type { Transaction } from "../../store/store";
import type { Context } from "../operation";
import { regionOf } from "../regional";
import { aliasNotFound, keyDisabled, keyIdInvalid, keyNotFound, pendingDeletion } from "./errors";
import { aliases, type Key, keys } from "./tables";

export function keyArn({
  accountId,
  region,
  id,
}: Pick<Key, "accountId" | "region" | "id">): string {
  return `arn:aws:kms:${region}:${accountId}:key/${id}`;
}

export function aliasArn(accountId: string, region: string, name: string): string {
  return `arn:aws:kms:${region}:${accountId}:${name}`;
}

/** Where and under what a key id, a key's ARN, an alias or its ARN looks for a key. */
interface KeyName {
  readonly accountId: string;
  readonly region: string;
  /** A UUID, or a name that begins with `alias/`. */
  readonly name: string;
}

function readKeyName(given: string, accountId: string, region: string): KeyName | undefined {
  const arn = /^arn:aws[\w-]*:kms:([a-z0-9-]+):(\d{12}):(?:key\/([\w-]+)|(alias\/[\w/-]+))$/.exec(
    given,
  );
  if (arn !== null) {
    const [, itsRegion = "", itsAccount = "", id, alias] = arn;
    return { accountId: itsAccount, region: itsRegion, name: id ?? alias ?? "" };
  }
  return /^(alias\/[\w/-]+|(?:mrk-)?[0-9a-fA-F-]{32,36})$/.test(given)
    ? { accountId, region, name: given }
    : undefined;
}

/** The key of that name as an account in a Region means it; one that was deleted is gone. */
export function findKey(
  transaction: Transaction,
  given: string,
  { caller, region, now }: Pick<Context, "caller" | "region" | "now">,
): Key | undefined {
  const name = readKeyName(given, caller, region);
  if (name === undefined) return undefined;
  const place = regionOf(name.accountId, name.region);
  const id = name.name.startsWith("alias/")
    ? (transaction.get(aliases, place, name.name)?.keyId ?? "")
    : name.name;
  const key = transaction.get(keys, place, id);
  return key === undefined || isGone(key, now) ? undefined : key;
}

export function isGone({ deletion }: Key, now: Date): boolean {
  return deletion !== undefined && deletion <= now.getTime();
}

/**
 * The caller's key of that name; other accounts' keys are not for it to look after.
 *
 * @throws AwsError `NotFoundException`.
 */
export function requireKey(context: Context, given: string): Key {
  const { transaction, caller, region } = context;
  const name = readKeyName(given, caller, region);
  if (name === undefined) throw keyIdInvalid(given);
  const key = findKey(transaction, given, context);
  if (key !== undefined && key.accountId === caller) return key;
  if (name.name.startsWith("alias/"))
    throw aliasNotFound(aliasArn(name.accountId, name.region, name.name));
  throw keyNotFound(keyArn({ ...name, id: name.name }));
}

/** The same, and it doesn't wait for its deletion. */
export function requireUsableKey(context: Context, given: string): Key {
  const key = requireKey(context, given);
  if (key.deletion !== undefined) throw pendingDeletion(keyArn(key));
  return key;
}

/** The same, and it is enabled. */
export function requireEnabledKey(context: Context, given: string): Key {
  const key = requireUsableKey(context, given);
  if (!key.isEnabled) throw keyDisabled(keyArn(key));
  return key;
}

export function putKey({ transaction }: Context, key: Key): void {
  transaction.put(keys, regionOf(key.accountId, key.region), key.id, key);
}

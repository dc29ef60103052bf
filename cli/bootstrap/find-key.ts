import type { KeyMetadata } from "@aws-sdk/client-kms";
import { type Aws, unlessAbsent } from "./aws";
import { keyIsBeingDeleted } from "./errors";

type Kms = Pick<Aws, "kms">;

/**
 * Id of the key behind an alias, else of the oldest key of that description: a bootstrap that was
 * killed may have made the key and not its alias, nor have noted it anywhere.
 *
 * @throws UserError if the alias stands for a key that is being deleted
 */
export async function findKey(
  aws: Kms,
  description: string,
  alias: string | undefined,
): Promise<string | undefined> {
  const named = alias === undefined ? undefined : await describe(aws, alias, "NotFoundException");
  if (named?.KeyState === "PendingDeletion")
    throw keyIsBeingDeleted(alias ?? "", named.KeyId ?? "");
  return named === undefined ? findByDescription(aws, description) : named.KeyId;
}

async function findByDescription(aws: Kms, description: string): Promise<string | undefined> {
  const found: KeyMetadata[] = [];
  let marker: string | undefined;
  do {
    const page = await aws.kms.listKeys(marker === undefined ? {} : { Marker: marker });
    const keys = (page.Keys ?? []).map(({ KeyId = "" }) =>
      // A key whose policy hides it from administrators is not ours.
      describe(aws, KeyId, "NotFoundException", "AccessDeniedException"),
    );
    for (const key of await Promise.all(keys)) if (key !== undefined) found.push(key);
    marker = page.NextMarker;
  } while (marker !== undefined);
  return found
    .filter((key) => key.Description === description && isUsable(key))
    .sort((a, b) => Number(a.CreationDate) - Number(b.CreationDate))[0]?.KeyId;
}

const describe = async (
  { kms }: Kms,
  KeyId: string,
  ...absent: readonly string[]
): Promise<KeyMetadata | undefined> =>
  (await unlessAbsent(kms.describeKey({ KeyId }), ...absent))?.KeyMetadata;

const isUsable = ({ KeyManager, KeyState }: KeyMetadata): boolean =>
  KeyManager === "CUSTOMER" && (KeyState === "Enabled" || KeyState === "Disabled");

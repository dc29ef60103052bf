import type { Table } from "../../store/store";

/** A symmetric key of one Region, with material that AWS made. */
export interface Key {
  /** A UUID. */
  readonly id: string;
  readonly accountId: string;
  readonly region: string;
  readonly description: string;
  readonly policy: string;
  /** 256 bits in Base64, the same for as long as the key exists: a rotation changes nothing that shows. */
  readonly material: string;
  readonly isEnabled: boolean;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** When it goes for good, in milliseconds since 1970; a key that waits for that can't be used. */
  readonly deletion?: number | undefined;
  readonly rotation?: Rotation | undefined;
  readonly tags: readonly Tag[];
}

/** Yearly unless asked otherwise. */
export interface Rotation {
  readonly days: number;
  /** Since when, in milliseconds since 1970. */
  readonly enabled: number;
}

export interface Tag {
  readonly TagKey: string;
  readonly TagValue: string;
}

export interface Alias {
  /** With `alias/` before it. */
  readonly name: string;
  readonly keyId: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly updated: number;
}

/** Partition: account id and Region; key: key id. */
export const keys: Table<Key> = { name: "kms-keys" };
/** Partition: account id and Region; key: name. */
export const aliases: Table<Alias> = { name: "kms-aliases" };

import { randomBytes } from "node:crypto";
import type { Identity } from "../../identity";
import type { Table, Transaction } from "../../store/store";
import { randomHex } from "../ids";

/** A session of a role, for as long as its credentials are good. */
export interface Session extends Identity {
  /** ARN. */
  readonly role: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** Partition: empty; key: access key id. */
const sessions: Table<Session> = { name: "sts-sessions" };

/** How many ended sessions a new one takes away at most: their cost is paid bit by bit. */
const mostForgotten = 10;

/** Whether a key id is one that STS gave out. */
export function isSessionKey(accessKeyId: string): boolean {
  return /^ASIA[0-9A-F]{16}$/.test(accessKeyId);
}

export function findSession(transaction: Transaction, accessKeyId: string): Session | undefined {
  return transaction.get(sessions, "", accessKeyId);
}

/** Opens a session and answers with its credentials. Their secrets are made up: no signature is verified. */
export function openSession(transaction: Transaction, session: Session, now: Date) {
  forgetEnded(transaction, now);
  const accessKeyId = `ASIA${randomHex(16).toUpperCase()}`;
  transaction.put(sessions, "", accessKeyId, session);
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: randomBytes(30).toString("base64"),
    SessionToken: randomBytes(96).toString("base64"),
    Expiration: new Date(session.expires),
  };
}

function forgetEnded(transaction: Transaction, now: Date): void {
  let looked = 0;
  for (const { key, value } of transaction.entries(sessions, "")) {
    if (value.expires <= now.getTime()) transaction.delete(sessions, "", key);
    looked += 1;
    if (looked === mostForgotten) return;
  }
}

import type { Table } from "../../store/store";

/** A standard queue. */
export interface Queue {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly modified: number;
  /** Those that were set, by AWS's names. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
}

export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string | undefined;
}

export interface Message {
  /** A UUID. */
  readonly id: string;
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly senderId: string;
  /** Milliseconds since 1970. */
  readonly sent: number;
  /** From when on it can be received, in milliseconds since 1970. */
  readonly visible: number;
  /** How often it was received, and when first. */
  readonly received: number;
  readonly firstReceived?: number | undefined;
  /** Of the last time that it was received. */
  readonly receiptHandle?: string | undefined;
}

/** Partition: account id and Region; key: name. */
export const queues: Table<Queue> = { name: "sqs-queues" };
/** Partition: ARN of the queue; key: id. */
export const messages: Table<Message> = { name: "sqs-messages" };

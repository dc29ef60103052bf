import type { Table } from "../../store/store";
import type { Tag } from "../tag-list";

/** A standard topic. */
export interface Topic {
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** Those that were set, by AWS's names. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly tags: readonly Tag[];
}

export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly owner: string;
  readonly protocol: string;
  readonly endpoint: string;
  /** Nobody here reads an e-mail: such a subscription waits for ever. */
  readonly isPending: boolean;
  /** Those that were set, by AWS's names. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** Partition: account id and Region; key: name. */
export const topics: Table<Topic> = { name: "sns-topics" };
/** Partition: ARN of the topic; key: ARN. */
export const subscriptions: Table<Subscription> = { name: "sns-subscriptions" };

import type { Transaction } from "../../store/store";
import type { Context } from "../operation";
import { regionOf } from "../regional";
import { authorizeByPolicy } from "../resource-policies";
import { accessDenied, queueNotFound, queueUrlInvalid } from "./errors";
import { type Queue, queues } from "./tables";

export function queueArn({ region, accountId, name }: Queue): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}

/** At the sandbox's own address: SDKs send what is for a queue to its URL. */
export function queueUrl({ host }: Context, { region, accountId, name }: Queue): string {
  return `${host === undefined ? `https://sqs.${region}.amazonaws.com` : `http://${host}`}/${accountId}/${name}`;
}

export function findQueue(transaction: Transaction, arn: string): Queue | undefined {
  const [, region, accountId, name] =
    /^arn:aws[\w-]*:sqs:([a-z0-9-]+):(\d{12}):([\w-]+)$/.exec(arn) ?? [];
  if (region === undefined || accountId === undefined || name === undefined) return undefined;
  return transaction.get(queues, regionOf(accountId, region), name);
}

/**
 * The queue that a URL is of, whatever host it names, if its policy lets the caller do this.
 *
 * @throws AwsError `QueueDoesNotExist`, `InvalidAddress`, `AccessDenied`.
 */
export function requireQueue(context: Context, url: string, action: string): Queue {
  const [, accountId, name] = /^https?:\/\/[^/]+\/(\d{12})\/([\w-]+)$/.exec(url) ?? [];
  if (accountId === undefined || name === undefined) throw queueUrlInvalid(url);
  const queue = context.transaction.get(queues, regionOf(accountId, context.region), name);
  if (queue === undefined) throw queueNotFound();
  const resource = queueArn(queue);
  authorizeByPolicy(
    context,
    queue.attributes.Policy,
    { action: `sqs:${action}`, resource, owner: accountId },
    (caller) => accessDenied(caller, `sqs:${action}`, resource),
  );
  return queue;
}

export function putQueue({ transaction }: Context, queue: Queue): void {
  transaction.put(queues, regionOf(queue.accountId, queue.region), queue.name, queue);
}

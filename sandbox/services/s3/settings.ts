import type { HttpResponse } from "../../http";
import { element, type ParsedElement, parseXml, type XmlElement } from "../../protocols/xml";
import type { Table, Transaction } from "../../store/store";
import { type Bucket, requireBucket } from "./buckets";
import type { S3Context } from "./context";
import { malformedXml } from "./errors";
import { readPayload } from "./payload";
import { empty, s3Xml } from "./responses";
import type { Headers } from "./versions";

/** What was put into one of a bucket's settings. */
export interface SettingValue {
  readonly document: ParsedElement;
  /** Go back with the document. */
  readonly headers: Headers;
}

/** Partition: bucket; key: name of the setting's query parameter. */
const settingValues: Table<SettingValue> = { name: "s3-bucket-settings" };

/** One thing that a bucket can be told as an XML document, and asked for. */
export interface Setting {
  /** The query parameter that names it: `?lifecycle`. */
  readonly query: string;
  /** The document's element. */
  readonly root: string;
  /** What is kept of a document that was put. @throws S3Error what S3 refuses in it. */
  readonly check: (context: S3Context, document: ParsedElement) => SettingValue;
  /** What a bucket says that was told nothing; or the error that says so. */
  readonly untold: () => SettingValue;
  /** Status of the answer to PUT. */
  readonly putStatus: 200 | 204;
}

export function settingOf(
  transaction: Transaction,
  bucket: Bucket,
  { query }: Setting,
): SettingValue | undefined {
  return transaction.get(settingValues, bucket.name, query);
}

export function putSettingOf(
  transaction: Transaction,
  bucket: string,
  { query }: Setting,
  value: SettingValue,
): void {
  transaction.put(settingValues, bucket, query, value);
}

/** A bucket that goes takes its settings along. */
export function removeSettings(transaction: Transaction, bucket: string): void {
  for (const { key } of transaction.entries(settingValues, bucket))
    transaction.delete(settingValues, bucket, key);
}

export function getSetting(context: S3Context, setting: Setting): HttpResponse {
  const bucket = requireBucket(context);
  const { document, headers } = settingOf(context.transaction, bucket, setting) ?? setting.untold();
  return s3Xml(setting.root, contentOf(document), headers);
}

export function putSetting(context: S3Context, setting: Setting): HttpResponse {
  const bucket = requireBucket(context);
  const document = parseXml(readPayload(context.request).bytes.toString("utf8"));
  if (document?.name !== setting.root) throw malformedXml();
  const value = setting.check(context, document);
  putSettingOf(context.transaction, bucket.name, setting, value);
  return empty(setting.putStatus, value.headers);
}

export function deleteSetting(context: S3Context, { query }: Setting): HttpResponse {
  const bucket = requireBucket(context);
  context.transaction.delete(settingValues, bucket.name, query);
  return empty(204);
}

function contentOf({ text, children }: ParsedElement): string | readonly XmlElement[] {
  return children.length === 0
    ? text
    : children.map((child) => element(child.name, contentOf(child)));
}

/** A document made here. */
export function documentOf(
  name: string,
  content: string | readonly ParsedElement[] = [],
): ParsedElement {
  return typeof content === "string"
    ? { name, text: content, children: [] }
    : { name, text: "", children: content };
}

export function plainSetting(document: ParsedElement): SettingValue {
  return { document: withoutBlanks(document), headers: {} };
}

/** What stands between elements means nothing. */
function withoutBlanks({ name, text, children }: ParsedElement): ParsedElement {
  return children.length === 0
    ? { name, text: text.trim(), children }
    : { name, text: "", children: children.map(withoutBlanks) };
}

export function childrenOf(parent: ParsedElement, name: string): readonly ParsedElement[] {
  return parent.children.filter((child) => child.name === name);
}

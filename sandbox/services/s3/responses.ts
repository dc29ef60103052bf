import { createHash } from "node:crypto";
import type { HttpResponse } from "../../http";
import { element, writeXml, type XmlNode } from "../../protocols/xml";

const namespace = "http://s3.amazonaws.com/doc/2006-03-01/";

export function s3Xml(
  name: string,
  content: string | readonly XmlNode[],
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return {
    status: 200,
    headers: { "content-type": "application/xml", ...headers },
    body: writeXml(element(name, content, { xmlns: namespace })),
  };
}

export function empty(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): HttpResponse {
  return { status, headers, body: "" };
}

/** An account's canonical user id is 64 hexadecimal digits. */
export function ownerElements(account: string): readonly XmlNode[] {
  return [element("ID", createHash("sha256").update(account).digest("hex"))];
}

/** As S3 puts dates into XML. */
export function isoDate(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}.000Z`;
}

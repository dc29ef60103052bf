import { Document, isMap, isSeq, parseDocument, type YAMLMap, type YAMLSeq } from "yaml";
import type { OrganizationSnapshotFile } from "../schema/organization-snapshot";
import { inOrder } from "./order";

/** Above a snapshot that had nothing above it. */
const header = `# yaml-language-server: $schema=schema/organization-snapshot.schema.json
# What AWS Organizations, Identity Center and IAM hold. A review reads this file, and so needs no credentials.
# Written by idc sync, which keeps comments above an entry; everything else comes from AWS.
`;

/** What tells the entries of each list apart; a list with one line for each entry says so. */
const lists = {
  organizationalUnits: { key: "id", isOneLine: true },
  accounts: { key: "id", isOneLine: false },
  customerManagedPolicies: { key: "name", isOneLine: false },
  groups: { key: "displayName", isOneLine: false },
  users: { key: "userName", isOneLine: true },
} as const;

/**
 * A snapshot as the text of its file: the same snapshot gives the same bytes. Comments at the top, above
 * a list and above an entry are taken from the text that was there before.
 */
export function snapshotText(snapshot: OrganizationSnapshotFile, before = ""): string {
  const document = new Document(inOrder(snapshot), { version: "1.2", schema: "core" });
  const old = commentsIn(before);
  if (isMap(document.contents)) {
    for (const { key, value } of document.contents.items) {
      const name = String(Object(key).value);
      const list = Object.hasOwn(lists, name) ? lists[name as keyof typeof lists] : undefined;
      if (list === undefined || !isSeq(value)) continue;
      Object(key).commentBefore = old.get(name);
      for (const item of (value as YAMLSeq<YAMLMap>).items) {
        item.flow = list.isOneLine;
        const at = `${name} ${item.get(list.key)}`;
        const comment = old.get(at);
        if (comment === undefined) continue;
        item.commentBefore = comment;
        // Policies of one name may say several things: it is kept above the first.
        old.delete(at);
      }
    }
  }
  const top = /^(?:[ \t]*#.*\r?\n|[ \t]*\r?\n)*/.exec(before)?.[0] ?? "";
  return `${top.includes("#") ? top : header}${document.toString({ lineWidth: 0 })}`;
}

/** Comments above lists and entries, by the list's name and the entry's key. */
function commentsIn(text: string): Map<string, string> {
  const comments = new Map<string, string>();
  const { contents } = parseDocument(text, { logLevel: "silent" });
  if (!isMap(contents)) return comments;
  const note = (at: string, comment: string | null | undefined) => {
    if (comment) comments.set(at, comment);
  };
  for (const [index, { key, value }] of contents.items.entries()) {
    const name = String(Object(key).value);
    if (!Object.hasOwn(lists, name)) continue;
    // That above the first is the file's.
    if (index > 0) note(name, Object(key).commentBefore);
    if (!isSeq(value)) continue;
    for (const [position, item] of value.items.entries()) {
      if (!isMap(item)) continue;
      const at = `${name} ${item.get(lists[name as keyof typeof lists].key)}`;
      // The parser gives what stands above the first entry to the list.
      note(at, position === 0 ? (value.commentBefore ?? item.commentBefore) : item.commentBefore);
    }
  }
  return comments;
}

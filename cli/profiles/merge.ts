import { byParts } from "../../model/compare";
import { blockText, type ConfigSection } from "./config-text";
import * as errors from "./errors";
import { type Block, BYTE_ORDER_MARK, type FoundSection, parseConfig } from "./parse-config";

export interface Change {
  readonly change: "added" | "changed" | "removed";
  readonly section: ConfigSection;
}

export interface Merged {
  /** The same as before when nothing is to be written. */
  readonly text: string;
  /** Sorted by name, the `sso-session` first. */
  readonly changes: readonly Change[];
  /** Sections that stand there as they should. */
  readonly unchanged: number;
}

/**
 * A config file's text with a session's sections between their marks: in place of what stands between them, or at
 * the end. Every other byte stays as it is; give the text one character to the byte (latin1).
 *
 * @param file for errors.
 * @throws UserError when the AWS CLI would refuse the file, or when something of others is in the way.
 */
export function merge(
  file: string,
  text: string,
  session: string,
  sections: readonly ConfigSection[],
): Merged {
  const found = parseConfig(text);
  if (found.problems.length > 0) throw errors.malformed(file, found.problems);
  const wanted = new Map(sections.map((section) => [identity(section), section]));
  const isOwn = ({ within }: FoundSection) => within === session;
  const inTheWay = found.sections.filter(
    (section) => !isOwn(section) && wanted.has(identity(section)),
  );
  if (inTheWay.length > 0) throw errors.foreignSections(file, inTheWay);
  const own = found.sections.filter(isOwn);
  const block = found.blocks.find((each) => each.session === session);
  const strangers = own.filter((section) => !mayBeReplaced(section, session));
  if (block !== undefined && strangers.length > 0)
    throw errors.strangersWithin(file, block.lines[1], strangers);
  const lineEnd = /\r?\n/.exec(text)?.[0] === "\r\n" ? "\r\n" : "\n";
  const changes = changesOf(own, wanted);
  return {
    text: placed(text, block, blockText(session, sections, lineEnd), lineEnd),
    changes,
    unchanged: sections.length - changes.filter(({ change }) => change !== "removed").length,
  };
}

const identity = ({ type, name }: ConfigSection): string => `${type} ${name}`;

const mayBeReplaced = ({ type, name, settings }: ConfigSection, session: string): boolean =>
  type === "profile"
    ? settings.get("sso_session") === session
    : type === "sso-session" && name === session;

function placed(text: string, block: Block | undefined, own: string, lineEnd: string): string {
  if (block !== undefined) return text.slice(0, block.start) + own + text.slice(block.end);
  const isBlank = text.replace(BYTE_ORDER_MARK, "") === "";
  const isOpen = !isBlank && !/[\r\n]$/.test(text);
  const needsSpace = !isBlank && !/(^|\n|\r(?!\n))(\r\n|\r|\n)$/.test(text);
  return text + (isOpen ? lineEnd : "") + (needsSpace ? lineEnd : "") + own;
}

function changesOf(
  own: readonly ConfigSection[],
  wanted: ReadonlyMap<string, ConfigSection>,
): readonly Change[] {
  const before = new Map(own.map((section) => [identity(section), section]));
  const changes: Change[] = [];
  for (const [key, section] of wanted) {
    const earlier = before.get(key);
    if (earlier === undefined) changes.push({ change: "added", section });
    else if (!sameSettings(earlier, section)) changes.push({ change: "changed", section });
  }
  for (const [key, section] of before)
    if (!wanted.has(key)) changes.push({ change: "removed", section });
  const rank = ({ type }: ConfigSection) => (type === "sso-session" ? "0" : "1");
  return changes.sort(byParts(({ section }) => [rank(section), section.name]));
}

const sameSettings = (left: ConfigSection, right: ConfigSection): boolean =>
  left.settings.size === right.settings.size &&
  [...right.settings].every(([key, value]) => left.settings.get(key) === value);

import { type ConfigSection, markPattern } from "./config-text";

/** A section where it stands. */
export interface FoundSection extends ConfigSection {
  /** Counts from 1. */
  readonly line: number;
  /** Session between whose marks it stands. */
  readonly within?: string;
}

/** What stands between two marks, the marks included. */
export interface Block {
  readonly session: string;
  /** Of the first and the last mark, from 1. */
  readonly lines: readonly [first: number, last: number];
  /** In the text, the line end of the last mark included. */
  readonly start: number;
  readonly end: number;
}

/** Never quotes a setting: config files hold secrets. */
export interface Problem {
  readonly line: number;
  readonly message: string;
}

export interface ParsedConfig {
  readonly sections: readonly FoundSection[];
  readonly blocks: readonly Block[];
  /** What the AWS CLI reads no file with, and marks without their other half. */
  readonly problems: readonly Problem[];
}

/** As latin1 shows the bytes of UTF-8. */
export const BYTE_ORDER_MARK = /^\u00ef\u00bb\u00bf/;

/** Reads a config file, one character to the byte, as the AWS CLI does: https://docs.python.org/3/library/configparser.html */
export function parseConfig(text: string): ParsedConfig {
  const parser = new Parser();
  const line = /([^\r\n]*)(\r\n|\r|\n|$)/y;
  line.lastIndex = BYTE_ORDER_MARK.exec(text)?.[0].length ?? 0;
  while (line.lastIndex < text.length) {
    const start = line.lastIndex;
    const [, content = ""] = line.exec(text) ?? [];
    parser.read(content, { start, end: line.lastIndex });
  }
  return parser.finish();
}

interface Span {
  readonly start: number;
  readonly end: number;
}

interface OpenSection extends FoundSection {
  readonly settings: Map<string, string>;
}

class Parser {
  private readonly sections: OpenSection[] = [];
  private readonly blocks: Block[] = [];
  private readonly problems: Problem[] = [];
  /** Headers as written, with their lines. */
  private readonly headers = new Map<string, number>();
  private line = 0;
  private section: OpenSection | undefined;
  private block: { session: string; line: number; start: number } | undefined;
  /** Of the last setting: what is indented more belongs to it. */
  private indent = Number.POSITIVE_INFINITY;

  read(raw: string, span: Span): void {
    this.line++;
    const content = raw.trim();
    const mark = markPattern.exec(raw.trimEnd())?.groups;
    if (mark !== undefined) this.mark(mark.way ?? "", mark.session ?? "", span);
    else if (content === "" || /^[#;]/.test(content)) return;
    else if (content.startsWith("[")) this.header(raw, content);
    else this.setting(raw, content);
  }

  finish(): ParsedConfig {
    if (this.block !== undefined) {
      const { session, line } = this.block;
      this.problem(
        `The lines of the sso-session ${session} begin here, and no mark ends them.`,
        line,
      );
    }
    const { sections, blocks, problems } = this;
    return { sections, blocks, problems };
  }

  private mark(way: string, session: string, { start, end }: Span): void {
    this.section = undefined;
    this.indent = Number.POSITIVE_INFINITY;
    if (way === ">>>") {
      if (this.block !== undefined)
        this.problem(
          `A mark begins lines of its own, got one inside those of ${this.block.session}.`,
        );
      const twice = this.blocks.find((block) => block.session === session);
      if (twice !== undefined)
        this.problem(
          `The lines of an sso-session stand once, got those of ${session} again, after line ${twice.lines[0]}.`,
        );
      this.block = { session, line: this.line, start };
    } else if (this.block?.session !== session)
      this.problem(`A mark ends the lines that one has begun, got the end of ${session} alone.`);
    else {
      const { line, start: first } = this.block;
      this.blocks.push({ session, lines: [line, this.line], start: first, end });
      this.block = undefined;
    }
  }

  private header(raw: string, content: string): void {
    const closed = /^\[([^\]]+)\]/.exec(content)?.[1];
    if (closed === undefined) {
      if (this.continues(raw)) return;
      this.problem("The name of a section ends with ], got one without.");
    }
    const bytes = closed ?? content.slice(1);
    const header = Buffer.from(bytes, "latin1").toString("utf8");
    const first = this.headers.get(bytes);
    if (first === undefined) this.headers.set(bytes, this.line);
    else this.problem(`A section stands once, got [${header}] again, after line ${first}.`);
    const [, type = header.trim(), quoted = ""] = /^\s*(\S+)\s+(.+?)\s*$/.exec(header) ?? [];
    const name = /^(["'])(.*)\1$/.exec(quoted)?.[2] ?? quoted;
    this.section = {
      type,
      name,
      settings: new Map(),
      line: this.line,
      ...(this.block === undefined ? {} : { within: this.block.session }),
    };
    this.indent = Number.POSITIVE_INFINITY;
    this.sections.push(this.section);
  }

  private setting(raw: string, content: string): void {
    if (this.continues(raw)) return;
    const [, name = "", value = ""] = /^([^:=]+?)\s*[:=]\s*(.*)$/.exec(content) ?? [];
    if (name === "") this.problem("A line is a section, a setting or a comment, got none of them.");
    else if (this.section === undefined)
      this.problem("A setting stands below its section, got one below none.");
    else {
      const { settings } = this.section;
      const key = name.toLowerCase();
      if (settings.has(key)) this.problem("A section has a setting once, got the same again.");
      settings.set(key, value);
      this.indent = indentOf(raw);
    }
  }

  private continues(raw: string): boolean {
    return this.section !== undefined && indentOf(raw) > this.indent;
  }

  private problem(message: string, line = this.line): void {
    this.problems.push({ line, message });
  }
}

const indentOf = (raw: string): number => raw.length - raw.trimStart().length;

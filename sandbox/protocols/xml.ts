/** One XML element to write: its name, and its text or its children. An undefined child is left out. */
export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content: string | readonly XmlNode[];
}
export type XmlNode = XmlElement | undefined;

export function element(
  name: string,
  content: string | number | boolean | readonly XmlNode[],
  attributes: Readonly<Record<string, string>> = {},
): XmlElement {
  return { name, attributes, content: typeof content === "object" ? content : String(content) };
}

/** The same, or nothing where there is no value. */
export function optional(name: string, content: string | number | boolean | undefined): XmlNode {
  return content === undefined ? undefined : element(name, content);
}

export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write(root)}`;
}

function write({ name, attributes = {}, content }: XmlElement): string {
  const inTag = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const inner =
    typeof content === "string"
      ? escapeXml(content)
      : content.map((node) => (node === undefined ? "" : write(node))).join("");
  return `<${name}${inTag.join("")}>${inner}</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Control characters become numeric references, as S3 writes them, so that no name can break the document. */
function escapeXml(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be escaped
    /[&<>"'\u0000-\u001f\u007f\ufffe\uffff]/g,
    (found) => entities[found] ?? `&#x${found.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}

/** One element as read: attributes are dropped, a prefix of the name too. */
export interface ParsedElement {
  readonly name: string;
  readonly text: string;
  readonly children: readonly ParsedElement[];
}

/** Text of the first child of that name. */
export function childText(parent: ParsedElement, name: string): string | undefined {
  return parent.children.find((child) => child.name === name)?.text;
}

interface OpenElement {
  readonly name: string;
  text: string;
  readonly children: ParsedElement[];
}

/** Deep enough for every S3 request, shallow enough to stay harmless. */
const deepest = 16;

const token =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([\w:.-]+)\s*>|<([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*')){0,32})\s*(\/?)>|([^<]+)/y;

/** Reads one XML document, without DTDs; undefined where it isn't well formed. */
export function parseXml(source: string): ParsedElement | undefined {
  const document: OpenElement = { name: "", text: "", children: [] };
  const open: OpenElement[] = [document];
  token.lastIndex = source.startsWith("\ufeff") ? 1 : 0;
  while (token.lastIndex < source.length) {
    const match = token.exec(source);
    const current = open.at(-1);
    if (match === null || current === undefined) return undefined;
    const [, cdata, closed, opened, , selfClosed, text] = match;
    if (opened !== undefined) {
      if (open.length > deepest) return undefined;
      const child: OpenElement = { name: localName(opened), text: "", children: [] };
      current.children.push(child);
      if (selfClosed === "") open.push(child);
    } else if (closed !== undefined) {
      if (open.length === 1 || current.name !== localName(closed)) return undefined;
      open.pop();
    } else {
      const added = cdata ?? (text === undefined ? "" : unescapeXml(text));
      if (added === undefined) return undefined;
      if (open.length === 1 && added.trim() !== "") return undefined;
      current.text += added;
    }
  }
  return open.length === 1 && document.children.length === 1 ? document.children[0] : undefined;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

const characters: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function unescapeXml(text: string): string | undefined {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/.test(text)) return undefined;
  const numbers = [...text.matchAll(/&#(x?)([\da-fA-F]+);/g)];
  if (numbers.some(([, hex, digits]) => codePoint(hex, digits) > 0x10ffff)) return undefined;
  return text.replace(/&(?:(\w+)|#(x?)([\da-fA-F]+));/g, (_, name, hex, digits) =>
    name === undefined
      ? String.fromCodePoint(codePoint(hex, digits))
      : (characters[name as string] ?? ""),
  );
}

function codePoint(hex: string | undefined, digits: string | undefined): number {
  return Number.parseInt(digits ?? "", hex === "x" ? 16 : 10);
}

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { visible } from "../../model/quote";
import type { ExplorerData } from "./explorer-data";

/** In the order in which they count. */
const STYLES = [
  "theme",
  "base",
  "head",
  "tabs",
  "list",
  "levels",
  "matrix",
  "details",
  "changes",
  "narrow",
  "print",
].map((name) => `style/${name}.css`);

/**
 * The explorer as one HTML document that needs nothing else: no network, no other file. The same data give the same
 * bytes.
 *
 * Texts of the data are hostile. They stand in one block of JSON alone, which the page's script puts into text nodes;
 * and by its content security policy (https://www.w3.org/TR/CSP3/) the page runs that script and no other, loads
 * nothing, and lets no text become markup.
 */
export function explorerPage(data: ExplorerData): string {
  const [script, style] = [asset("explorer.generated.js"), STYLES.map(asset).join("")];
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Access explorer</title>
<style>${style}</style>
</head>
<body>
<noscript><p class="no-script">This page shows who can do what where. It needs JavaScript for that, and loads nothing from anywhere.</p></noscript>
<script type="application/json" id="data">${jsonInHtml(data)}</script>
<script>${script}</script>
</body>
</html>
`;
}

/** JSON that no text in it can end, or make a comment of: https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements */
const jsonInHtml = (data: ExplorerData): string =>
  JSON.stringify(data, (_, value) =>
    typeof value === "string" ? value.split("\n").map(visible).join("\n") : value,
  ).replaceAll("<", "\\u003c");

const asset = (name: string): string => readFileSync(join(__dirname, name), "utf8");

/** https://www.w3.org/TR/CSP3/#grammardef-hash-source */
const hashOf = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

import { createHash } from "node:crypto";
import type { ExplorerData } from "../../../review/html/explorer-data";
import { explorerPage } from "../../../review/html/page";
import { renderAccessHtml } from "../../../review/html/render-html";
import { acme } from "../../fixtures/acme";

const DATA: ExplorerData = {
  organization: "o-acme123456",
  environments: [],
  accounts: [],
  permissionSets: [],
  groups: [],
  people: [],
  assignments: [],
};

/** The page of a group with this name, and what its JSON gives back. */
function pageWith(name: string) {
  const page = explorerPage({ ...DATA, groups: [{ name }] });
  const [json = ""] = page.split('id="data">')[1]?.split("</script>") ?? [];
  return { page, name: JSON.parse(json).groups[0].name as string };
}

const PLAIN = pageWith("Engineering").page;

describe("the explorer's page", () => {
  test("allows its own script and style alone, and nothing from anywhere", () => {
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(PLAIN) ?? [];
    const hashes = [/<style>([\s\S]*?)<\/style>/, /<script>([\s\S]*?)<\/script>/].map((pattern) => {
      const [, text = ""] = pattern.exec(PLAIN) ?? [];
      expect(text.length).toBeGreaterThan(5_000);
      return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
    });
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${hashes[1]}`,
      `style-src ${hashes[0]}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ]);
  });

  test("names no other file and no address", () => {
    const markup = PLAIN.replace(/<(script|style)[\s\S]*?<\/\1>/g, "");
    expect(markup).not.toMatch(/\b(src|href|action|srcset|style|on\w+)=/);
    expect(PLAIN).not.toMatch(/https?:\/\/|url\(|@import/);
  });

  test.each([
    ["an end of the script", "</script><script>alert(1)</script>"],
    ["a comment that hides the end", "<!--<script>"],
    ["markup", "<img src=x onerror=alert(1)>"],
    ["quotes and ampersands", `"'&amp;\\`],
    ["line and paragraph separators", "a\u2028b\u2029c"],
  ])("holds %s as data", (_, given) => {
    const { page, name } = pageWith(given);
    expect(name).toBe(given.replace("\u2028", "\\u{2028}").replace("\u2029", "\\u{2029}"));
    const [, json = ""] = page.split('id="data">');
    expect(json.slice(0, json.indexOf("</script>"))).not.toContain("<");
    expect(page.split("<script")).toHaveLength(PLAIN.split("<script").length);
  });

  test.each([
    ["a null byte", "a\u0000b", "a\\u{0}b"],
    ["an override of direction", "\u202egpj.exe", "\\u{202e}gpj.exe"],
    ["something invisible", "ad\u200bmin", "ad\\u{200b}min"],
    ["half a character", "\ud800", "\\u{d800}"],
  ])("shows %s spelled out", (_, given, shown) => {
    expect(pageWith(given).name).toBe(shown);
  });

  test("is the same for the same access, whatever the day", () => {
    const first = renderAccessHtml(acme);
    jest.useFakeTimers({ now: new Date("2031-01-01") });
    expect(renderAccessHtml(structuredClone(acme))).toBe(first);
    jest.useRealTimers();
  });
});

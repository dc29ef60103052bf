import { join } from "node:path";
import { sentencesIn, textsIn } from "../../fixtures/error-catalog";

const room = join(__dirname, "../../../model");
const texts = textsIn(join(__dirname, ".."));

/** First lines as in `access/directory.yaml:3:17 error duplicate-name`. */
const rulesShown = new Set(
  texts.flatMap(
    (text) =>
      /^access(?:\/[^\n]*)?:\d+:\d+ (?:error|warning|notice) ([a-z0-9-]+)$/.exec(text)?.[1] ?? [],
  ),
);
const messagesShown = texts.flatMap((text) => (text.startsWith("  ") ? [text.slice(2)] : []));

/** Kept for what no test can bring about: a check of zod that no schema here uses yet. */
const OUT_OF_REACH = ["outsideSchema rule", "outsideSchema message"];

const sentences = sentencesIn(room).filter(({ of }) => !OUT_OF_REACH.includes(of));

test("the sources spell out more than a hundred sentences", () => {
  expect(sentences.length).toBeGreaterThan(200);
});

test("every rule has a directory that breaks it", () => {
  const unbroken = sentences
    .filter(({ of }) => of.endsWith(" rule"))
    .filter(({ pattern }) => ![...rulesShown].some((rule) => matches(pattern, rule)));
  expect(unbroken.map(({ of, pattern }) => `${of} ${pattern.source}`)).toEqual([]);
});

test("every message of every error is shown by a directory that breaks the rule", () => {
  const unsaid = sentences
    .filter(({ of }) => !of.endsWith(" rule"))
    .filter(({ pattern }) => !messagesShown.some((message) => pattern.test(message)));
  expect(unsaid.map(({ of, pattern }) => `${of} ${pattern.source}`)).toEqual([]);
});

const matches = (pattern: RegExp, rule: string): boolean => pattern.exec(rule)?.[0] === rule;

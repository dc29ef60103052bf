import { visible } from "../../model/quote";

/** Text with its line ends; everything else that a terminal would act on or hide is spelled out. */
export const visibleLines = (text: string): string => text.split("\n").map(visible).join("\n");

/** What was asked for, on stdout. Taken as it is: whoever colours a text has made it visible before. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** What a person should know beside that, on stderr. Names in it may come from anywhere. */
export function say(text: string): void {
  sayPainted(visibleLines(text));
}

/** The same for a text that was made visible and then coloured. */
export function sayPainted(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** JSON on stdout; what a terminal would act on is escaped, which JSON reads back as it was. */
export function printJson(value: unknown): void {
  const json = JSON.stringify(value, undefined, 2);
  print(json.replace(/[^\n\P{C}]|[\u2028\u2029]/gu, escaped));
}

const escaped = (character: string): string =>
  character
    .split("")
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .join("");

/** `1 error`, `3 errors`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

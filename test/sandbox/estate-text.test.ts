import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readEstateText } from "../../sandbox/estate-text";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "estate-"));
});
afterEach(() => rmSync(directory, { recursive: true }));

function written(bytes: string | Buffer): string {
  const file = join(directory, "estate.yaml");
  writeFileSync(file, bytes);
  return file;
}

test("reads text, without its byte order mark", () => {
  expect(readEstateText(written("\ufeffregion: 東京\r\n"))).toBe("region: 東京\r\n");
});

test("a pipe is not waited for", () => {
  const pipe = join(directory, "pipe");
  execFileSync("mkfifo", [pipe]);
  expect(() => readEstateText(pipe)).toThrow(
    `An estate file is a regular file, got ${pipe}, which is something else. Name the file itself.`,
  );
});

test.each(["/dev/zero", tmpdir()])("%s is no file", (name) => {
  expect(() => readEstateText(name)).toThrow(
    `An estate file is a regular file, got ${name}, which is something else. Name the file itself.`,
  );
});

test("a file of a terabyte is not read", () => {
  const file = written("");
  truncateSync(file, 2 ** 40);
  expect(() => readEstateText(file)).toThrow(
    `An estate file has at most 33554432 bytes, got 1099511627776 in ${file}. Leave out what nothing needs.`,
  );
});

test.each<[string, Buffer, string]>([
  ["a byte that is none", Buffer.from("a: 1\nb: é\xff", "latin1"), "2:4"],
  ["half a character at the end", Buffer.from("a: é").subarray(0, -1), "1:4"],
])("names the place of %s of UTF-8", (_, bytes, place) => {
  const file = written(bytes);
  expect(() => readEstateText(file)).toThrow(
    `${file}:${place}: An estate file is text in UTF-8, got other bytes.`,
  );
});

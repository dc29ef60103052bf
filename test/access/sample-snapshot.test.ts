import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { snapshotText } from "../../model/snapshot/text";

test("the sample's snapshot is written as idc sync writes it, so that its first change is a small one", () => {
  const text = readFileSync("access/organization.snapshot.yaml", "utf8");
  expect(snapshotText(parse(text), text)).toBe(text);
});

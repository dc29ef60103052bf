import { added, loadedText, VALID_TREE } from "../model/access-tree";

// Each is megabytes of text, or thousands of files.

test("one group more than AWS allows", () => {
  const groups = Array.from({ length: 99_999 }, (_, i) => `  - { displayName: g${i} }\n`).join("");
  expect(
    loadedText(added("directory.yaml", VALID_TREE["directory.yaml"] + groups)).split("\n"),
  ).toEqual([
    "access/directory.yaml:4:1 error quota",
    "  AWS allows 100000 groups in the Identity Store, got 100001 here.",
    "  fix: Declare fewer, or have AWS raise the quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
  ]);
});

test("one application more than AWS allows", () => {
  const applications = Array.from({ length: 7_001 }, (_, i) => [
    `applications/a${i}.yaml`,
    `name: A${i}\ndescription: One of many\nassignments: [{ group: Engineering }]\n`,
  ]);
  expect(loadedText({ ...VALID_TREE, ...Object.fromEntries(applications) }).split("\n")).toEqual([
    "access/applications:1:1 error quota",
    "  AWS allows 7000 applications in the instance, got 7001 here.",
    "  fix: Declare fewer, or have AWS raise the quota: https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html",
  ]);
});

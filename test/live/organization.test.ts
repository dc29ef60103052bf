import { below, checkPlaces } from "../../live/organization";

const listed = [{ Id: "100000000001" }, { Id: "100000000002" }];

test("accounts that both listings show once are taken", () => {
  const places = new Map([
    ["100000000001", [""]],
    ["100000000002", ["Workloads"]],
  ]);
  expect(() => checkPlaces(listed, places)).not.toThrow();
});

test.each([
  ["that no unit showed", new Map([["100000000001", [""]]]), "100000000002"],
  [
    "that two units showed",
    new Map([
      ["100000000001", [""]],
      ["100000000002", ["Dev", "Prod"]],
    ]),
    "100000000002",
  ],
  [
    "that only a unit showed",
    new Map([
      ["100000000001", [""]],
      ["100000000002", [""]],
      ["100000000003", [""]],
    ]),
    "100000000003",
  ],
])("an account %s has come, gone or moved meanwhile", (_, places, id) => {
  expect(() => checkPlaces(listed, places)).toThrow(
    `The organization stays as it is while it is read, got accounts that came, went or moved: "${id}".\n  fix: Run this again.`,
  );
});

test("a unit's path is the names from below the root", () => {
  const unit = { Id: "ou-ac1e-10000001", Name: "Dev" };
  expect(below({ path: "" }, unit)).toEqual({ id: unit.Id, path: "Dev" });
  expect(below({ path: "Workloads" }, unit)).toEqual({ id: unit.Id, path: "Workloads/Dev" });
});

test("a unit whose name would read as two is an error", () => {
  expect(() => below({ path: "" }, { Id: "ou-ac1e-10000001", Name: "Dev/Test" })).toThrow(
    'The name of an organizational unit is a part of its path, got "Dev/Test" (ou-ac1e-10000001), which holds a /.\n  fix: Rename the unit in AWS Organizations.',
  );
});

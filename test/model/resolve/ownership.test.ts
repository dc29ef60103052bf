import { selfAndAncestors } from "../../../model/resolve/ownership";

test.each([
  ["Workloads/Prod/Payments", ["Workloads/Prod/Payments", "Workloads/Prod", "Workloads"]],
  ["Security", ["Security"]],
  ["", []],
])("%j lies within %j", (path, units) => {
  expect(selfAndAncestors(path)).toEqual(units);
});

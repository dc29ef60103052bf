import { namingFindings, renderName } from "../../model/permission-set-name";

test.each([
  ["{name}-{environment}", "developer-prod"],
  ["{environment}.{name}", "prod.developer"],
  ["acme-{name}-{environment}", "acme-developer-prod"],
  ["{name}{name}", "developerdeveloper"],
  ["{other}-{name}", "{other}-developer"],
])("%s names developer of prod %s", (template, expected) => {
  expect(renderName(template, "developer", "prod")).toBe(expected);
});

test("a name that looks like a placeholder or a pattern of replacement stays as it is", () => {
  expect(renderName("{name}-{environment}", "{environment}$&", "prod")).toBe(
    "{environment}$&-prod",
  );
});

test.each([
  ["{name}-{environment}", 3, []],
  ["{name}", 1, []],
  ["{name}", 2, ["missing-placeholder"]],
  ["{environment}", 1, ["missing-placeholder"]],
  ["all", 2, ["missing-placeholder", "missing-placeholder"]],
  ["{name}-{env}", 2, ["unknown-placeholder"]],
  ["{name}/{environment}", 2, ["invalid-naming"]],
  ["{{name}}-{environment}", 2, ["invalid-naming"]],
])("%s for %d environments breaks %j", (template, environments, rules) => {
  expect(namingFindings(template, environments).map(({ rule }) => rule)).toEqual(rules);
});

import {
  defaultTemplate,
  renderTemplate,
  spelled,
  templateProblem,
} from "../../../cli/profiles/profile-name";

describe("a value is spelled in what every reader of config files takes", () => {
  test.each([
    ["payments-prod", "payments-prod"],
    ["a_b/c.d%e@f:g+h", "a_b/c.d%e@f:g+h"],
    ["Payments Prod", "Payments-Prod"],
    ["R&D, Zürich (EU)", "R-D-Zurich-EU"],
    ["a]b[c", "a-b-c"],
    ['it\'s "quoted" #1; yes', "it-s-quoted-1-yes"],
    ["two\nlines\r\nand a \0", "two-lines-and-a"],
    ["a=b,c", "a-b-c"],
    ["-first", "first"],
    ["東京", ""],
    ["  ", ""],
  ])("%j becomes %j", (value, written) => {
    expect(spelled(value)).toBe(written);
  });
});

describe("a template", () => {
  test.each([
    [defaultTemplate, undefined],
    ["acme/{environment}/{accountId}:{roleName}", undefined],
    ["{acount}", "(Did you mean {account}?)"],
    [
      "{}-{account}",
      "It knows {account}, {accountId}, {environment}, {permissionSet}, {roleName}.",
    ],
    [
      "developer",
      "It holds one of {account}, {accountId}, {environment}, {permissionSet}, {roleName} at least.",
    ],
    [
      "{account} {permissionSet}",
      "Beside its placeholders it holds letters, digits and characters of _-/.%@:+.",
    ],
    ["{account}]", "Beside its placeholders it holds letters, digits and characters of _-/.%@:+."],
    ["{{account}}", "Beside its placeholders it holds letters, digits and characters of _-/.%@:+."],
    ["-{account}", "A name that begins with - is an option to the AWS CLI."],
  ])("%j: %j", (template, problem) => {
    expect(templateProblem(template)).toBe(problem);
  });

  test("replaces once: a value that looks like a placeholder is a value", () => {
    const values = {
      "{account}": "{roleName}",
      "{accountId}": "$&",
      "{environment}": "e",
      "{permissionSet}": "p",
      "{roleName}": "r",
    };
    expect(renderTemplate("{account}-{accountId}-{roleName}-{account}", values)).toBe(
      "{roleName}-$&-r-{roleName}",
    );
  });
});

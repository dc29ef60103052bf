import { needsYes, notConfirmed } from "../../../cli/confirmation/errors";

test.each([
  [notConfirmed(), "Nothing was changed: it was not confirmed."],
  [needsYes(), "Nothing was changed: without a terminal to ask on, this command needs --yes."],
])("an error says what became of the change, and why (%#)", ({ message }, text) => {
  expect(message).toBe(text);
});

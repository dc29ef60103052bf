import { type Finding, warning } from "../finding";
import { quote } from "../quote";

export function emptyGroup(name: string): Finding {
  return warning({
    rule: "empty-group",
    message: `A group has members, got ${quote(name)}, which has none.`,
    fix: "Add its members, or remove the group and its grants.",
  });
}

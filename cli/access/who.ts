import type { AccessModel, Directory, Principal } from "../../model/access-model";
import { count } from "../output/print";

/** How many people a principal stands for, as far as the model knows them: `3 people`. */
export type Size = (principal: Principal) => string;

export function sizes({ directory }: AccessModel): Size {
  const members = new Map(
    directory.groups.map((group) => [group.displayName, group.members.length]),
  );
  return ({ type, name }) =>
    type === "USER" ? "directly" : sizeOfGroup(members.get(name), directory.source);
}

function sizeOfGroup(size: number | undefined, source: Directory["source"]): string {
  if (size !== undefined) return count(size, "person", "people");
  return source === "external" ? "members not in the snapshot" : "nobody";
}

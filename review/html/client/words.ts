import { ACCESS_LEVELS } from "../access-levels";
import { type AccountData, type AssignmentData, type ExplorerData, GROUP } from "../explorer-data";
import { h } from "./dom";
import type { Kind, Opened } from "./state";

export const KIND_WORDS: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  person: ["person", "people"],
  group: ["group", "groups"],
  account: ["account", "accounts"],
  set: ["permission set", "permission sets"],
};

/** What the page calls something. */
export function nameOf(data: ExplorerData, kind: Kind, number: number): string {
  switch (kind) {
    case "person":
      return data.people[number]?.displayName ?? "";
    case "group":
      return data.groups[number]?.name ?? "";
    case "account":
      return data.accounts[number]?.name ?? "";
    case "set":
      return data.permissionSets[number]?.name ?? "";
  }
}

/** What the address calls it. */
export function keyOf(data: ExplorerData, kind: Kind, number: number): string {
  switch (kind) {
    case "person":
      return data.people[number]?.userName ?? "";
    case "account":
      return data.accounts[number]?.id ?? "";
    default:
      return nameOf(data, kind, number);
  }
}

export const openedOf = (data: ExplorerData, kind: Kind, number: number): Opened => ({
  kind,
  name: keyOf(data, kind, number),
});

/** Who an assignment is to. */
export const holderKind = ([, type]: AssignmentData): "group" | "person" =>
  type === GROUP ? "group" : "person";

/** A level by letter, word and colour. */
export function levelBadge(level: number, unknown = false): HTMLElement {
  const { name = "", letter = "" } = ACCESS_LEVELS[level] ?? {};
  return h(
    "span",
    { class: "level" },
    h("span", { class: `letter level-${level}`, "aria-hidden": "true" }, letter),
    unknown ? `${name} or more` : name,
  );
}

/** An environment, and whether it holds production. */
export function environmentLabel(
  data: ExplorerData,
  number: number | undefined,
): HTMLElement | undefined {
  const environment = number === undefined ? undefined : data.environments[number];
  return (
    environment &&
    h(
      "span",
      { class: "environment" },
      environment.name,
      environment.production && h("span", { class: "production" }, "production"),
    )
  );
}

export const isProduction = (data: ExplorerData, { environment }: AccountData): boolean =>
  environment !== undefined && (data.environments[environment]?.production ?? false);

export const VIEWS = [
  "people",
  "groups",
  "accounts",
  "sets",
  "matrix",
  "assignments",
  "changes",
] as const;
export type View = (typeof VIEWS)[number];

export const KINDS = ["person", "group", "account", "set"] as const;
/** What the page is about. */
export type Kind = (typeof KINDS)[number];

/** What the details panel shows. Names as in the data; of an account its id. */
export type Opened =
  | { readonly kind: Kind; readonly name: string }
  /** What a principal holds in an account. */
  | {
      readonly kind: "cell";
      readonly account: string;
      readonly principal: { readonly kind: "group" | "person"; readonly name: string };
    };

/** Everything that somebody has chosen; the address holds all of it. */
export interface State {
  readonly view: View;
  readonly text: string;
  readonly environment?: string | undefined;
  readonly productionOnly: boolean;
  /** At least this one; 0 for any. */
  readonly level: number;
  /** Only what reaches, or is, each of these. */
  readonly only: Readonly<Partial<Record<Kind, string>>>;
  /** Id of a column; with `-` before it downwards. */
  readonly sort?: string | undefined;
  readonly opened?: Opened | undefined;
}

export const FIRST_STATE: State = {
  view: "people",
  text: "",
  productionOnly: false,
  level: 0,
  only: {},
};

/** Whether anything narrows what is shown, search aside. */
export const isFiltered = ({ environment, productionOnly, level, only }: State): boolean =>
  environment !== undefined || productionOnly || level > 0 || KINDS.some((kind) => kind in only);

/** As it stands in the address, with its `#`. What was not chosen is left out. */
export function toHash(state: State): string {
  const { view, text, environment, productionOnly, level, only, sort, opened } = state;
  const parts = new URLSearchParams();
  parts.set("view", view);
  if (text !== "") parts.set("q", text);
  if (environment !== undefined) parts.set("environment", environment);
  if (productionOnly) parts.set("production", "only");
  if (level > 0) parts.set("level", String(level));
  for (const kind of KINDS) {
    const name = only[kind];
    if (name !== undefined) parts.set(kind, name);
  }
  if (sort !== undefined) parts.set("sort", sort);
  if (opened?.kind === "cell") {
    parts.set("open", opened.account);
    parts.set(`holder-${opened.principal.kind}`, opened.principal.name);
  } else if (opened !== undefined) parts.set(`open-${opened.kind}`, opened.name);
  return `#${parts}`;
}

/**
 * Reads an address that anybody may have written: what it can't mean is taken for not chosen.
 *
 * @param first the view where none is chosen
 */
export function fromHash(hash: string, first: View = FIRST_STATE.view): State {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const view = VIEWS.find((one) => one === parts.get("view")) ?? first;
  const level = Number(parts.get("level"));
  const given = (name: string): string | undefined => parts.get(name) ?? undefined;
  const only: Partial<Record<Kind, string>> = {};
  for (const kind of KINDS) {
    const name = given(kind);
    if (name !== undefined) only[kind] = name;
  }
  return {
    view,
    text: given("q") ?? "",
    environment: given("environment"),
    productionOnly: given("production") === "only",
    level: Number.isInteger(level) && level > 0 && level <= 6 ? level : 0,
    only,
    sort: given("sort"),
    opened: openedIn(given),
  };
}

function openedIn(given: (name: string) => string | undefined): Opened | undefined {
  for (const kind of KINDS) {
    const name = given(`open-${kind}`);
    if (name !== undefined) return { kind, name };
  }
  const account = given("open");
  for (const kind of ["group", "person"] as const) {
    const name = given(`holder-${kind}`);
    if (name !== undefined && account !== undefined)
      return { kind: "cell", account, principal: { kind, name } };
  }
  return undefined;
}

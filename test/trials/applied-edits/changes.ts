/** What a change of access comes to, as lines that compare: once taken from AWS, once from a review. */
export interface Changes {
  /** One for each account, except of permission sets, which have one for all. */
  readonly rows: readonly string[];
  /** What single people have more or less. */
  readonly people: readonly string[];
  readonly memberships: readonly string[];
}

/** A permission set that is made anew under another name: AWS knows two sets, only the files say that they are one. */
export interface Rename {
  readonly before: string;
  readonly after: string;
}

/** What AWS alone does not say, and a review does. */
export interface Told {
  readonly renames: readonly Rename[];
  /** Names of sets of which a review can't tell whether they allow more. */
  readonly undecided: ReadonlySet<string>;
}

interface Place {
  readonly permissionSet: string;
  /** Its id. */
  readonly account: string;
}

/** Flags that AWS can tell: the others are about what files say. */
export const SEEN_FLAGS = [
  "administrator",
  "direct-user",
  "boundary-removed",
  "boundary-changed",
  "longer-session",
] as const;

export type SeenFlag = (typeof SEEN_FLAGS)[number];

const where = ({ permissionSet, account }: Place, flags: readonly string[]): string =>
  `${permissionSet} in ${account} [${flags.join()}]`;

export const principalLine = (
  effect: string,
  who: { readonly type: string; readonly name: string; readonly people: number | undefined },
  place: Place,
  flags: readonly string[],
): string => `${effect} ${who.type} ${who.name} (${who.people}): ${where(place, flags)}`;

export const memberLine = (
  effect: string,
  userName: string,
  groups: readonly string[],
  place: Place,
  flags: readonly string[],
): string => `${effect} ${userName} by ${groups.join()}: ${where(place, flags)}`;

export const setLine = (
  effect: string,
  who: { readonly principals: readonly string[]; readonly people: number | undefined },
  { permissionSet, accounts }: { readonly permissionSet: string; readonly accounts: string[] },
  flags: readonly string[],
  differences: readonly string[],
): string =>
  `${effect} ${[...who.principals].sort().join()} (${who.people}): ${where({ permissionSet, account: accounts.sort().join() }, flags)}: ${[...differences].sort().join("; ")}`;

export const personLine = (
  effect: string,
  userName: string,
  { direct, groups }: { readonly direct: boolean; readonly groups: readonly string[] },
  { permissionSet, account }: Place,
): string =>
  `${effect} ${userName}${direct ? " directly" : ""} by ${[...groups].sort().join()}: ${permissionSet} in ${account}`;

/** One thing that differs, `none` where a side has none. */
export const differenceLine = (
  what: string,
  before: string | number | undefined,
  after: string | number | undefined,
): string => `${what}: ${before ?? "none"} to ${after ?? "none"}`;

import {
  type Changes,
  differenceLine,
  memberLine,
  personLine,
  principalLine,
  SEEN_FLAGS,
  setLine,
  type Told,
} from "./changes";

/** What `idc review --format json` prints, as far as it is looked into. */
export interface ReviewJson {
  readonly rows: readonly RowJson[];
  readonly people: readonly {
    readonly userName: string;
    readonly effect: "gained" | "lost";
    readonly direct: boolean;
    readonly groups: readonly string[];
    readonly permissionSet: Named;
    readonly account: AccountJson;
  }[];
  readonly permissionSets: readonly {
    readonly name: string;
    readonly accounts: readonly AccountJson[];
    readonly aspects: readonly AspectJson[];
  }[];
  readonly memberships: readonly {
    readonly effect: string;
    readonly group: string;
    readonly userName: string;
  }[];
}

interface Named {
  readonly name: string;
}

interface AccountJson {
  readonly id: string;
}

interface RowJson {
  readonly effect: string;
  readonly who:
    | { readonly type: "principal"; readonly principal: PrincipalJson; readonly people?: number }
    | { readonly type: "member"; readonly userName: string; readonly groups: readonly string[] }
    | {
        readonly type: "holders";
        readonly principals: readonly PrincipalJson[];
        readonly people?: number;
      };
  readonly permissionSet: string;
  readonly accounts: readonly AccountJson[];
  readonly flags: readonly string[];
  readonly ends?: object;
}

interface PrincipalJson {
  readonly type: string;
  readonly name: string;
}

interface AspectJson {
  readonly type: string;
  readonly change?: string | StatementJson;
  readonly name?: string;
  readonly key?: string;
  readonly before?: string | number;
  readonly after?: string | number;
}

interface StatementJson {
  readonly type: string;
  readonly statement?: { readonly sid?: string };
  readonly after?: { readonly sid?: string };
}

/** What a review says of sets, and AWS does not: that one has another name, or what it comes to. */
export const toldBy = ({ permissionSets, rows }: ReviewJson): Told => ({
  renames: permissionSets.flatMap(({ aspects }) =>
    aspects
      .filter(({ type }) => type === "name")
      .map(({ before, after }) => ({ before: String(before), after: String(after) })),
  ),
  undecided: new Set(
    rows.filter(({ effect }) => effect === "cannot-tell").map(({ permissionSet }) => permissionSet),
  ),
});

/** A review in the words of what AWS shows. */
export function whatReviewSays(review: ReviewJson): Changes {
  return {
    // When a grant ends is in the files alone: AWS is told nothing until then.
    rows: review.rows
      .filter(({ ends }) => ends === undefined)
      .flatMap((row) => linesOf(row, review))
      .sort(),
    people: review.people
      .map(({ effect, userName, account, permissionSet, ...way }) =>
        personLine(effect === "gained" ? "gains" : "loses", userName, way, {
          permissionSet: permissionSet.name,
          account: account.id,
        }),
      )
      .sort(),
    memberships: review.memberships
      .map(({ effect, group, userName }) => `${userName} ${effect} ${group}`)
      .sort(),
  };
}

function linesOf(row: RowJson, review: ReviewJson): readonly string[] {
  const { effect, who, permissionSet, accounts } = row;
  const flags = SEEN_FLAGS.filter((flag) => row.flags.includes(flag));
  const places = accounts.map(({ id }) => ({ permissionSet, account: id }));
  switch (who.type) {
    case "principal":
      return places.map((place) =>
        principalLine(effect, { ...who.principal, people: who.people }, place, flags),
      );
    case "member":
      return places.map((place) => memberLine(effect, who.userName, who.groups, place, flags));
    case "holders": {
      const ids = accounts.map(({ id }) => id);
      const change = review.permissionSets.find(
        (set) => set.name === permissionSet && idsOf(set.accounts) === idsOf(accounts),
      );
      const aspects = change?.aspects ?? [];
      const old = aspects.find(({ type }) => type === "name")?.before;
      return [
        setLine(
          effect === "replaced" && old !== undefined ? `${old} replaced` : effect,
          {
            principals: who.principals.map(({ type, name }) => `${type} ${name}`),
            people: who.people,
          },
          { permissionSet, accounts: ids },
          flags,
          aspects.filter(({ type }) => type !== "name").map(aspectLine),
        ),
      ];
    }
  }
}

const idsOf = (accounts: readonly AccountJson[]): string =>
  accounts
    .map(({ id }) => id)
    .sort()
    .join();

function aspectLine({ type, change, name, key, before, after }: AspectJson): string {
  switch (type) {
    case "managed-policy":
    case "customer-managed-policy":
      return `policy ${change} ${name}`;
    case "statement": {
      const { type: kind, statement, after: now } = change as StatementJson;
      return `statement ${kind} ${(statement ?? now)?.sid ?? ""}`;
    }
    case "session-duration":
      return differenceLine("session", before, after);
    case "relay-state":
      return differenceLine("relay state", before, after);
    case "tag":
      return differenceLine(`tag ${key}`, before, after);
    default:
      return differenceLine(type, before, after);
  }
}

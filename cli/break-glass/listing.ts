import { byParts } from "../../model/compare";
import { inWords } from "../../model/session-duration";
import type { Colours } from "../output/colours";
import { type Column, type Row, renderTable } from "../output/table";
import type { DeclaredGrant } from "./declared";

const COLUMNS: readonly Column[] = [
  { title: "Name", wraps: true },
  { title: "Who", wraps: true },
  { title: "Account", wraps: true },
  { title: "Permission set", wraps: true },
  { title: "Until" },
];

const HEADINGS = {
  "in force": "In force",
  unrecorded: "Ended, and nobody has written down what happened",
  "not begun": "Not begun",
  recorded: "Ended and recorded",
} as const satisfies Record<DeclaredGrant["state"], string>;

/** Every grant of the file as a table: what holds first, by its end. */
export const grantsTable = (
  grants: readonly DeclaredGrant[],
  colours: Pick<Colours, "bold" | "dim">,
  width: number,
): string =>
  renderTable(
    COLUMNS,
    inOrder(grants).flatMap((grant, index, all): readonly Row[] => [
      ...(grant.state === all[index - 1]?.state ? [] : [{ heading: HEADINGS[grant.state] }]),
      [
        grant.name,
        grant.user ?? `group ${grant.group}`,
        grant.account,
        grant.permissionSet,
        grant.state === "in force"
          ? `${grant.until}\n${timeLeft(grant.secondsLeft)} left`
          : grant.until,
      ],
    ]),
    colours,
    width,
  );

/** The same for scripts. Members are only ever added to. */
export const grantsJson = (grants: readonly DeclaredGrant[]): readonly object[] =>
  inOrder(grants).map(grantJson);

export const grantJson = ({ index, user, group, record, ...grant }: DeclaredGrant): object => ({
  ...grant,
  user: user ?? null,
  group: group ?? null,
  record: record ?? null,
});

/** To the minute; to the second in the last one. */
const timeLeft = (seconds: number): string =>
  inWords(seconds < 60 ? seconds : seconds - (seconds % 60));

const inOrder = (grants: readonly DeclaredGrant[]): readonly DeclaredGrant[] =>
  Object.keys(HEADINGS).flatMap((state) =>
    grants
      .filter((grant) => grant.state === state)
      .sort(byParts(({ until, name }) => [until, name])),
  );

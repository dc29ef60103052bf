import { GROUP } from "../explorer-data";
import type { Indexed } from "./indexed";
import { foundAssignments, type Selection } from "./selection";

/** What a principal holds in an account. */
export interface Cell {
  readonly level: number;
  readonly unknown: boolean;
  /** Positions of assignments. */
  readonly assignments: readonly number[];
}

export interface MatrixRow {
  readonly kind: "group" | "person";
  /** Position in the data. */
  readonly number: number;
  /** By the position of the account in the data. */
  readonly cells: ReadonlyMap<number, Cell>;
}

export interface Matrix {
  readonly rows: readonly MatrixRow[];
  /** Positions of accounts, environment by environment. */
  readonly accounts: readonly number[];
}

/** Who holds what where, without rows and columns in which there is nothing; groups before single people. */
export function matrixOf(index: Indexed, selection: Selection): Matrix {
  const rows = new Map<string, { row: MatrixRow; cells: Map<number, Cell> }>();
  const accounts = new Set<number>();
  for (const assignment of foundAssignments(index, selection)) {
    const [, type, number = -1, , account = -1, level = 0, unknown] =
      index.data.assignments[assignment] ?? [];
    const kind = type === GROUP ? "group" : "person";
    const key = `${kind} ${number}`;
    let found = rows.get(key);
    if (found === undefined) {
      const cells = new Map<number, Cell>();
      found = { row: { kind, number, cells }, cells };
      rows.set(key, found);
    }
    const before = found.cells.get(account);
    found.cells.set(account, {
      level: Math.max(level, before?.level ?? 0),
      unknown: unknown === 1 || (before?.unknown ?? false),
      assignments: [...(before?.assignments ?? []), assignment],
    });
    accounts.add(account);
  }
  return {
    rows: [...rows.values()]
      .map(({ row }) => row)
      .sort((left, right) =>
        left.kind === right.kind ? left.number - right.number : left.kind === "group" ? -1 : 1,
      ),
    accounts: [...accounts].sort((left, right) => left - right),
  };
}

/** A level of access, with a letter so that none is told by its colour alone. */
export interface LevelName {
  readonly name: string;
  readonly letter: string;
}

/** From nothing to everything: AWS's levels, and whoever can do everything or give that to himself. */
export const ACCESS_LEVELS: readonly LevelName[] = [
  { name: "Nothing", letter: "–" },
  { name: "List", letter: "L" },
  { name: "Read", letter: "R" },
  { name: "Tagging", letter: "T" },
  { name: "Write", letter: "W" },
  { name: "Permissions management", letter: "P" },
  { name: "Administrator", letter: "A" },
];

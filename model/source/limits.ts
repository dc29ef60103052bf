/** Largest file that is read. Fifty thousand grants take four megabytes. */
export const LARGEST_FILE_BYTES = 8 * 1024 * 1024;

/** Most words, marks, spaces and line ends in a file. Sixty-nine thousand grants of one account each have as many. */
export const MOST_TOKENS = 2_000_000;

/** Deepest nesting of lists and mappings. A policy document needs about ten. */
export const DEEPEST_NESTING = 64;

/** Values that aliases may add to one file: far above any use, far below what a YAML bomb unfolds to. */
export const MOST_ALIASED_VALUES = 10_000;

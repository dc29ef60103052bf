/** The first place where a text stops being JSON, and what would have to stand there. */
export interface JsonProblem {
  readonly offset: number;
  readonly expected: string;
}

const WHITE_SPACE = /[ \t\n\r]*/y;
const TEXT = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

type State = "value" | "value or ]" | "key" | "key or }" | ":" | ", or ]" | ", or }" | "end";

const EXPECTED: Readonly<Record<State, string>> = {
  value: "a value",
  "value or ]": "a value or ]",
  key: "a key in double quotes",
  "key or }": "a key in double quotes or }",
  ":": "a colon",
  ", or ]": "a comma or ]",
  ", or }": "a comma or }",
  end: "the end of the file",
};

/**
 * Checks strict JSON (RFC 8259) without recursion. `JSON.parse` would do, but says where it stopped in some
 * versions of Node only.
 */
export function jsonProblem(text: string): JsonProblem | undefined {
  const open: ("[" | "{")[] = [];
  let offset = 0;
  let state: State = "value";

  const skip = (pattern: RegExp): boolean => {
    pattern.lastIndex = offset;
    if (!pattern.test(text)) return false;
    offset = pattern.lastIndex;
    return true;
  };
  const afterValue = (): State => {
    const container = open.at(-1);
    return container === undefined ? "end" : container === "[" ? ", or ]" : ", or }";
  };

  for (;;) {
    skip(WHITE_SPACE);
    const character = text[offset];
    if (state === "end") {
      return character === undefined ? undefined : { offset, expected: EXPECTED.end };
    }
    const takesValue: boolean = state === "value" || state === "value or ]";
    const takesKey: boolean = state === "key" || state === "key or }";
    if (takesValue && (character === "[" || character === "{")) {
      open.push(character);
      offset += 1;
      state = character === "[" ? "value or ]" : "key or }";
    } else if (takesValue && (skip(TEXT) || skip(SCALAR))) state = afterValue();
    else if (takesKey && skip(TEXT)) state = ":";
    else if (character !== undefined && isMark(character) && state.includes(character)) {
      offset += 1;
      if (character === ":") state = "value";
      else if (character === ",") state = open.at(-1) === "[" ? "value" : "key";
      else {
        open.pop();
        state = afterValue();
      }
    } else return { offset, expected: EXPECTED[state] };
  }
}

/** The names of states hold letters, too. */
const isMark = (character: string): boolean => ":,]}".includes(character);

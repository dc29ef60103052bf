/** What `terraform apply -json` has said so far: https://developer.hashicorp.com/terraform/internals/machine-readable-ui */
export interface ApplyState {
  /** Resources that the plan creates, changes or removes; undefined until it is made. */
  readonly total: number | undefined;
  readonly done: number;
  /** Errors as a person reads them, each of one or more lines. */
  readonly errors: readonly string[];
}

export const beginning: ApplyState = { total: undefined, done: 0, errors: [] };

/** The members that are read here. Terraform adds others, and further types, as it likes. */
interface Event {
  readonly type?: string;
  readonly changes?: {
    readonly add: number;
    readonly change: number;
    readonly remove: number;
    readonly operation: string;
  };
  readonly hook?: { readonly action: string };
  readonly diagnostic?: Diagnostic;
}

interface Diagnostic {
  readonly severity: string;
  readonly summary: string;
  readonly detail?: string;
  readonly address?: string;
}

/** The state after one more line of output. */
export function afterLine(state: ApplyState, line: string): ApplyState {
  const event = parse(line);
  switch (event?.type) {
    case "change_summary": {
      if (event.changes?.operation !== "plan") return state;
      const { add, change, remove } = event.changes;
      return { ...state, total: add + change + remove };
    }
    case "apply_complete":
      // Data sources that wait for a resource are read then, and count as nothing.
      return event.hook?.action === "read" ? state : { ...state, done: state.done + 1 };
    case "diagnostic":
      return event.diagnostic?.severity === "error"
        ? { ...state, errors: [...state.errors, describe(event.diagnostic)] }
        : state;
    default:
      return state;
  }
}

/** Some failures of Terraform come before it writes JSON. */
function parse(line: string): Event | undefined {
  try {
    return JSON.parse(line) as Event;
  } catch {
    return undefined;
  }
}

function describe({ summary, detail, address }: Diagnostic): string {
  return [
    `Error: ${summary}`,
    ...(address === undefined ? [] : [`  with ${address}`]),
    ...(detail ? detail.split("\n").map((line) => `  ${line}`) : []),
  ].join("\n");
}

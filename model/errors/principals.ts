import { error, type Finding, notice } from "../finding";
import { nearestName } from "../nearest-name";
import { quote } from "../quote";

/** Who gets something: a grant names groups and users, and so does an assignment to an application. */
export interface NamedPrincipal {
  /** What names it, as in `A grant`. */
  readonly by: "A grant" | "An assignment" | "A grant for an emergency" | "A module's input";
  readonly what: "group" | "user";
  readonly name: string;
  /** Names that there are. */
  readonly known: Iterable<string>;
}

export function unknownPrincipal({ by, what, name, known }: NamedPrincipal): Finding {
  return error({
    rule: `unknown-${what}`,
    message: `${by} names a ${what} of the directory, got ${quote(name)}.`,
    nearest: nearestName(name, known),
    fix: `Correct the ${what === "user" ? "user name" : "name"}, or add the ${what} to directory.yaml.`,
  });
}

export function principalNotInSnapshot({ by, what, name, known }: NamedPrincipal): Finding {
  return notice({
    rule: `unknown-${what}`,
    message: `${by} names a ${what} of the external directory, got ${quote(name)}, which the snapshot does not show; the plan checks it.`,
    nearest: nearestName(name, known),
    fix: `Correct the name, or have the identity provider send the ${what} and refresh the snapshot.`,
  });
}

export function principalPending({ by, what, name, known }: NamedPrincipal): Finding {
  return notice({
    rule: `pending-${what}`,
    message: `${by} with pending: true waits for its ${what}, got ${quote(name)}, which the snapshot does not show: it gives nothing yet.`,
    nearest: nearestName(name, known),
    fix: `Refresh the snapshot once the identity provider has sent the ${what}.`,
  });
}

export function principalArrived({ by, what, name }: NamedPrincipal): Finding {
  return notice({
    rule: `pending-${what}`,
    message: `${by} with pending: true waits for its ${what}, got ${quote(name)}, which is there: it counts.`,
    fix: "Remove pending.",
  });
}

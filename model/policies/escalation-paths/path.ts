import { ANY_NAME } from "../allowed";

/** A published way from what a policy says to more than it says. */
export interface EscalationPath {
  /** What it takes, in a few words, as in `pass any role to Lambda`. */
  readonly name: string;
  /** All of them are needed. */
  readonly needs: readonly Need[];
  /** Only a session in the management account or the delegated administrator account gets anywhere with it. */
  readonly administering?: true;
  /** Where it is published. */
  readonly link: string;
}

export interface Need {
  /** One of these. */
  readonly actions: readonly string[];
  /**
   * What has to be allowed on every such resource; allowed on chosen ones, it takes nobody further than was meant.
   * Absent: restricting the resource takes nothing away, since one that a person makes is enough.
   */
  readonly every?: string;
  /** A customer managed policy that the set itself holds, or its boundary, is enough. */
  readonly ownPolicy?: true;
  /** Service that the role is passed to. */
  readonly passedTo?: string;
}

export const ROLE = `arn:aws:iam::*:role/${ANY_NAME}`;

/** A page of the catalog that collects what Rhino Security Labs and others have published. */
export const pathfinding = (id: string): string => `https://pathfinding.cloud/paths/${id}`;

/** A way that one action opens where it is allowed on every such resource. */
export function one(name: string, action: string, every: string, link: string): EscalationPath {
  return { name, needs: [need(action, every)], link };
}

export function need(action: string, every: string): Need {
  return { actions: [action], every };
}

import type { PlannedResource } from "./planned-resources";
import type { Plan } from "./read-plan";
import { referred } from "./references";
import { text } from "./values";

/** What an attribute that is known after apply only stands for. */
export type Later =
  | {
      readonly type: "found";
      readonly resource: PlannedResource;
      /** Several could be meant, and the key of the resource names this one. */
      readonly presumed: boolean;
    }
  | { readonly type: "open" };

/** Attributes by which others refer to a resource. */
const IDS: Readonly<Record<string, string>> = {
  aws_identitystore_group: "group_id",
  aws_identitystore_user: "user_id",
  aws_organizations_account: "id",
  aws_ssoadmin_permission_set: "arn",
};

/** Finds out what references mean that are known after apply only. */
export class KnownLater {
  private readonly byPlan: ReadonlyMap<string, Plan>;
  private readonly candidates = new Map<string, readonly PlannedResource[]>();
  private readonly answers = new Map<string, Later>();

  constructor(plans: readonly Plan[]) {
    this.byPlan = new Map(plans.map((plan) => [plan.name, plan]));
  }

  /** Which resource of a type an attribute of another refers to, given that its value is not known yet. */
  find(from: PlannedResource, attribute: string, type: string): Later {
    const key = `${from.plan} ${from.address} ${attribute}`;
    const answer = this.answers.get(key) ?? this.search(from, attribute, type);
    this.answers.set(key, answer);
    return answer;
  }

  /** Every answer that was given. */
  get given(): readonly Later[] {
    return [...this.answers.values()];
  }

  private search(from: PlannedResource, attribute: string, type: string): Later {
    const plan = this.byPlan.get(from.plan);
    const all = this.notYetKnown(from.plan, type);
    const meant = plan && referred(plan.configuration, from, attribute, all);
    const possible = meant === undefined || meant.length === 0 ? all : meant;
    const [only] = possible;
    if (only !== undefined && possible.length === 1)
      return { type: "found", resource: only, presumed: false };
    const named = namedByKey(from, possible);
    return named === undefined
      ? { type: "open" }
      : { type: "found", resource: named, presumed: true };
  }

  /** Resources of a type whose id nobody knows yet: a reference to any other would be known. */
  private notYetKnown(plan: string, type: string): readonly PlannedResource[] {
    const key = `${plan} ${type}`;
    const found =
      this.candidates.get(key) ??
      (this.byPlan.get(plan)?.resources ?? []).filter(
        (one) =>
          one.type === type &&
          one.after !== undefined &&
          text(one.after, IDS[type] ?? "id") === undefined,
      );
    this.candidates.set(key, found);
    return found;
  }
}

/** The one whose key, or name, stands in the key of the resource: `Engineering--viewer--dev` names `viewer`. */
function namedByKey(
  { index = "" }: PlannedResource,
  possible: readonly PlannedResource[],
): PlannedResource | undefined {
  const named = possible
    .map((resource) => ({
      resource,
      length: Math.max(
        0,
        ...namesOf(resource)
          .filter((name) => holdsWord(index, name))
          .map((name) => name.length),
      ),
    }))
    .filter(({ length }) => length > 0);
  const longest = Math.max(...named.map(({ length }) => length));
  const best = named.filter(({ length }) => length === longest);
  return best.length === 1 ? best[0]?.resource : undefined;
}

const namesOf = ({ index, name, after }: PlannedResource): readonly string[] => [
  index ?? name,
  ...["name", "display_name", "user_name"].flatMap((attribute) => text(after, attribute) ?? []),
];

const WORD = /[\p{L}\p{N}]/u;

function holdsWord(key: string, word: string): boolean {
  for (let at = key.indexOf(word); at !== -1; at = key.indexOf(word, at + 1)) {
    const [before = "", after = ""] = [key[at - 1], key[at + word.length]];
    if (!WORD.test(before) && !WORD.test(after)) return true;
  }
  return false;
}

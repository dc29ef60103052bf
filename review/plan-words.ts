import { joined, type Phrase, phrase, someOf } from "./phrase";
import type { PlanFacts } from "./plan/plan-states";

/** What whoever reads a review of plans has to know about it, as sentences. */
export function planWords(facts: PlanFacts): readonly Phrase[] {
  const { plans, partial, declared, unread, drifted, productionKnown, unplaced } = facts;
  return [
    phrase`Reviewed: ${[plans.length === 1 ? "the plan" : "the plans"]} ${someOf(plans, 8)}.`,
    ...(partial.length === 0
      ? []
      : [phrase`Not all that will change: another run has to follow on ${someOf(partial, 8)}.`]),
    ...(declared.length === 0
      ? []
      : [
          phrase`As the access files have it, since no plan does: who is assigned in ${someOf(declared, 8)}.`,
        ]),
    ...knownLaterWords(facts),
    ...(unread.length === 0
      ? []
      : [phrase`In no plan, and so not compared: policies of ${someOf(unread, 8)}.`]),
    ...(drifted === 0
      ? []
      : [
          [
            drifted === 1
              ? "1 resource is not as Terraform left it: "
              : `${drifted} resources are not as Terraform left them: `,
            "what is compared is what AWS has now.",
          ],
        ]),
    ...(unplaced.length === 0
      ? []
      : [phrase`Named like no stack, and so held to no environment: ${someOf(unplaced, 8)}.`]),
    ...(productionKnown
      ? []
      : [["Which accounts are production is not known: there are no access files here."]]),
  ];
}

function knownLaterWords({ knownLater: { found, presumed, open } }: PlanFacts): readonly Phrase[] {
  const all = found + presumed + open;
  if (all === 0) return [];
  const parts = [
    ...(found === 0 ? [] : [`${found} can refer to one thing alone`]),
    ...(presumed === 0 ? [] : [`${presumed} ${presumed === 1 ? "is" : "are"} read from a key`]),
    ...(open === 0 ? [] : [`${open} ${open === 1 ? "stays" : "stay"} open and may allow anything`]),
  ];
  return [
    [
      all === 1
        ? "1 value is known after apply only: "
        : `${all} values are known after apply only: `,
      ...joined(
        parts.map((part) => [part]),
        ", ",
      ),
      ".",
    ],
  ];
}

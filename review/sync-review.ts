import type { AccessModel } from "../model/access-model";
import type { Diagnostic } from "../model/diagnostic";
import type { AssignmentChanges } from "./assignment-changes";

/** What a change of the snapshot means for access, or why that can't be said. */
export type AccessReview =
  | {
      readonly kind: "known";
      readonly changes: AssignmentChanges;
      readonly before: AccessModel;
      readonly after: AccessModel;
    }
  /** There was no snapshot to compare with. */
  | { readonly kind: "first" }
  /** The access files had errors with the snapshot that was there. */
  | { readonly kind: "broken-before" }
  /** The access files have errors with the new snapshot. */
  | { readonly kind: "broken-after"; readonly errors: readonly Diagnostic[] };

/** Why access can't be compared, as a sentence; undefined where it can. */
export function reasonUnknown({ kind }: AccessReview): string | undefined {
  switch (kind) {
    case "known":
      return undefined;
    case "first":
      return "There was no snapshot before: which access comes with this one is not compared.";
    case "broken-before":
      return "With the snapshot that was there the access files had errors: which access changes can't be said.";
    case "broken-after":
      return "With this snapshot the access files have errors: which access changes can't be said until they are mended.";
  }
}

import type { PermissionSet, PolicyDocument } from "../access-model";
import type { Location } from "../diagnostic";
import { referencesOf } from "../policies/reading";
import { readStatements, type Selection, type Statement } from "../policies/statement";
import type { Path } from "../source/source-file";
import { allSets } from "./all-sets";
import type { RuleContext, RuleReport, Subject } from "./rule";

/** A statement that stands in `access/`, and how to report what is wrong with it. */
export interface WrittenStatement {
  readonly statement: Statement;
  /** Reports at a value inside the statement. What the snapshot shows of an account never stops the synth. */
  readonly report: (path: Path, finding: Parameters<RuleReport>[1]) => void;
}

/** Calls for every statement of inline policies, and of the snapshot's documents that sets refer to. */
export function forEachStatement(
  context: RuleContext,
  report: RuleReport,
  judge: (written: WrittenStatement) => void,
): void {
  const { model, places } = context;
  const visit = (
    document: PolicyDocument,
    about: Subject,
    place: (path: Path) => Location,
    ours: boolean,
  ) => {
    for (const statement of readStatements(document)) {
      judge({
        statement,
        report: (path, finding) =>
          report(
            place([...statement.path, ...path]),
            ours ? finding : { ...finding, severity: "warning" },
            about,
          ),
      });
    }
  };
  for (const { set, about } of setsOf(context)) {
    const { inlinePolicy } = set;
    if (inlinePolicy !== undefined) {
      visit(inlinePolicy, about, (path) => places.inlinePolicy(set, path), true);
    }
    const used = new Set(referencesOf(set).map(({ path, name }) => path + name));
    for (const { path, name, document } of model.organization.customerManagedPolicies) {
      if (document === undefined || !used.has(path + name)) continue;
      visit(document, about, (at) => places.customerManagedPolicyDocument(document, at), false);
    }
  }
}

/** Every permission set with what exceptions name it by. */
export function setsOf({ model }: RuleContext): readonly { set: PermissionSet; about: Subject }[] {
  return allSets(model).map(({ set, environment }) => ({
    set,
    about: { permissionSet: set.key, ...(environment !== undefined && { environment }) },
  }));
}

/** Where an action or a resource stands inside its statement. */
export const placeInSelection = (
  element: "Action" | "Resource",
  { except }: Selection,
  index: number,
): Path => [except ? `Not${element}` : element, index];

/** Every condition key of a statement, and where it stands in it. */
export const placesOfKeys = ({ condition }: Statement): readonly { key: string; path: Path }[] =>
  Object.entries(condition ?? {}).flatMap(([operator, keys]) =>
    Object.keys(keys).map((key) => ({ key, path: ["Condition", operator, key] })),
  );

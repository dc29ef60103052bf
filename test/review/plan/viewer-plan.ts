import { planStates } from "../../../review/plan/plan-states";
import { type Review, reviewPlans } from "../../../review/review";
import { rowLine } from "../row-line";
import { assignment, type Change, type Contents, permissionSet, planOf } from "./plan-json";

/** Id of the one group that the plans below know by its name. */
export const ENGINEERING = "10000000-0000-4000-8000-000000000001";
/** Id of the account. */
export const DEV = "100000000011";

export const data = {
  "data.aws_identitystore_groups.all": {
    groups: [{ group_id: ENGINEERING, display_name: "Engineering" }],
  },
};

export const viewer = permissionSet("viewer", "a");
export const assigned = assignment("a", ENGINEERING, DEV);

export const SET = "aws_ssoadmin_permission_set.viewer";
export const ASSIGNMENT = "aws_ssoadmin_account_assignment.it";

export const unchanged = (address: string, values: object, more: Partial<Change> = {}): Change => ({
  address,
  actions: ["no-op"],
  before: values,
  after: values,
  ...more,
});

/** The set and who holds it, as they stay. */
export const set = unchanged(SET, viewer);
export const held = unchanged(ASSIGNMENT, assigned);

/** The review of one plan with these changes. */
export const reviewOf = (changes: readonly Change[], more: Partial<Contents> = {}): Review =>
  reviewPlans(planStates([planOf({ data, ...more, changes })]));

/** Its rows. */
export const lines = (changes: readonly Change[], more: Partial<Contents> = {}): string[] =>
  reviewOf(changes, more).rows.map(rowLine);

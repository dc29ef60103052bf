import type { AccessModel } from "../../model/access-model";
import { type AssignedAccess, assignedAccess } from "../../model/effective-access";
import type { Review } from "../review";
import { dataOfModel } from "./data-of-model";
import { dataOfReview } from "./data-of-review";
import { explorerPage } from "./page";

/** A page to find out who can do what where: of all access, or of some of it. */
export const renderAccessHtml = (model: AccessModel, some?: readonly AssignedAccess[]): string =>
  explorerPage(dataOfModel(model, some ?? assignedAccess(model), some === undefined));

/** The same of the access after a change, with the review of that change. */
export function renderReviewHtml(review: Review): string {
  const { after } = review.diff;
  return explorerPage({
    ...dataOfModel(after, assignedAccess(after), true),
    changes: dataOfReview(review),
  });
}

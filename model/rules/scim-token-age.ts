import * as errors from "../errors/rules";
import { dayOf, plusSeconds, secondsBetween } from "../instant";
import type { Rule } from "./rule";

const DAY = 24 * 60 * 60;
const LIFE = 365 * DAY;
const WARNED_BEFORE = 60 * DAY;

export const scimTokenAge: Rule = {
  id: "scim-token-age",
  severity: "warning",
  summary: "A SCIM token is replaced 60 days or more before its year is over.",
  why: "AWS lets a token live for one year. From then on joiners get no access and leavers keep theirs, while everything looks well; no API tells a token's age.",
  fix: "Make a second token, give it to the identity provider, delete the first one, and write the new day as directory.scimTokenCreated in organization.yaml.",
  link: "https://docs.aws.amazon.com/singlesignon/latest/userguide/generate-token.html",
  judges: "each",
  excusable: true,
  check({ model, places, at }, report) {
    const { scimToken } = model;
    if (scimToken === undefined) return;
    const { created } = scimToken;
    const place = places.organization(["directory", "scimTokenCreated"]);
    const start = `${created}T00:00:00Z`;
    if (created > dayOf(at)) {
      report(place, errors.scimTokenOfTomorrow(created, dayOf(at)), {});
      return;
    }
    const end = plusSeconds(start, LIFE);
    const left = secondsBetween(at, end);
    if (left > WARNED_BEFORE) return;
    report(place, errors.oldScimToken(created, dayOf(end), Math.floor(left / DAY)), {});
  },
};

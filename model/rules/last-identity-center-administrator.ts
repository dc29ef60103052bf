import * as errors from "../errors/rules";
import { administrators } from "./holders";
import type { Rule } from "./rule";

export const lastIdentityCenterAdministrator: Rule = {
  id: "last-identity-center-administrator",
  severity: "warning",
  summary: "Two people at least can administer Identity Center.",
  why: "Whoever administers the delegated administrator account or the management account can give access back after a mistake; nobody else can. Where neither account is an environment's, who can is not declared here, and nothing is said.",
  fix: "Grant a set with administrator's rights in one of the two accounts to a group of two or more.",
  link: "https://docs.aws.amazon.com/singlesignon/latest/userguide/delegated-admin.html",
  judges: "whole",
  excusable: true,
  check(context, report) {
    const { managementAccount, delegatedAdministrator } = context.model.instance;
    const administering = administrators(context).filter(
      ({ account: { id } }) => id === delegatedAdministrator || id === managementAccount,
    );
    if (administering.length === 0 || administering.some(({ people }) => people === undefined))
      return;
    const people = [...new Set(administering.flatMap((held) => held.people ?? []))];
    if (people.length >= 2) return;
    const names = administering.map(({ account }) => account.name);
    const field =
      delegatedAdministrator === undefined ? "managementAccount" : "delegatedAdministrator";
    report(
      context.places.organization(["instance", field]),
      errors.lastIdentityCenterAdministrator(names, people[0]),
      { account: names[0] ?? "" },
    );
  },
};

import type { Environment, Grant } from "../access-model";
import type { RuleContext, Subject } from "./rule";

/** Every grant with what a finding about it is about. */
export const grantsOf = ({ model }: RuleContext) =>
  model.environments.flatMap((environment) =>
    environment.grants.map((grant) => ({
      environment,
      grant,
      about: subjectOf(environment, grant),
    })),
  );

const subjectOf = ({ name }: Environment, { principal, permissionSet }: Grant): Subject => ({
  permissionSet,
  environment: name,
  ...(principal.type === "USER" ? { user: principal.name } : { group: principal.name }),
});

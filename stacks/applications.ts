import type { TerraformStack } from "cdktf";
import type * as model from "../model/access-model";
import { Application } from "../modules/application/application";
import type { Instance } from "../modules/instance/instance";
import type { PrincipalId } from "./directory";
import { output } from "./output";

/** Creates the instance's applications with who may use them and their scopes. */
export function applications(
  stack: TerraformStack,
  instance: Instance,
  declared: readonly model.Application[],
  principalId: PrincipalId,
): void {
  if (declared.length === 0) return;
  const created = new Map(
    declared.map((application) => [
      application.key,
      new Application(stack, `application--${application.key}`, {
        instanceArn: instance.arn,
        key: application.key,
        name: application.name,
        description: application.description,
        applicationProviderArn: application.applicationProviderArn,
        status: application.status,
        portalOptions: application.portalOptions,
        assignmentRequired: application.assignmentRequired,
        assignments: application.assignments.map((principal) => ({
          principalType: principal.type,
          principalId: principalId(principal),
          principalName: principal.name,
        })),
        tags: application.tags,
      }),
    ]),
  );
  for (const { key, accessScopes } of declared) {
    for (const { scope, authorizedTargets } of accessScopes) {
      created.get(key)?.addAccessScope({
        scope,
        authorizedTargets: authorizedTargets?.map((target) => arnOf(target, instance, created)),
      });
    }
  }
  output(stack, "application_arns", "ARN of each application.", created, ({ arn }) => arn);
}

function arnOf(
  target: model.AuthorizedTarget,
  instance: Instance,
  created: ReadonlyMap<string, Application>,
): string {
  switch (target.type) {
    case "instance":
      return instance.arn;
    case "arn":
      return target.arn;
    case "application": {
      const application = created.get(target.key);
      if (application) return application.arn;
      throw new Error(
        `The model names application ${JSON.stringify(target.key)}, which it does not hold.`,
      );
    }
  }
}

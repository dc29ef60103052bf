import type { App } from "cdktf";
import type { AccessModel } from "../model/access-model";
import { BootstrapStack } from "./bootstrap-stack";
import { BreakGlassStack } from "./break-glass-stack";
import { EnvironmentStack } from "./environment-stack";
import { IdentityStack } from "./identity-stack";
import { MonitoringStack } from "./monitoring-stack";
import { REQUIRED_VERSION } from "./provider";

/**
 * Maps the model onto stacks: `bootstrap`, `identity`, one for each environment under its name, `break-glass`
 * where there is a file for emergencies, and `monitoring` where something is watched. No stack depends on another in CDKTF's eyes, so that each can be deployed alone.
 */
export function buildStacks(app: App, model: AccessModel): void {
  // CDK Terrain asks for it and refuses native S3 locking otherwise; CDKTF reads none of it.
  app.node.setContext("targetVersions", {
    terraform: REQUIRED_VERSION,
    opentofu: REQUIRED_VERSION,
  });
  new BootstrapStack(app, model);
  new IdentityStack(app, model);
  for (const environment of model.environments) new EnvironmentStack(app, model, environment);
  if (model.emergency !== undefined) new BreakGlassStack(app, model, model.emergency);
  if (model.monitoring !== undefined) new MonitoringStack(app, model, model.monitoring);
}

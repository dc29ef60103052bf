import { estateFromAccess } from "../../../cli/estate-from-access";
import type { AccessModel } from "../../../model/access-model";
import { type LocalAws, startLocalAws } from "./local-aws";
import { startProvider } from "./running-provider";
import type { Stacks } from "./stacks";

/** A sandbox that takes a tenth of AWS's time, with the stack identity and then some environments of a model applied. */
export async function startApplied(
  model: AccessModel,
  ...environments: readonly string[]
): Promise<{ readonly aws: LocalAws; readonly stacks: Stacks }> {
  const aws = await startLocalAws(estateFromAccess(model), { pace: "slow" });
  const stacks = aws.synthesize(model);
  await stacks.init("identity", ...environments);
  await stacks.apply("identity");
  await stacks.apply(...environments);
  return { aws, stacks };
}

/** The same of one environment, with one provider for all that is run after it, one run at a time. */
export async function startAppliedWithProvider(
  model: AccessModel,
  environment: string,
): Promise<{ readonly aws: LocalAws; readonly stacks: Stacks; stop(): Promise<void> }> {
  const { aws, stacks } = await startApplied(model, environment);
  const provider = await startProvider(stacks, environment);
  return {
    aws,
    stacks: stacks.with(provider.environment),
    async stop() {
      await provider.stop();
      await aws.stop();
    },
  };
}

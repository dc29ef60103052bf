/** Name of the stack that owns what an organization has once. */
export const IDENTITY = "identity";

/** What to do when another stack misses something of one. */
export const deployFirst = (stack: string): string =>
  `Deploy ${stack} first: npx cdktf deploy ${stack}`;

export const DEPLOY_IDENTITY_FIRST = deployFirst(IDENTITY);

/** Name of the stack that owns what an organization has once. */
export const IDENTITY = "identity";

/** What to do when another stack misses something of it. */
export const DEPLOY_IDENTITY_FIRST = `Deploy identity first: npx cdktf deploy ${IDENTITY}`;

/** Name of the stack for emergencies. */
export const BREAK_GLASS = "break-glass";

/** Of what it makes in AWS. */
export const BREAK_GLASS_NAME = "identity-center-break-glass";

/** Queue of what its schedules could not deliver. */
export const UNDELIVERED_QUEUE = `${BREAK_GLASS_NAME}-undelivered`;

/** Name of the policy of the stack `bootstrap` that limits its roles where a pipeline deploys it. */
export const BREAK_GLASS_BOUNDARY = `${BREAK_GLASS_NAME}-boundary`;

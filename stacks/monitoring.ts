/** Name of the stack that watches. */
export const MONITORING = "monitoring";

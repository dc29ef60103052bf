/**
 * What CloudTrail, GuardDuty and Access Analyzer say of Identity Center, as EventBridge and CloudWatch Logs look for it.
 *
 * @module
 */
export * from "./api-calls";
export * from "./event-patterns";
export * from "./filter-patterns";

import type { SSOAdmin } from "@aws-sdk/client-sso-admin";
import type { Operations } from "../operation";

/** Every sso-admin operation that AWS has, typed by its SDK; which of them exist here is up to each table. */
export type SsoAdminOperations = Operations<SSOAdmin>;

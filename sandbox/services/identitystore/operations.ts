import type { Identitystore } from "@aws-sdk/client-identitystore";
import type { Operations } from "../operation";

/** Every identitystore operation that AWS has, typed by its SDK. */
export type IdentityStoreOperations = Operations<Identitystore>;

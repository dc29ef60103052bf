import type { Organizations } from "@aws-sdk/client-organizations";
import type { Operations } from "../operation";

/** Every Organizations operation that AWS has, typed by its SDK. */
export type OrganizationsOperations = Operations<Organizations>;

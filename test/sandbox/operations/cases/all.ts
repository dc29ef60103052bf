import type { SSOAdmin } from "@aws-sdk/client-sso-admin";
import type { Cases } from "../case";
import { applicationAccessCases } from "./application-access";
import { applicationCases } from "./applications";
import { assignmentCases } from "./assignments";
import { instanceCases } from "./instances";
import { permissionSetCases } from "./permission-sets";

/** Every operation of sso-admin. */
export const ssoAdminCases = {
  ...instanceCases,
  ...permissionSetCases,
  ...assignmentCases,
  ...applicationCases,
  ...applicationAccessCases,
} satisfies Cases<SSOAdmin>;

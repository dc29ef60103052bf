import { readShapes } from "../../shapes/shape";
import type { Context } from "../operation";
import { defineService } from "../service";
import { accessDenied, invalidInput, notInOrganization } from "./errors";
import { organizationsOperations } from "./handlers";
import { accountOf, organizationOf } from "./tables";

/** Every account may see its organization; the rest is for the management account and delegated administrators. */
function authorize(context: Context, operation: string): void {
  const { caller, transaction } = context;
  const { managementAccount, delegatedAdministrator } = organizationOf(transaction);
  if (accountOf(transaction, caller) === undefined) throw notInOrganization();
  if (operation === "DescribeOrganization") return;
  if (caller !== managementAccount && caller !== delegatedAdministrator) throw accessDenied();
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/ */
export const organizationsService = defineService({
  name: "organizations",
  shapes: readShapes("organizations"),
  operations: organizationsOperations,
  authorize,
  invalid: invalidInput,
});

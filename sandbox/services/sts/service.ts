import { identityOf } from "../../identity";
import { readShapes } from "../../shapes/shape";
import { defineService } from "../service";
import { assumeRoleOperations } from "./assume-role";
import { validation } from "./errors";
import type { StsOperations } from "./operations";
import { webIdentityOperations } from "./web-identity";

const callerOperations = {
  GetCallerIdentity(context) {
    const { account, arn, userId } = identityOf(context);
    return { Account: account, Arn: arn, UserId: userId };
  },
} satisfies StsOperations;

/** https://docs.aws.amazon.com/STS/latest/APIReference/ */
export const sts = defineService({
  name: "sts",
  shapes: readShapes("sts"),
  operations: { ...callerOperations, ...assumeRoleOperations, ...webIdentityOperations },
  authorize: () => {},
  invalid: (_, message) => validation(message),
});

/** The operation that proves who calls by a token, and comes without a signature. */
export const unsignedOperation = "AssumeRoleWithWebIdentity";

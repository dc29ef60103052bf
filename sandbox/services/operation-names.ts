import { iam } from "./iam/service";
import { identityStore } from "./identitystore/service";
import { kms } from "./kms/service";
import { organizationsService } from "./organizations/service";
import { s3Operations } from "./s3/operations";
import { scheduler } from "./scheduler/service";
import { sns } from "./sns/service";
import { sqs } from "./sqs/service";
import { ssoAdmin } from "./sso-admin/service";
import { sts } from "./sts/service";

/** Every operation that a request may be for, `service:Operation`, as the request log writes it. */
export const operationNames: readonly string[] = [
  ...[ssoAdmin, identityStore, organizationsService, kms, iam, sts, scheduler, sns, sqs].flatMap(
    ({ name, shapes }) => Object.keys(shapes.operations).map((operation) => `${name}:${operation}`),
  ),
  ...s3Operations.map(({ name }) => `s3:${name}`),
];

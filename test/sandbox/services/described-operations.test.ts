import { iam } from "../../../sandbox/services/iam/service";
import { identityStore } from "../../../sandbox/services/identitystore/service";
import { kms } from "../../../sandbox/services/kms/service";
import { organizationsService } from "../../../sandbox/services/organizations/service";
import { scheduler } from "../../../sandbox/services/scheduler/service";
import { sns } from "../../../sandbox/services/sns/service";
import { sqs } from "../../../sandbox/services/sqs/service";
import { ssoAdmin } from "../../../sandbox/services/sso-admin/service";
import { sts } from "../../../sandbox/services/sts/service";

test.each(
  [ssoAdmin, identityStore, organizationsService, iam, kms, scheduler, sns, sqs, sts].map(
    (each) => [each.name, each] as const,
  ),
)("%s describes the operations that it has, and no other", (_, { operations, shapes }) => {
  const described = Object.entries(shapes.operations)
    .filter(([, { input }]) => input !== undefined)
    .map(([name]) => name);
  expect([...operations.keys()].sort()).toEqual(described.sort());
});

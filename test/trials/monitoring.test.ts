import { estateFromAccess } from "../../cli/estate-from-access";
import type { AccessModel } from "../../model/access-model";
import { type LocalAws, startLocalAws } from "../e2e/harness/local-aws";
import { describeWithProvider } from "../e2e/harness/requirements";
import { everything, monitoringOf, watchedAcme } from "../fixtures/monitoring/model";
import { addresses, synth } from "../fixtures/synth";

jest.setTimeout(240_000);

const model = watchedAcme();

/** Where an organization has everything already. */
const withExisting: AccessModel = watchedAcme({
  ...monitoringOf({
    notifications: { topicArn: "arn:aws:sns:us-east-1:100000000002:security" },
    log: { type: "existing", logGroup: "aws-controltower/CloudTrailLogs" },
    guardDuty: {
      organization: "managed",
      detector: "12abc34d567e8fa901bc2d34e56789f0",
      members: "NEW",
    },
    accessAnalyzer: { externalAccess: "existing" },
    config: {
      checks: ["unused-credentials"],
      unusedCredentialDays: 45,
      excludedAccounts: ["100000000011"],
    },
  }),
  alarms: everything.alarms,
});

describeWithProvider("the stack that watches, as the AWS provider sees it", () => {
  let aws: LocalAws;

  beforeAll(async () => {
    aws = await startLocalAws(estateFromAccess(model));
  });
  afterAll(() => aws.stop());

  test.each([
    ["with everything", model],
    ["with what an organization has", withExisting],
  ])(
    "%s: it is valid, and a plan creates each resource and asks no service but STS",
    async (_, watched) => {
      const stacks = aws.synthesize(watched);
      await stacks.init("monitoring");
      expect(await stacks.run("monitoring", "validate")).toMatchObject({
        code: 0,
        output: "Success! The configuration is valid.",
      });
      const before = aws.records.length;
      const { code, changes, output } = await stacks.plan("monitoring");
      expect({ code, output: code === 2 ? "" : output }).toEqual({ code: 2, output: "" });
      const planned = addresses(synth(watched).get("monitoring"));
      expect(Object.keys(changes).sort()).toEqual(planned);
      expect(new Set(Object.values(changes).flat())).toEqual(new Set(["create"]));
      const asked = new Set(aws.records.slice(before).map(({ service }) => service));
      expect([...asked].sort()).toEqual(["s3", "sts"]);
    },
  );
});

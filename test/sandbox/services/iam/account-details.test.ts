import type { IAM } from "@aws-sdk/client-iam";
import { dev } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const document = (action: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: action, Resource: "*" }],
  });

let running: RunningSandbox;
let iam: IAM;
beforeEach(async () => {
  running = await runSandbox();
  iam = running.iam(dev);
});
afterEach(() => running.stop());

describe("the details of an account's authorization", () => {
  it("show every customer managed policy with all its versions, and no role when none is asked for", async () => {
    const { Policy } = await iam.createPolicy({
      PolicyName: "reports",
      PolicyDocument: document("s3:GetObject"),
    });
    await iam.createPolicyVersion({
      PolicyArn: Policy?.Arn ?? "",
      PolicyDocument: document("s3:ListBucket"),
      SetAsDefault: true,
    });
    const { Policies, RoleDetailList } = await iam.getAccountAuthorizationDetails({
      Filter: ["LocalManagedPolicy"],
    });
    expect(RoleDetailList ?? []).toEqual([]);
    expect(Policies?.map(({ PolicyName, Path }) => [PolicyName, Path])).toEqual([
      ["developer-extra", "/identity/"],
      ["reports", "/"],
    ]);
    const versions = Policies?.[1]?.PolicyVersionList?.map((version) => [
      version.VersionId,
      version.IsDefaultVersion,
      decodeURIComponent(version.Document ?? ""),
    ]);
    expect(versions).toEqual([
      ["v1", false, document("s3:GetObject")],
      ["v2", true, document("s3:ListBucket")],
    ]);
  });

  it("show roles with what they have, page by page with the policies", async () => {
    const AssumeRolePolicyDocument = JSON.stringify({
      Statement: { Effect: "Allow", Principal: { AWS: dev }, Action: "sts:AssumeRole" },
    });
    const PolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    await iam.createRole({ RoleName: "reader", AssumeRolePolicyDocument });
    await iam.attachRolePolicy({ RoleName: "reader", PolicyArn });
    await iam.putRolePolicy({
      RoleName: "reader",
      PolicyName: "more",
      PolicyDocument: document("s3:GetObject"),
    });
    const seen: (string | undefined)[] = [];
    let Marker: string | undefined;
    do {
      const page = await iam.getAccountAuthorizationDetails({ MaxItems: 1, Marker });
      const names = [
        ...(page.Policies ?? []).map(({ PolicyName }) => PolicyName),
        ...(page.RoleDetailList ?? []).map(({ RoleName }) => RoleName),
      ];
      expect(names).toHaveLength(1);
      seen.push(...names);
      const [role] = page.RoleDetailList ?? [];
      if (role?.RoleName === "reader") {
        expect(role.AttachedManagedPolicies).toEqual([{ PolicyName: "ReadOnlyAccess", PolicyArn }]);
        expect(role.RolePolicyList?.map(({ PolicyName }) => PolicyName)).toEqual(["more"]);
      }
      ({ Marker } = page);
    } while (Marker !== undefined);
    expect(seen).toEqual(["developer-extra", "OrganizationAccountAccessRole", "reader"]);
  });
});

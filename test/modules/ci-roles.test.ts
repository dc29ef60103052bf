import { CiRoles, type CiRolesProps } from "../../modules/ci-roles/ci-roles";
import {
  actionsLike,
  hasEveryRequiredResource,
  hasResource,
  knowsConditionKey,
} from "../access/iam-reference";
import { synthModule } from "../fixtures/synth-module";

const BUCKET = "arn:aws:s3:::acme-state";
const KEY = "arn:aws:kms:us-east-1:100000000002:key/0b8f7c7e-6a3f-4c58-9a3e-1f2d3c4b5a69";
const PROVIDER = "arn:aws:iam::100000000002:oidc-provider/token.actions.githubusercontent.com";

const props: CiRolesProps = {
  accountId: "100000000002",
  repository: { owner: "acme", name: "identity-center" },
  branch: "main",
  openIdConnectProvider: "existing",
  state: {
    bucketArn: BUCKET,
    kmsKeyArn: KEY,
    prefix: "identity-center/",
    readOnlyKeys: ["identity-center/bootstrap.tfstate"],
  },
  identityCenter: { managementAccountId: "100000000001", managesDirectory: true },
  timeBoundAccess: {
    name: "identity-center-break-glass",
    permissionsBoundaryArn: "arn:aws:iam::100000000002:policy/identity-center-break-glass-boundary",
    region: "us-east-1",
  },
};

interface Statement {
  readonly Condition?: object;
  readonly Sid: string;
  readonly Effect: "Allow" | "Deny";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
}

const synthRoles = (changes: Partial<CiRolesProps> = {}) =>
  synthModule((stack) => {
    new CiRoles(stack, "ci", { ...props, ...changes });
  });

function trust(role: "deploy" | "plan", changes: Partial<CiRolesProps> = {}) {
  const policy = synthRoles(changes).resource?.aws_iam_role?.[role]?.assume_role_policy;
  return JSON.parse(policy).Statement;
}

function statements(role: "deploy" | "plan", changes: Partial<CiRolesProps> = {}): Statement[] {
  const policies = Object.values(synthRoles(changes).resource?.aws_iam_role_policy ?? {});
  return policies
    .filter((policy) => policy.role === `\${aws_iam_role.${role}.name}`)
    .flatMap((policy) => JSON.parse(policy.policy).Statement);
}

const statement = (role: "deploy" | "plan", sid: string, changes: Partial<CiRolesProps> = {}) =>
  statements(role, changes).find(({ Sid }) => Sid === sid);

describe("reading IAM in the accounts", () => {
  test("the role that plans may assume the role that is named, and no other", () => {
    const changes = { accountReaderRoleName: "idc-sync" };
    expect(statement("plan", "ReadIamInAccounts", changes)).toEqual({
      Sid: "ReadIamInAccounts",
      Effect: "Allow",
      Action: ["sts:AssumeRole"],
      Resource: ["arn:aws:iam::*:role/idc-sync"],
    });
    expect(statement("deploy", "ReadIamInAccounts", changes)).toBeUndefined();
  });

  test("neither may assume a role where none is named", () => {
    for (const role of ["plan", "deploy"] as const)
      expect(JSON.stringify(statements(role))).not.toContain("sts:AssumeRole");
  });
});

describe("who may assume the roles", () => {
  const claim = (name: string) => `token.actions.githubusercontent.com:${name}`;

  test("deploy: jobs of the branch", () => {
    expect(trust("deploy")).toEqual([
      {
        Sid: "Job",
        Effect: "Allow",
        Principal: { Federated: PROVIDER },
        Action: "sts:AssumeRoleWithWebIdentity",
        Condition: {
          StringEquals: {
            [claim("aud")]: "sts.amazonaws.com",
            [claim("sub")]: ["repo:acme/identity-center:ref:refs/heads/main"],
            [claim("ref")]: "refs/heads/main",
          },
        },
      },
    ]);
  });

  test("deploy: with environments, jobs of these that run for the branch", () => {
    const changes = { environments: ["staging", "production"], branch: "release" };
    expect(trust("deploy", changes)[0].Condition.StringEquals).toEqual({
      [claim("aud")]: "sts.amazonaws.com",
      [claim("sub")]: [
        "repo:acme/identity-center:environment:staging",
        "repo:acme/identity-center:environment:production",
      ],
      [claim("ref")]: "refs/heads/release",
    });
  });

  test("plan: jobs of pull requests, and of the branch", () => {
    expect(trust("plan")[0].Condition).toEqual({
      StringEquals: {
        [claim("aud")]: "sts.amazonaws.com",
        [claim("sub")]: [
          "repo:acme/identity-center:pull_request",
          "repo:acme/identity-center:ref:refs/heads/main",
        ],
      },
    });
  });

  test("with ids, only the repository that has them", () => {
    const ids = { owner: "84790634", repository: "1304267049" };
    const changes = { repository: { ...props.repository, ids } };
    const subjects = (role: "deploy" | "plan") =>
      trust(role, changes)[0].Condition.StringEquals[claim("sub")];
    expect(subjects("deploy")).toEqual([
      "repo:acme@84790634/identity-center@1304267049:ref:refs/heads/main",
    ]);
    expect(subjects("plan")).toEqual([
      "repo:acme@84790634/identity-center@1304267049:pull_request",
      "repo:acme@84790634/identity-center@1304267049:ref:refs/heads/main",
    ]);
  });

  test.each(["deploy", "plan"] as const)("%s: by claims that AWS STS compares", async (role) => {
    const [{ Action, Condition }] = trust(role, { environments: ["production"] });
    const [action] = await actionsLike(Action);
    const keys = Object.keys(Condition.StringEquals).filter((key) => !/:(aud|sub)$/.test(key));
    expect(Object.keys(Condition)).toEqual(["StringEquals"]);
    expect(keys.filter((key) => action === undefined || !knowsConditionKey(action, key))).toEqual(
      [],
    );
  });
});

describe("the identity provider", () => {
  test("is made where it is managed here, and the roles trust it", () => {
    const changes = { openIdConnectProvider: "managed" as const };
    expect(synthRoles(changes).resource?.aws_iam_openid_connect_provider?.github).toMatchObject({
      url: "https://token.actions.githubusercontent.com",
      client_id_list: ["sts.amazonaws.com"],
    });
    expect(trust("deploy", changes)[0].Principal).toEqual({
      Federated: "${aws_iam_openid_connect_provider.github.arn}",
    });
  });

  test("is left alone where others own it", () => {
    expect(synthRoles().resource).not.toHaveProperty("aws_iam_openid_connect_provider");
  });
});

describe("the state", () => {
  test("is read and locked by a plan, and nothing else is written", () => {
    const written = statements("plan", { timeBoundAccess: undefined });
    expect(written.filter(({ Action }) => /^(s3|kms):/.test(Action[0] ?? ""))).toEqual([
      { Sid: "FindState", Effect: "Allow", Action: ["s3:ListBucket"], Resource: [BUCKET] },
      {
        Sid: "ReadState",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: [`${BUCKET}/identity-center/*`],
      },
      {
        Sid: "LockState",
        Effect: "Allow",
        Action: ["s3:PutObject", "s3:DeleteObject"],
        Resource: [`${BUCKET}/identity-center/*.tflock`],
      },
      {
        Sid: "DecryptState",
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: [KEY],
      },
    ]);
  });

  test("is written by a deployment, except the bootstrap's", () => {
    expect(statement("deploy", "WriteState")).toMatchObject({
      Action: ["s3:PutObject"],
      Resource: [`${BUCKET}/identity-center/*.tfstate`],
    });
    expect(statement("deploy", "LeaveStateToPeople")).toMatchObject({
      Effect: "Deny",
      Action: ["s3:PutObject", "s3:DeleteObject"],
      Resource: [`${BUCKET}/identity-center/bootstrap.tfstate*`],
    });
  });
});

describe("Identity Center", () => {
  const services = (role: "deploy" | "plan") =>
    new Set(
      statements(role, { timeBoundAccess: undefined }).flatMap(({ Action }) =>
        Action.map((action) => action.split(":")[0]),
      ),
    );

  test("is all that the roles reach besides the state: no IAM, no role of another account", () => {
    const expected = ["identitystore", "kms", "organizations", "s3", "sso"];
    expect([...services("deploy")].sort()).toEqual(expected);
    expect([...services("plan")].sort()).toEqual(expected);
  });

  test("is only read by a plan", async () => {
    const actions = statements("plan")
      .flatMap(({ Action }) => Action)
      .filter((action) => !/^(s3|kms):/.test(action));
    const found = (await Promise.all(actions.map(actionsLike))).flat();
    expect(found.filter(({ accessLevel }) => !["Read", "List"].includes(accessLevel))).toEqual([]);
    expect(found).toHaveLength(actions.length);
  });

  test("gives nobody access to the management account by way of a pipeline", () => {
    expect(statement("deploy", "NeverInManagementAccount")).toEqual({
      Sid: "NeverInManagementAccount",
      Effect: "Deny",
      Action: ["sso:CreateAccountAssignment", "sso:DeleteAccountAssignment"],
      Resource: ["arn:aws:sso:::account/100000000001"],
    });
  });

  test("keeps an external directory's users and groups out of a deployment's reach", () => {
    const external = {
      identityCenter: { ...props.identityCenter, managesDirectory: false },
    };
    const writes = (changes: Partial<CiRolesProps>) =>
      statements("deploy", changes)
        .flatMap(({ Action }) => Action)
        .filter((action) => /^identitystore:(Create|Update|Delete)/.test(action));
    expect(writes({})).toHaveLength(8);
    expect(writes(external)).toEqual([]);
  });

  test("is one instance and one store where they are known", () => {
    const changes = {
      identityCenter: {
        ...props.identityCenter,
        instanceArn: "arn:aws:sso:::instance/ssoins-0123456789abcdef",
        identityStoreId: "d-0123456789",
      },
    };
    const reached = statements("deploy", changes).flatMap(({ Resource }) => Resource);
    expect([...new Set(reached.filter((arn) => arn.startsWith("arn:aws:sso:")))].sort()).toEqual([
      "arn:aws:sso::*:application/ssoins-0123456789abcdef/*",
      "arn:aws:sso::*:trustedTokenIssuer/ssoins-0123456789abcdef/*",
      "arn:aws:sso:::account/*",
      "arn:aws:sso:::account/100000000001",
      "arn:aws:sso:::instance/ssoins-0123456789abcdef",
      "arn:aws:sso:::permissionSet/ssoins-0123456789abcdef/*",
      "arn:aws:sso::aws:applicationProvider/*",
    ]);
    expect(reached).toContain("arn:aws:identitystore::100000000001:identitystore/d-0123456789");
  });
});

describe.each(["deploy", "plan"] as const)("every statement of the %s role", (role) => {
  const table = statements(role).map((each) => [each.Sid, each] as const);

  test.each(table)("%s names actions that exist, each once", async (_, { Action }) => {
    const found = await Promise.all(Action.map(actionsLike));
    expect(found.map(([action]) => action?.name)).toEqual(Action);
    expect(new Set(Action).size).toBe(Action.length);
  });

  test.each(table)("%s is confined to resources where AWS lets it be", async (_, each) => {
    const found = (await Promise.all(each.Action.map(actionsLike))).flat();
    const loose = found.filter((action) =>
      each.Resource.includes("*")
        ? action.resourceTypes.length > 0
        : !hasResource(action, each.Resource),
    );
    expect(loose.map(({ name }) => name)).toEqual([]);
  });

  test.each(
    table.filter(([, { Effect, Resource }]) => Effect === "Allow" && !Resource.includes("*")),
  )("%s reaches every resource that a request names", async (_, { Action, Resource }) => {
    const found = (await Promise.all(Action.map(actionsLike))).flat();
    const short = found.filter((action) => !hasEveryRequiredResource(action, Resource));
    expect(short.map(({ name }) => name)).toEqual([]);
  });

  test("its inline policies fit together", () => {
    const longest = {
      instanceArn: "arn:aws:sso:::instance/ssoins-0123456789abcdef",
      identityStoreId: "00000000-0000-0000-0000-000000000000",
    };
    const bucketArn = `arn:aws:s3:::${"b".repeat(63)}`;
    const written = statements(role, {
      identityCenter: { ...props.identityCenter, ...longest },
      state: { ...props.state, bucketArn },
    });
    expect(JSON.stringify(written).length).toBeLessThan(10_000);
  });
});

describe("access that ends by itself", () => {
  const roles = ["end", "notify"].map(
    (name) => `arn:aws:iam::100000000002:role/identity-center-break-glass-${name}`,
  );

  test("is only read by a plan", () => {
    expect(statement("plan", "ReadSchedules")).toBeDefined();
    expect(statement("plan", "WriteSchedules")).toBeUndefined();
  });

  test("is begun and ended by a deployment, in its own group", () => {
    expect(statement("deploy", "WriteSchedules")).toMatchObject({
      Action: ["scheduler:CreateSchedule", "scheduler:DeleteSchedule", "scheduler:UpdateSchedule"],
      Resource: ["arn:aws:scheduler:us-east-1:100000000002:schedule/identity-center-break-glass/*"],
    });
  });

  test("takes of IAM what its two roles need: to hand them to Scheduler, and to say what one ends within its boundary", () => {
    const written = statements("deploy").filter(({ Action }) =>
      Action.some((action) => /^iam:(?!Get|List)/.test(action)),
    );
    expect(written).toEqual([
      {
        Sid: "PassScheduleRoles",
        Effect: "Allow",
        Action: ["iam:PassRole"],
        Resource: roles,
        Condition: { StringEquals: { "iam:PassedToService": "scheduler.amazonaws.com" } },
      },
      {
        Sid: "ChooseWhatEnds",
        Effect: "Allow",
        Action: ["iam:PutRolePolicy"],
        Resource: roles.slice(0, 1),
        Condition: {
          StringEquals: {
            "iam:PermissionsBoundary":
              "arn:aws:iam::100000000002:policy/identity-center-break-glass-boundary",
          },
        },
      },
    ]);
  });
});

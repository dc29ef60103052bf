import fc from "fast-check";
import { stringify } from "yaml";
import { EXTERNAL_TREE, loadValid, TREE_WITH_APPLICATIONS } from "../access-tree";

const FILE = "applications/portal.yaml";

describe("an application", () => {
  test("has AWS's defaults spelled out, and its targets by what they are", () => {
    expect(loadValid(TREE_WITH_APPLICATIONS).applications).toEqual([
      {
        key: "portal",
        name: "Developer Portal",
        description: "Shows people their accounts",
        status: "ENABLED",
        portalOptions: {
          visibility: "ENABLED",
          signInOptions: {
            origin: "APPLICATION",
            applicationUrl: "https://developers.acme.example/start",
          },
        },
        assignmentRequired: true,
        assignments: [
          { type: "GROUP", name: "Engineering" },
          { type: "USER", name: "ana.lima" },
        ],
        accessScopes: [
          {
            scope: "sso:account:access",
            authorizedTargets: [{ type: "application", key: "portal" }, { type: "instance" }],
          },
        ],
        tags: {},
        file: "access/applications/portal.yaml",
      },
    ]);
  });

  test("keeps everything that is written", () => {
    const arn =
      "arn:aws:sso::100000000002:application/ssoins-0123456789abcdef/apl-0123456789abcdef";
    const [application] = loadValid({
      ...TREE_WITH_APPLICATIONS,
      [FILE]: stringify({
        name: "Portal",
        description: "x",
        applicationProviderArn: "arn:aws:sso::aws:applicationProvider/custom",
        status: "DISABLED",
        portalOptions: { visibility: "DISABLED", signInOptions: { origin: "IDENTITY_CENTER" } },
        assignmentRequired: false,
        accessScopes: [{ scope: "b:c" }, { scope: "a", authorizedTargets: [arn] }],
        tags: { z: "1", a: "2" },
      }),
    }).applications;
    expect(application).toMatchObject({
      applicationProviderArn: "arn:aws:sso::aws:applicationProvider/custom",
      status: "DISABLED",
      portalOptions: { visibility: "DISABLED", signInOptions: { origin: "IDENTITY_CENTER" } },
      assignmentRequired: false,
      assignments: [],
      accessScopes: [{ scope: "a", authorizedTargets: [{ type: "arn", arn }] }, { scope: "b:c" }],
    });
    expect(Object.keys(application?.tags ?? {})).toEqual(["a", "z"]);
  });

  test("is the same whatever the order in its file", () => {
    const whole = {
      assignments: [
        { group: "Engineering" },
        { group: "Payments-Developers" },
        { user: "ana.lima" },
      ],
      accessScopes: [
        { scope: "a", authorizedTargets: ["instance", "portal"] },
        { scope: "b" },
        { scope: "c" },
      ],
    };
    const load = (lists: object) =>
      loadValid({
        ...TREE_WITH_APPLICATIONS,
        [FILE]: stringify({ name: "Portal", description: "x", ...lists }),
      }).applications;
    const expected = load(whole);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(whole.assignments, { minLength: 3 }),
        fc.shuffledSubarray(whole.accessScopes, { minLength: 3 }),
        (assignments, accessScopes) => {
          expect(load({ assignments, accessScopes })).toEqual(expected);
        },
      ),
      { numRuns: 10 },
    );
  });

  test("leaves out who is pending", () => {
    const { applications } = loadValid({
      ...EXTERNAL_TREE,
      [FILE]: TREE_WITH_APPLICATIONS[FILE].replace(
        "{ group: Engineering }",
        "{ group: Platform, pending: true }",
      ),
    });
    expect(applications[0]?.assignments).toEqual([{ type: "USER", name: "ana.lima" }]);
  });
});

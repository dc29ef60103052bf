import { sourceFinding } from "../../../model/resolve/module-source";
import { added, loadValid, VALID_TREE } from "../access-tree";

const DEV = "environments/dev.yaml";

test("a module is what its entry says, with references in the place of names", () => {
  const tree = added(
    DEV,
    `${VALID_TREE[DEV]}modules:
  second: { source: ./shared/second }
  console:
    source: acme/console/aws
    version: 1.2.0
    inputs:
      sets: [{ permissionSet: viewer }, { permissionSet: auditor }]
      people: { lead: { user: ana.lima }, all: { group: Engineering } }
      account: { account: payments-dev }
      store: { instance: identityStoreId }
      given: { value: { group: Engineering } }
      plain: { a: 0, b: [true, null, "\${x}"], c: [-0.5, 0x1f, 9007199254740991] }
    outputs: [url, arn]
`,
  );
  const dev = loadValid(tree).environments.find(({ name }) => name === "dev");
  const file = "access/environments/dev.yaml";
  expect(dev?.modules).toEqual([
    {
      key: "console",
      source: "acme/console/aws",
      version: "1.2.0",
      inputs: {
        account: { type: "account", id: "100000000011" },
        given: { type: "value", value: { group: "Engineering" } },
        people: {
          type: "object",
          fields: {
            all: { type: "principal", principal: { type: "GROUP", name: "Engineering" } },
            lead: { type: "principal", principal: { type: "USER", name: "ana.lima" } },
          },
        },
        plain: {
          type: "object",
          fields: {
            a: { type: "value", value: 0 },
            b: {
              type: "list",
              items: [true, null, "${x}"].map((value) => ({ type: "value", value })),
            },
            c: {
              type: "list",
              items: [-0.5, 31, 9007199254740991].map((value) => ({ type: "value", value })),
            },
          },
        },
        sets: {
          type: "list",
          items: [
            { type: "permission-set", key: "viewer" },
            { type: "permission-set", key: "auditor" },
          ],
        },
        store: { type: "instance", attribute: "identityStoreId" },
      },
      outputs: ["arn", "url"],
      file,
    },
    { key: "second", source: "./shared/second", inputs: {}, outputs: [], file },
  ]);
});

describe("sources that can be called", () => {
  test.each([
    ["acme/console/aws", "1.2.0"],
    ["acme/console/aws//modules/small", "1.2.0-rc.1"],
    ["registry.acme.example/acme/console/aws", "1.2.0"],
    ["registry.acme.example:8443/acme/console/aws", "1.2.0"],
    ["git::https://git.acme.example/network/console.git?ref=v1.2.0", undefined],
    ["git::https://git.acme.example/network.git//console?ref=v1.2.0&depth=1", undefined],
    [
      "git::ssh://git@git.acme.example/network/console.git?ref=51d462976d84fdea54b47d80dcabbf680badcdb8",
      undefined,
    ],
    ["./shared/console", undefined],
    ["./shared.d/console_1", undefined],
  ])("%s", (source, version) =>
    expect(sourceFinding(source, version !== undefined)).toBeUndefined(),
  );
});

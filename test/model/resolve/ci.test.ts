import { edited, loadValid } from "../access-tree";

const ciOf = (yaml: string) =>
  loadValid(edited("organization.yaml", "environments:", `${yaml}\nenvironments:`)).ci;

test("a pipeline is one of the repository's main branch unless it says otherwise", () => {
  expect(ciOf("ci: { github: { repository: acme/identity.center } }")).toEqual({
    github: { owner: "acme", name: "identity.center", branch: "main" },
    openIdConnectProvider: "managed",
  });
});

test("a pipeline keeps everything that is declared of it", () => {
  const ci = ciOf(`ci:
  github:
    repository: Acme_emu/identity
    ids: { owner: "84790634", repository: "1304267049" }
    branch: release/2026
    environments: [identity center, prod]
  openIdConnectProvider: existing`);
  expect(ci).toEqual({
    github: {
      owner: "Acme_emu",
      name: "identity",
      ids: { owner: "84790634", repository: "1304267049" },
      branch: "release/2026",
      environments: ["identity center", "prod"],
    },
    openIdConnectProvider: "existing",
  });
});

test("without a pipeline there is none", () => {
  expect(ciOf("")).toBeUndefined();
});

import type { IAM } from "@aws-sdk/client-iam";
import { dev, prod } from "../../estate-fixture";
import { type RunningSandbox, runSandbox } from "../../running-sandbox";

const Url = "https://token.actions.example.com";
const OpenIDConnectProviderArn = `arn:aws:iam::${dev}:oidc-provider/token.actions.example.com`;
const thumbprint = "6938FD4D98BAB03FAADB97B34396831E3780AEA1";

let running: RunningSandbox;
let iam: IAM;
beforeEach(async () => {
  running = await runSandbox();
  iam = running.iam(dev);
});
afterEach(() => running.stop());

const create = (more: object = {}) =>
  iam.createOpenIDConnectProvider({ Url, ClientIDList: ["sts.amazonaws.com"], ...more });
const get = () => iam.getOpenIDConnectProvider({ OpenIDConnectProviderArn });

describe("an OpenID Connect provider", () => {
  it("is what it was created as", async () => {
    const created = await create({
      ThumbprintList: [thumbprint],
      Tags: [{ Key: "a", Value: "1" }],
    });
    expect(created.OpenIDConnectProviderArn).toBe(OpenIDConnectProviderArn);
    expect(await get()).toMatchObject({
      Url: "token.actions.example.com",
      ClientIDList: ["sts.amazonaws.com"],
      ThumbprintList: [thumbprint.toLowerCase()],
      CreateDate: expect.any(Date),
      Tags: [{ Key: "a", Value: "1" }],
    });
    expect((await iam.listOpenIDConnectProviders({})).OpenIDConnectProviderList).toEqual([
      { Arn: OpenIDConnectProviderArn },
    ]);
    expect(
      (await running.iam(prod).listOpenIDConnectProviders({})).OpenIDConnectProviderList,
    ).toEqual([]);
  });

  it("has a thumbprint also where none was given", async () => {
    await create();
    expect((await get()).ThumbprintList).toEqual([expect.stringMatching(/^[0-9a-f]{40}$/)]);
  });

  it("changes its clients, thumbprints and tags", async () => {
    await create();
    const added = { OpenIDConnectProviderArn, ClientID: "other" };
    await iam.addClientIDToOpenIDConnectProvider(added);
    await iam.addClientIDToOpenIDConnectProvider(added);
    expect((await get()).ClientIDList).toEqual(["sts.amazonaws.com", "other"]);
    await iam.removeClientIDFromOpenIDConnectProvider({
      OpenIDConnectProviderArn,
      ClientID: "sts.amazonaws.com",
    });
    await iam.updateOpenIDConnectProviderThumbprint({
      OpenIDConnectProviderArn,
      ThumbprintList: [thumbprint],
    });
    await iam.tagOpenIDConnectProvider({
      OpenIDConnectProviderArn,
      Tags: [{ Key: "a", Value: "1" }],
    });
    expect(await get()).toMatchObject({
      ClientIDList: ["other"],
      ThumbprintList: [thumbprint.toLowerCase()],
      Tags: [{ Key: "a", Value: "1" }],
    });
    await iam.untagOpenIDConnectProvider({ OpenIDConnectProviderArn, TagKeys: ["a"] });
    expect((await iam.listOpenIDConnectProviderTags({ OpenIDConnectProviderArn })).Tags).toEqual(
      [],
    );
  });

  it("exists once per URL", async () => {
    await create();
    await expect(create({ Url: `${Url}/` })).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: `Provider with url ${Url} already exists.`,
    });
  });

  it.each(["http://token.example.com", "token.example.com", "https://token.example.com?a=b"])(
    "doesn't come from %s",
    async (url) => {
      await expect(create({ Url: url })).rejects.toMatchObject({
        name: "ValidationError",
        message: "Invalid Open ID Connect Provider URL",
      });
    },
  );

  it("is gone once deleted, which can be repeated", async () => {
    await create();
    await iam.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn });
    await iam.deleteOpenIDConnectProvider({ OpenIDConnectProviderArn });
    await expect(get()).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: `OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`,
    });
  });
});

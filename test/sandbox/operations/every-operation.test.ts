import { type Identitystore, IdentitystoreServiceException } from "@aws-sdk/client-identitystore";
import { type SSOAdmin, SSOAdminServiceException } from "@aws-sdk/client-sso-admin";
import { readShapes } from "../../../sandbox/shapes/shape";
import { validationMessage, violations } from "../../../sandbox/shapes/validate";
import type { Case } from "./case";
import { ssoAdminCases } from "./cases/all";
import { directoryCases } from "./cases/directory";
import { openWorld, type World } from "./world";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.running.stop());

const services = {
  "sso-admin": {
    cases: ssoAdminCases,
    client: (account?: string) => world.running.ssoAdmin(account),
    exception: SSOAdminServiceException,
  },
  identitystore: {
    cases: directoryCases,
    client: (account?: string) => world.running.identityStore(account),
    exception: IdentitystoreServiceException,
  },
} as const;

type Call = (input: unknown) => Promise<{ readonly $metadata: unknown }>;

/** The client's method of that operation. */
function callOf(client: SSOAdmin | Identitystore, operation: string): Call {
  const name = operation.charAt(0).toLowerCase() + operation.slice(1);
  return (input) => (client as unknown as Record<string, Call>)[name]?.call(client, input) as never;
}

describe.each(["sso-admin", "identitystore"] as const)("%s", (service) => {
  const { operations } = readShapes(service);
  const { cases, client, exception } = services[service];
  const all = Object.entries<Case<unknown>>(cases);

  test("has a case for each operation", () => {
    expect(Object.keys(cases).sort()).toEqual(Object.keys(operations).sort());
  });

  test.each(all)("%s succeeds, with an answer that AWS could give", async (operation, one) => {
    const input = await one.succeeds(world);
    const { $metadata: _, ...answer } = await callOf(client(one.by), operation)(input);
    if (one.answer === undefined) expect(answer).toEqual({});
    else expect(answer).toMatchObject(one.answer);
    const shape = operations[operation]?.output;
    expect(shape).toBeDefined();
    expect(validationMessage(violations(shape ?? { type: "object" }, answer))).toBeUndefined();
  });

  test.each(all)("%s fails as AWS documents", async (operation, one) => {
    expect(operations[operation]?.errors).toContain(one.with);
    const input = await one.fails(world);
    const refused = callOf(client(one.by), operation)(input);
    await expect(refused).rejects.toBeInstanceOf(exception);
    await expect(refused).rejects.toMatchObject({
      name: one.with,
      message: expect.stringMatching(/./),
      $fault: "client",
      $metadata: { httpStatusCode: 400, requestId: expect.any(String) },
    });
  });
});

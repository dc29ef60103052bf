import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadSharedConfigFiles, loadSsoSessionData } from "@smithy/core/config";
import fc from "fast-check";
import { blockText, configSections } from "../../../cli/profiles/config-text";
import { merge } from "../../../cli/profiles/merge";
import { profilesOf } from "../../../cli/profiles/profiles";
import { UserError } from "../../../cli/user-error";
import type { AssignedAccess } from "../../../model/effective-access";
import { account, permissionSet } from "../../fixtures/access-model";

const session = { name: "acme", startUrl: "https://acme.awsapps.com/start/#", region: "us-east-1" };

let folder = "";
let files = 0;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "read-back-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the AWS SDK for JavaScript finds in a config file. It reads each path once: every text gets its own. */
async function readBack(text: string) {
  const configFilepath = join(folder, `config-${files++}`);
  writeFileSync(configFilepath, text, "latin1");
  const { configFile } = await loadSharedConfigFiles({
    configFilepath,
    filepath: join(folder, "no-credentials"),
  });
  // The SDK lists sections of other types under `type.name`.
  const profiles = Object.entries(configFile).filter(([name]) => name !== "sso-session.acme");
  return {
    profiles: Object.fromEntries(profiles),
    sessions: await loadSsoSessionData({ configFilepath }),
  };
}

const access = (name: string, id: string, set: string, roleName = set): AssignedAccess => ({
  environment: "dev",
  account: account(name, id),
  permissionSet: permissionSet(set, { name: roleName }),
  principal: { type: "GROUP", name: "Engineering" },
});

const ssoSession = {
  sso_start_url: "https://acme.awsapps.com/start/#",
  sso_region: "us-east-1",
  sso_registration_scopes: "sso:account:access",
};

test("the SDK signs in with what was written, beside what was there", async () => {
  const { profiles } = profilesOf(
    [
      access("payments", "100000000011", "developer", "developer-dev"),
      access("Größe & Co]", "000000000012", "a=b,c"),
    ],
    "{account}-{permissionSet}",
  );
  const sections = configSections(session, profiles, { region: "eu-west-1", output: "json" });
  const theirs = "\u00ef\u00bb\u00bf[default]\r\nregion = sa-east-1 # ours\r\n";
  const { text } = merge("config", theirs, "acme", sections);
  const common = { sso_session: "acme", region: "eu-west-1", output: "json" };
  expect(await readBack(text)).toEqual({
    profiles: {
      default: { region: "sa-east-1" },
      "payments-developer": {
        ...common,
        sso_account_id: "100000000011",
        sso_role_name: "developer-dev",
      },
      "Gro-e-Co-a-b-c": { ...common, sso_account_id: "000000000012", sso_role_name: "a=b,c" },
    },
    sessions: { acme: ssoSession },
  });
});

test("whatever accounts are called, each profile is read back or refused before it is written", async () => {
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme", minLength: 1 }),
    fc
      .array(
        fc.constantFrom(
          "a",
          "]",
          "[",
          "#",
          ";",
          "'",
          '"',
          "\n",
          " ",
          "=",
          "\\",
          "é",
          "profile ",
          ".",
        ),
        { minLength: 1, maxLength: 6 },
      )
      .map((parts) => parts.join("")),
  );
  const setNames = fc.stringMatching(/^[\w+=,.@-]{1,32}$/);
  const accounts = fc.uniqueArray(fc.tuple(hostile, setNames), { minLength: 1, maxLength: 4 });
  let readable = 0;
  await fc.assert(
    fc.asyncProperty(
      accounts,
      fc.constantFrom("{account}-{roleName}", "{account}"),
      async (pairs, template) => {
        const assigned = pairs.map(([name, set], index) =>
          access(name, String(100_000_000_011 + index), set),
        );
        let written: ReturnType<typeof profilesOf>;
        try {
          written = profilesOf(assigned, template);
        } catch (error) {
          if (error instanceof UserError) return;
          throw error;
        }
        readable++;
        const text = blockText("acme", configSections(session, written.profiles, {}));
        expect(text).toMatch(/^[\n -~]*$/);
        const { profiles, sessions } = await readBack(text);
        expect(sessions).toEqual({ acme: ssoSession });
        expect(new Map(Object.entries(profiles))).toEqual(
          new Map(
            written.profiles.map(({ name, account: { id }, permissionSet: { name: role } }) => [
              name,
              { sso_session: "acme", sso_account_id: id, sso_role_name: role },
            ]),
          ),
        );
      },
    ),
  );
  expect(readable).toBeGreaterThan(20);
});

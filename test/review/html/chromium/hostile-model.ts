import type { AccessModel } from "../../../../model/access-model";
import {
  accessModel,
  account,
  assignment,
  environment,
  permissionSet,
  user,
} from "../../../fixtures/access-model";
import { document } from "../../../model/policies/read";

/** Texts that browsers, scripts and readers would each be led astray by. */
export const HOSTILE = [
  "</script><script>document.title='executed'</script>",
  "<!--<script>",
  "<img src=https://evil.example/x onerror=document.title='executed'>",
  "<svg onload=document.title='executed'>",
  "javascript:document.title='executed'",
  `"><a href="javascript:document.title='executed'">x</a>`,
  "'-document.title='executed'-'",
  "${document.title='executed'}",
  "{{constructor.constructor('document.title=1')()}}",
  "__proto__",
  "constructor",
  "toString",
  "\u202egpj.nimda",
  "null\u0000byte",
  "ad\u200bmin",
  "<base href=https://evil.example/>",
  "<style>*{display:none}</style>",
  "</title></style></textarea>",
  "%3Cscript%3E",
  "&lt;script&gt;&#x3c;",
  "a&open-set=b#view=groups",
  '=HYPERLINK("https://evil.example")',
  "url(https://evil.example)",
  " ",
  "x".repeat(3_000),
] as const;

/** A model in which everything that has a text has every one of them. The rules would refuse many: the page relies on none. */
export function hostileModel(): AccessModel {
  const accounts = HOSTILE.map((name, number) => ({
    ...account(name, String(100_000_000_100 + number)),
    email: name,
    organizationalUnit: name,
    tags: { [name]: name },
  }));
  const sets = HOSTILE.map((name) =>
    permissionSet(name, {
      description: name,
      relayState: name,
      tags: { [name]: name },
      customerManagedPolicies: [{ name, path: "/" }],
      inlinePolicy: document({ Sid: name, Effect: "Allow", Action: name, Resource: name }),
    }),
  );
  const names = accounts.map((one, number) => ({ one, name: HOSTILE[number] ?? "" }));
  return accessModel({
    organization: {
      id: HOSTILE[0],
      rootId: "r-ac1e",
      organizationalUnits: [],
      customerManagedPolicies: [],
    },
    accounts,
    directory: {
      source: "identity-center",
      users: HOSTILE.map((name) => ({ ...user(name), email: name })),
      groups: HOSTILE.map((displayName) => ({
        displayName,
        description: displayName,
        members: [...HOSTILE],
      })),
    },
    environments: [
      environment(HOSTILE[2], {
        production: true,
        accounts,
        permissionSets: sets,
        assignments: [
          ...names.map(({ one, name }) => assignment(name, name, one)),
          ...names.map(({ one, name }) => ({
            principal: { type: "USER" as const, name },
            permissionSet: name,
            account: one,
          })),
        ],
      }),
    ],
  });
}

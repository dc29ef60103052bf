import { z } from "zod";
import { atMost } from "./at-most";
import { tags } from "./fields";
import { onePrincipal, pending, principalFields } from "./principal";
import { text, uniqueList } from "./text";

const enabled = (description: string) =>
  z.enum(["ENABLED", "DISABLED"]).optional().meta({ description });

const signInOptions = z
  .strictObject({
    origin: z.enum(["IDENTITY_CENTER", "APPLICATION"]).meta({
      description:
        "Where a sign-in from the portal begins: at Identity Center or at applicationUrl.",
    }),
    applicationUrl: text({
      rule: "invalid-application-url",
      demand: "An application's URL is an address of 1 to 512 characters that begins with http",
      fix: "Write the whole address, as in https://payroll.acme.example/start",
      description: "Address of the application's sign-in; needed where origin is APPLICATION.",
      pattern: /^https?:\/\/[-a-zA-Z0-9+&@#/%?=~_|!:,.;]*[-a-zA-Z0-9+&@#/%=~_|]$/,
      maximum: 512,
    }).optional(),
  })
  .check(({ value, issues }) => {
    if (value.origin === "APPLICATION" && value.applicationUrl === undefined) {
      issues.push({ code: "custom", input: value, params: { applicationUrl: null } });
    }
  })
  .meta({ description: "How people sign in from the access portal." });

const accessScope = z
  .strictObject({
    scope: text({
      rule: "invalid-access-scope",
      demand:
        "An access scope has one to three parts of 1 to 50 letters, digits and _ joined with :",
      fix: "Write it as in sso:account:access.",
      description: "What tokens may be used for, as in sso:account:access.",
      pattern: /^\w{1,50}(:\w{1,50}){0,2}$/,
    }),
    authorizedTargets: atMost(
      "targetsPerAccessScope",
      uniqueList(
        text({
          rule: "invalid-authorized-target",
          demand:
            "An authorized target is an application, given by its file's name or its ARN, or instance",
          fix: "Write a name in applications/, instance, or the ARN of an application made elsewhere.",
          description: "Name of a file in applications/, instance, or an ARN.",
          pattern:
            /^([a-z][a-z0-9-]*|arn:aws(-[a-z]{1,5}){0,3}:sso::\d{12}:application\/(sso)?ins-[a-zA-Z0-9-.]{16}\/apl-[a-zA-Z0-9]{16})$/,
        }),
        "Who accepts such tokens; anybody when absent.",
      ).min(1),
    ).optional(),
  })
  .meta({ description: "A scope that tokens of the application may have." });

/** `access/applications/<name>.yaml` */
export const applicationFile = z.strictObject({
  name: text({
    rule: "invalid-application-name",
    demand: "An application's name has 1 to 100 visible characters",
    fix: "Shorten it, and leave out controls.",
    description: "Name in the access portal.",
    pattern: /^\P{C}+$/u,
    maximum: 100,
  }),
  description: text({
    rule: "invalid-application-description",
    demand: "An application's description has 1 to 128 visible characters",
    fix: "Shorten it, and leave out controls.",
    description: "What the application is for.",
    pattern: /^\P{C}+$/u,
    maximum: 128,
  }),
  applicationProviderArn: text({
    rule: "invalid-application-provider",
    demand:
      "An application provider's ARN has the form arn:aws:sso::aws:applicationProvider/custom",
    fix: "Leave it out for an application of your own; aws sso-admin list-application-providers lists the others.",
    description: "Who provides the application; your own when absent.",
    pattern: /^arn:aws(-[a-z]{1,5}){0,3}:sso::aws:applicationProvider\/[a-zA-Z0-9-/]+$/,
    maximum: 1224,
  }).optional(),
  status: enabled("Whether anybody can sign in to it; ENABLED when absent."),
  portalOptions: z
    .strictObject({
      visibility: enabled("Whether the access portal shows it; ENABLED when absent."),
      signInOptions,
    })
    .optional()
    .meta({ description: "How the access portal shows the application." }),
  assignmentRequired: z.boolean().optional().meta({
    description: "Whether only those below can use it; true when absent.",
  }),
  assignments: z
    .array(z.strictObject({ ...principalFields, pending }).check(onePrincipal("An assignment")))
    .optional()
    .meta({ description: "Who can use the application." }),
  accessScopes: atMost("accessScopesPerApplication", z.array(accessScope))
    .optional()
    .meta({ description: "Scopes that tokens of the application may have." }),
  tags: tags("Tags of the application.").optional(),
});

export type ApplicationFile = z.infer<typeof applicationFile>;

import { z } from "zod";
import { text } from "./text";
import type { TextRule } from "./text-rule";

/** AWS gives it in several forms: https://docs.aws.amazon.com/singlesignon/latest/userguide/howtochangeURL.html */
export const START_URL: TextRule = {
  rule: "invalid-start-url",
  demand: "The access portal's address is an https URL such as https://acme.awsapps.com/start",
  fix: "Copy the AWS access portal URL from the settings of IAM Identity Center.",
  description: "Address of the AWS access portal.",
  pattern: /^https:\/\/[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(\/[!-~]*)?$/,
  maximum: 512,
};

export const SSO_SESSION: TextRule = {
  rule: "invalid-sso-session",
  demand: "An sso-session's name has 1 to 64 letters, digits and characters of _.-, no - first",
  fix: "Choose a short name such as acme.",
  description:
    "Name of the sso-session in people's config files; the organization's id when absent.",
  pattern: /^[A-Za-z0-9_.][A-Za-z0-9_.-]*$/,
  maximum: 64,
};

/** How people sign in from a command line. */
export const portal = z
  .strictObject({ startUrl: text(START_URL), ssoSession: text(SSO_SESSION).optional() })
  .meta({ description: "The AWS access portal, for the profiles that idc profiles writes." });

import { checks } from "./check";

const API = "https://docs.aws.amazon.com/singlesignon/latest/APIReference";

/** What applications and trusted token issuers are checked for. */
export const applicationChecks = [
  ...checks("error", `${API}/API_CreateApplication.html`, {
    "application-file-name": [
      "The file of an application is named with lower-case letters, digits and hyphens.",
      "Addresses in Terraform are spelled from it.",
      "Rename the file; what people see is its name field.",
    ],
    "invalid-application-name": [
      "An application's name has 1 to 100 visible characters.",
      "AWS refuses any other.",
      "Shorten it, or leave out invisible characters.",
    ],
    "invalid-application-description": [
      "An application's description has 1 to 128 visible characters.",
      "AWS refuses any other.",
      "Shorten it, or leave out invisible characters.",
    ],
    "invalid-application-provider": [
      "An application provider is given by its ARN.",
      "AWS refuses anything else.",
      "Copy the ARN, or leave it out for a customer managed application.",
    ],
    "invalid-application-url": [
      "An application's URL begins with http and has 512 characters at most.",
      "AWS refuses any other.",
      "Write the whole address.",
    ],
    "missing-application-url": [
      'Sign-in options with origin "APPLICATION" have an applicationUrl.',
      "AWS refuses them without.",
      "Add the address where a sign-in begins, or write origin: IDENTITY_CENTER.",
    ],
  }),
  ...checks("error", `${API}/API_CreateApplicationAssignment.html`, {
    "repeated-assignment": [
      "An application is assigned to a principal once.",
      "Two equal assignments would have one address in Terraform.",
      "Keep one of the two.",
    ],
  }),
  ...checks("notice", `${API}/API_PutApplicationAssignmentConfiguration.html`, {
    "assignments-without-effect": [
      "Assignments say who can use an application.",
      "With assignmentRequired: false everybody can, whatever is assigned.",
      "Remove assignmentRequired, or the assignments.",
    ],
    "assigned-to-nobody": [
      "An application is used by those who are assigned.",
      "Without assignments nobody can use it.",
      "Add assignments, or write assignmentRequired: false.",
    ],
  }),
  ...checks("error", `${API}/API_PutApplicationAccessScope.html`, {
    "invalid-access-scope": [
      "An access scope has the form that AWS gives it.",
      "AWS refuses any other.",
      "Write it as in sso:account:access.",
    ],
    "invalid-authorized-target": [
      "An authorized target is a file in applications/, instance or an ARN.",
      "AWS refuses anything else.",
      "Write one of them.",
    ],
    "unknown-application": [
      "An authorized target names an application that there is.",
      "Tokens would be accepted nowhere.",
      "Correct the name, or add the application.",
    ],
  }),
  ...checks("error", `${API}/API_OidcJwtConfiguration.html`, {
    "invalid-trusted-token-issuer-name": [
      "A trusted token issuer's name is one that AWS takes.",
      "AWS refuses any other.",
      "Leave out other characters.",
    ],
    "invalid-issuer-url": [
      "An issuer's URL begins with http and has 512 characters at most.",
      "AWS reads the issuer's keys from there.",
      "Write the issuer as its tokens name it.",
    ],
    "invalid-claim-path": [
      "A claim's path is one to three names of letters joined with . or _.",
      "AWS refuses any other.",
      "Write it as in email.",
    ],
    "invalid-identity-store-path": [
      "An identity store's attribute is one that AWS can compare tokens with.",
      "AWS refuses any other.",
      "Write it as in emails.value.",
    ],
  }),
];

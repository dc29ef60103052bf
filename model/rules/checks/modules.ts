import { checks } from "./check";

/** What calls of other teams' modules are checked for. */
export const moduleChecks = [
  ...checks("error", "https://developer.hashicorp.com/terraform/language/block/module", {
    "invalid-module-input": [
      "A module's input is a plain value, or a reference to one thing that there is.",
      "A misspelt reference would reach the module as an object, a set of another stack has no ARN here, and an account's id without quotes loses a 0 at its beginning.",
      "Write `{ permissionSet: NAME }`, `{ group: NAME }`, `{ user: NAME }`, `{ account: NAME }`, `{ instance: arn }` or `{ instance: identityStoreId }`; `{ value: … }` passes an object as it is.",
    ],
    "invalid-module-name": [
      "A module's name has 1 to 64 lower-case letters, digits and hyphens, and begins with a letter.",
      "The addresses of all that it makes begin with it.",
      "Write it as in `network-console`.",
    ],
    "invalid-module-variable": [
      "A variable or an output of a module has a name that Terraform takes.",
      "Names such as `source` and `count` are arguments of Terraform's own.",
      "Copy the name from the module.",
    ],
  }),
  ...checks("error", "https://developer.hashicorp.com/terraform/language/modules/configuration", {
    "invalid-module-source": [
      "A module's source is pinned, comes by TLS or ssh, and lies where reviewers see it.",
      "A module runs with the rights of the stack: whoever can change what its source names can give himself everything.",
      "Name a registry's module with a version, git with `?ref=`, or a folder of this repository.",
    ],
    "invalid-module-version": [
      "A registry's module has one exact version; other sources have none.",
      "A range would bring another module at another day's `terraform init`, which no review has seen.",
      "Write all three numbers, as in `1.2.0`.",
    ],
  }),
];

import { explain } from "../../live/aws-failure";

const asked = {
  service: "organizations",
  operation: "ListAccounts",
  caller: "arn:aws:sts::100000000009:assumed-role/reader/me",
};

const failure = (name: string, message: string, more: object = {}): Error =>
  Object.assign(new Error(message), { name, ...more });

const signIn =
  "Sign in (aws sso login) and name the profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.";

test.each([
  [
    failure("CredentialsProviderError", "Could not load credentials from any providers"),
    "AWS is read with the environment's credentials, got none: Could not load credentials from any providers.",
    signIn,
  ],
  [
    failure(
      "CredentialsProviderError",
      "The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.",
    ),
    "AWS is read with credentials that have not expired, got: The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login with the corresponding profile.",
    "Sign in again (aws sso login), or get new credentials from wherever these came from.",
  ],
  [
    failure("ExpiredTokenException", "The security token included in the request is expired"),
    "AWS is read with credentials that have not expired, got: The security token included in the request is expired.",
    "Sign in again (aws sso login), or get new credentials from wherever these came from.",
  ],
  [
    failure("InvalidClientTokenId", "The security token included in the request is invalid."),
    "AWS is read with credentials that it knows, got: The security token included in the request is invalid.",
    signIn,
  ],
  [
    failure("AccessDeniedException", "You don't have permissions to access this resource."),
    "Reading AWS takes organizations:ListAccounts in account 100000000009, which arn:aws:sts::100000000009:assumed-role/reader/me may not do: You don't have permissions to access this resource.",
    "Allow it organizations:ListAccounts; where the account is neither the management account nor a delegated administrator, no permission helps.",
  ],
  [
    failure("AWSOrganizationsNotInUseException", "Your account is not a member."),
    "Accounts are read from AWS Organizations, got account 100000000009, which is in no organization.",
    "Use credentials of the organization's management account or delegated administrator.",
  ],
  [
    failure("TooManyRequestsException", "Rate exceeded"),
    "AWS takes so many requests a second, got refused in organizations:ListAccounts also after waiting: TooManyRequestsException: Rate exceeded.",
    "Run this again when nothing else calls AWS in this organization.",
  ],
  [
    failure("Error", "getaddrinfo ENOTFOUND", { code: "ENOTFOUND", hostname: "sso.xx-1.example" }),
    "AWS answers at sso.xx-1.example, got no answer: ENOTFOUND.",
    "Look after the network and its proxy, AWS_ENDPOINT_URL, and instance.region in organization.yaml.",
  ],
  [
    failure("AggregateError", "", {
      code: "ECONNREFUSED",
      errors: [failure("Error", "connect", { address: "127.0.0.1", port: 9 })],
    }),
    "AWS answers at 127.0.0.1:9, got no answer: ECONNREFUSED.",
    "Look after the network and its proxy, AWS_ENDPOINT_URL, and instance.region in organization.yaml.",
  ],
  [
    failure("TimeoutError", "Connection timed out after 5000 ms"),
    "AWS answers at its endpoint, got no answer: Connection timed out after 5000 ms.",
    "Look after the network and its proxy, AWS_ENDPOINT_URL, and instance.region in organization.yaml.",
  ],
  [
    failure("ServiceException", "Something\n broke", { $metadata: { httpStatusCode: 500 } }),
    "AWS was asked for organizations:ListAccounts, got: ServiceException: Something broke.",
    "Mend that.",
  ],
])("failure %# is said in words, with what to do", (error, what, fix) => {
  expect(explain(error, asked)?.message).toBe(`${what}\n  fix: ${fix}`);
});

test("a role that can't be assumed is named with its account", () => {
  const role = "arn:aws:iam::100000000021:role/idc-sync";
  const error = failure("AccessDenied", "User is not authorized to perform: sts:AssumeRole");
  expect(explain(error, { ...asked, service: "sts", operation: "AssumeRole", role })?.message).toBe(
    `Reading IAM in account 100000000021 takes sts:AssumeRole on ${role}, which ${asked.caller} may not do: User is not authorized to perform: sts:AssumeRole.\n  fix: Make the role, let its trust policy name that caller, and allow the caller sts:AssumeRole on it: docs/sync.md shows both.`,
  );
});

test("what AWS says can't act on a terminal", () => {
  const error = failure("AccessDenied", "no\u001b[31m\u202e");
  expect(explain(error, asked)?.message).toContain("may not do: no\\u{1b}[31m\\u{202e}.");
});

test("a fault of the program stays one", () => {
  expect(explain(new TypeError("x is not a function"), asked)).toBeUndefined();
});

import { devNull } from "node:os";
import { sandboxEnvironment } from "../../sandbox/environment";

const sandbox = { url: "http://127.0.0.1:4567", region: "eu-west-1" };

describe("sandboxEnvironment", () => {
  it("names the endpoint, credentials that are none, and the region", () => {
    expect(sandboxEnvironment(sandbox, {})).toEqual({
      AWS_ENDPOINT_URL: "http://127.0.0.1:4567",
      AWS_ACCESS_KEY_ID: "sandbox",
      AWS_SECRET_ACCESS_KEY: "sandbox",
      AWS_REGION: "eu-west-1",
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_EC2_METADATA_DISABLED: "true",
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      NO_PROXY: "127.0.0.1",
      no_proxy: "127.0.0.1",
    });
  });

  it("calls as an account by its id", () => {
    const { AWS_ACCESS_KEY_ID } = sandboxEnvironment({ ...sandbox, account: "100000000001" }, {});
    expect(AWS_ACCESS_KEY_ID).toBe("100000000001");
  });

  it.each([
    "AWS_PROFILE",
    "AWS_SESSION_TOKEN",
    "AWS_ENDPOINT_URL_S3",
    "AWS_ENDPOINT_URL_SSO_ADMIN",
    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
    "AWS_ROLE_ARN",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    "AWS_CA_BUNDLE",
    "AWS_USE_FIPS_ENDPOINT",
  ])("removes %s, which could lead elsewhere", (name) => {
    const overlay = sandboxEnvironment(sandbox, { [name]: "anything" });
    expect(Object.keys(overlay)).toContain(name);
    expect(overlay[name]).toBeUndefined();
  });

  it.each(["AWS_PAGER", "AWS_DEFAULT_OUTPUT", "AWS_MAX_ATTEMPTS", "PATH", "HTTPS_PROXY"])(
    "leaves %s alone",
    (name) => {
      expect(Object.keys(sandboxEnvironment(sandbox, { [name]: "anything" }))).not.toContain(name);
    },
  );

  it("adds the sandbox to what already goes around the proxy", () => {
    const { NO_PROXY, no_proxy } = sandboxEnvironment(sandbox, {
      NO_PROXY: "localhost, .corp",
      no_proxy: "localhost",
    });
    expect([NO_PROXY, no_proxy]).toEqual([
      "localhost,.corp,127.0.0.1",
      "localhost,.corp,127.0.0.1",
    ]);
  });
});

import { readSignature, spelledAccount } from "../../../sandbox/protocols/credential";
import { signedFor } from "../running-sandbox";

const none = new URLSearchParams();

describe("readSignature", () => {
  it("reads the Authorization header", () => {
    expect(readSignature({ authorization: signedFor("sso", "AKIA", "eu-west-1") }, none)).toEqual({
      kind: "signed",
      credential: { accessKeyId: "AKIA", region: "eu-west-1", service: "sso" },
    });
  });

  it("reads a presigned query", () => {
    const query = new URLSearchParams({
      "X-Amz-Credential": "AKIA/20260101/us-east-1/s3/aws4_request",
    });
    expect(readSignature({}, query)).toEqual({
      kind: "signed",
      credential: { accessKeyId: "AKIA", region: "us-east-1", service: "s3" },
    });
  });

  it("takes a signature for several regions", () => {
    const authorization =
      "AWS4-ECDSA-P256-SHA256 Credential=AKIA/20260101/s3/aws4_request, Signature=00";
    expect(readSignature({ authorization }, none)).toMatchObject({
      credential: { region: "", service: "s3" },
    });
  });

  it.each(["Basic YTpi", "AWS AKIA:abc", "AWS4-HMAC-SHA256 Credential=AKIA", ""])(
    "can't use %j",
    (authorization) => {
      expect(readSignature({ authorization }, none)).toEqual({ kind: "malformed" });
    },
  );

  it("sees that there is none", () => {
    expect(readSignature({}, none)).toEqual({ kind: "none" });
  });
});

it.each([
  ["123456789012", "123456789012"],
  ["12345678901", undefined],
  ["AKIAIOSFODNN7EXAMPLE", undefined],
])("the key id %s spells the account %s", (accessKeyId, account) => {
  expect(spelledAccount({ accessKeyId, region: "", service: "s3" })).toBe(account);
});

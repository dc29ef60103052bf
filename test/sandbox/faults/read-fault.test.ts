import { readFault } from "../../../sandbox/faults/read-fault";

describe("a fault on the command line", () => {
  it.each<[string, object]>([
    ["sso-admin:Create*=throttling", { operation: "sso-admin:Create*", kind: "throttling" }],
    ["*:*=internal-error,count=3", { operation: "*:*", kind: "internal-error", count: 3 }],
    ["s3:PutObject=dropped-after,probability=0.25,seed=7", { probability: 0.25, seed: 7 }],
    ["identitystore:*=slow-answer,milliseconds=500", { kind: "slow-answer", milliseconds: 500 }],
    [
      "identitystore:ListGroups=group-recreated,count=1,group=Engineering",
      { kind: "group-recreated", count: 1, group: "Engineering" },
    ],
    [
      "sso-admin:CreateAccountAssignment=asynchronous-failure,count=1,reason=Received a 403: no, not now=ever",
      { count: 1, reason: "Received a 403: no, not now=ever" },
    ],
    [
      "sso-admin:*=asynchronous-failure,reason=broken",
      { kind: "asynchronous-failure", reason: "broken" },
    ],
  ])("is read from %j", (text, expected) => {
    expect(readFault(text)).toMatchObject(expected);
  });

  it("strikes every request with the same seed unless it says otherwise", () => {
    expect(readFault("*:*=conflict")).toEqual({
      operation: "*:*",
      kind: "conflict",
      probability: 1,
      seed: 1,
    });
  });

  it.each<[string, string]>([
    [
      "sso-admin:CreateAccountAssigment=throttling",
      'There is no operation "sso-admin:CreateAccountAssigment". Nearest: "sso-admin:CreateAccountAssignment". Correct it.',
    ],
    ["ssoadmin:*=throttling", 'There is no operation "ssoadmin:*". Correct it.'],
    [
      "sso-admin:*=throtling",
      'kind: expected one of throttling, conflict, internal-error, dropped-before, dropped-after, asynchronous-failure, slow-answer, group-recreated, got "throtling". Nearest: "throttling".',
    ],
    [
      "CreateUser=throttling",
      'operation: An operation is service:Operation, with * for any characters, got "CreateUser".',
    ],
    ["sso-admin:*=throttling,count=0", "count: Too small: expected number to be >=1, got 0."],
    ["sso-admin:*=throttling,count=some", 'count: expected number, got "some".'],
    [
      "sso-admin:*=throttling,probability=1.5",
      "probability: Too big: expected number to be <=1, got 1.5.",
    ],
    [
      "sso-admin:*=throttling,cuont=1",
      'fault has no member "cuont". Nearest: "count". Correct it, or remove it.',
    ],
    ["sso-admin:*=throttling,reason=x", 'fault has no member "reason". Correct it, or remove it.'],
    ["sso-admin:*=slow-answer", "milliseconds is missing. Add it."],
    ["sso-admin:*=group-recreated", "group is missing. Add it."],
    ["sso-admin:*=asynchronous-failure", "reason is missing. Add it."],
    [
      "s3:*=asynchronous-failure,reason=x",
      'Only CreateAccountAssignment, DeleteAccountAssignment, ProvisionPermissionSet can fail asynchronously, and "s3:*" is none of them.',
    ],
  ])("says what is wrong with %j", (text, mistake) => {
    expect(() => readFault(text)).toThrow(`Fault ${JSON.stringify(text)}: ${mistake}`);
  });

  it("names every mistake", () => {
    expect(() => readFault("sso-admin:*=slow-answer,count=0")).toThrow(
      [
        'Fault "sso-admin:*=slow-answer,count=0": count: Too small: expected number to be >=1, got 0.',
        'Fault "sso-admin:*=slow-answer,count=0": milliseconds is missing. Add it.',
      ].join("\n"),
    );
  });
});

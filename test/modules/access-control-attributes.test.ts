import fc from "fast-check";
import {
  type AccessControlAttribute,
  AccessControlAttributes,
} from "../../modules/access-control-attributes/access-control-attributes";
import { synthModule } from "../fixtures/synth-module";

const synthAttributes = (...accessControlAttributes: AccessControlAttribute[]) =>
  synthModule((stack) => {
    new AccessControlAttributes(stack, "attributes", {
      instanceArn: "arn:instance",
      accessControlAttributes,
    });
  }).resource?.aws_ssoadmin_instance_access_control_attributes;

const team = { key: "team", source: "${path:userType}" };
const costCenter = { key: "cost-center", source: "${path:enterprise.costCenter}" };
const street = { key: "street", source: '${path:addresses[type eq "work"].streetAddress}' };

describe("AccessControlAttributes", () => {
  test("declares the instance's one configuration, each attribute with its one source", () => {
    expect(synthAttributes(team, costCenter, street)).toEqual({
      "access-control-attributes": expect.objectContaining({
        instance_arn: "arn:instance",
        attribute: [
          { key: "cost-center", value: [{ source: ["$${path:enterprise.costCenter}"] }] },
          {
            key: "street",
            value: [{ source: ['$${path:addresses[type eq "work"].streetAddress}'] }],
          },
          { key: "team", value: [{ source: ["$${path:userType}"] }] },
        ],
      }),
    });
  });

  test("does not care in which order attributes are given", () => {
    const all = [team, costCenter, street];
    const expected = synthAttributes(...all);
    fc.assert(
      fc.property(fc.shuffledSubarray(all, { minLength: 3 }), (shuffled) => {
        expect(synthAttributes(...shuffled)).toEqual(expected);
      }),
      { numRuns: 6 },
    );
  });

  test("an instance has one of it", () => {
    expect(() =>
      synthModule((stack) => {
        for (const id of ["a", "b"]) {
          new AccessControlAttributes(stack, id, {
            instanceArn: "arn:instance",
            accessControlAttributes: [team],
          });
        }
      }),
    ).toThrow(
      "got: aws_ssoadmin_instance_access_control_attributes.access-control-attributes twice",
    );
  });

  const count = "An instance has 1 to 50 attributes for access control";
  const key =
    "The key of an attribute for access control has 1 to 128 letters, digits, spaces and _ . : / = + - @, and does not begin with aws:";

  test.each<[string, AccessControlAttribute[], string]>([
    ["no attribute", [], `${count}, got: 0`],
    [
      "51 attributes",
      Array.from({ length: 51 }, (_, index) => ({ ...team, key: `k${index}` })),
      `${count}, got: 51`,
    ],
    ["a character in a key", [{ ...team, key: "a&b" }], `${key}, got: "a&b"`],
    ["a long key", [{ ...team, key: "k".repeat(129) }], `${key}, got: "${"k".repeat(129)}"`],
    ["a key of AWS's own", [{ ...team, key: "AWS:x" }], `${key}, got: "AWS:x"`],
    [
      "no source",
      [{ ...team, source: "" }],
      'The source of attribute "team" has 1 to 256 characters, such as ${path:enterprise.costCenter}, got: ""',
    ],
    [
      "one key twice",
      [team, { ...team, key: "Team" }],
      `An attribute's key is given once, whatever its case, got: "Team"`,
    ],
  ])("refuses %s", (_, attributes, message) => {
    expect(() => synthAttributes(...attributes)).toThrow(new Error(message));
  });
});

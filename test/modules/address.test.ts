import { IdentitystoreGroup } from "@cdktf/provider-aws/lib/identitystore-group";
import {
  type App,
  DefaultTokenResolver,
  StringConcat,
  TerraformStack,
  Testing,
  Tokenization,
} from "cdktf";
import fc from "fast-check";
import { address, atAddress, claimAddress } from "../../modules/address";

describe("address", () => {
  test.each([
    [["Engineering", "developer", "payments-prod"], "Engineering--developer--payments-prod"],
    [["ana.lima"], "ana_2e_lima"],
    [["snake_case"], "snake__case"],
    [["a-b"], "a-b"],
    [["-a"], "_2d_a"],
    [["a-"], "a_2d_"],
    [["a--b"], "a-_2d_b"],
    [["-"], "_2d_"],
    [["1st line", "2nd"], "_31_st_20_line--2nd"],
    [["Zürich"], "Z_fc_rich"],
    [["🚀"], "_1f680_"],
    [["DOMAIN\\group@corp"], "DOMAIN_5c_group_40_corp"],
  ])("spells %j as %s", (parts, expected) => {
    expect(address(...parts)).toBe(expected);
  });

  test.each([[[]], [[""]], [["a", "", "b"]]])("refuses the empty name in %j", (parts) => {
    expect(() => address(...parts)).toThrow(
      `An address is made of names with at least one character each, got: ${JSON.stringify(parts)}`,
    );
  });

  const part = fc.oneof(
    fc.string({ minLength: 1 }),
    fc.string({ minLength: 1, unit: "binary" }),
    fc.string({ minLength: 1, unit: fc.constantFrom("-", "_", "a", "2", "d", " ") }),
  );
  const parts = fc.array(part, { minLength: 1, maxLength: 4 });

  test("can be read back, so that two keys never share one", () => {
    fc.assert(fc.property(parts, (key) => expect(decode(address(...key))).toEqual(key)));
  });

  test("is always a Terraform identifier", () => {
    fc.assert(
      fc.property(parts, (key) => expect(address(...key)).toMatch(/^[A-Za-z_][A-Za-z0-9_-]*$/)),
    );
  });

  /** The reading direction, which exists to prove that the encoding loses nothing. */
  function decode(encoded: string): string[] {
    return encoded
      .split("--")
      .map((each) =>
        each.replace(/__|_([0-9a-f]+)_/g, (_, hex?: string) =>
          hex === undefined ? "_" : String.fromCodePoint(Number.parseInt(hex, 16)),
        ),
      );
  }
});

describe("claimAddress", () => {
  const stack = (app: App, name: string) => new TerraformStack(app, name);

  test("refuses a second resource at one address of a stack", () => {
    // GIVEN
    const dev = stack(Testing.app(), "dev");
    claimAddress(dev, "aws_identitystore_group", "Engineering");
    // WHEN
    const again = () => claimAddress(dev, "aws_identitystore_group", "Engineering");
    // THEN
    expect(again).toThrow(
      'A Terraform address belongs to one resource of a stack, got: aws_identitystore_group.Engineering twice in stack "dev". ' +
        "Declare it once, or give one of the two another name.",
    );
  });

  test("takes one name for other types, and in other stacks", () => {
    const app = Testing.app();
    const dev = stack(app, "dev");
    expect(claimAddress(dev, "aws_identitystore_group", "Engineering")).toBe("Engineering");
    expect(claimAddress(dev, "aws_identitystore_user", "Engineering")).toBe("Engineering");
    expect(claimAddress(dev, "data.aws_identitystore_user", "Engineering")).toBe("Engineering");
    expect(claimAddress(stack(app, "prod"), "aws_identitystore_group", "Engineering")).toBe(
      "Engineering",
    );
  });

  test("puts a resource at its natural address, references included", () => {
    // GIVEN
    const dev = stack(Testing.app(), "dev");
    // WHEN
    const group = atAddress(
      "Engineering",
      new IdentitystoreGroup(dev, "some id", {
        identityStoreId: "d-1",
        displayName: "Engineering",
      }),
    );
    // THEN
    expect(
      Tokenization.resolve(group.groupId, {
        scope: dev,
        resolver: new DefaultTokenResolver(new StringConcat()),
      }),
    ).toBe("${aws_identitystore_group.Engineering.group_id}");
  });
});

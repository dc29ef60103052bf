import { readQueryInput } from "../../../sandbox/protocols/query-input";
import { writeQueryOutput } from "../../../sandbox/protocols/query-output";
import { element, writeXml } from "../../../sandbox/protocols/xml";
import type { Shape } from "../../../sandbox/shapes/shape";
import { errorOf } from "../services/sandbox-client";

const shape: Shape = {
  type: "object",
  properties: {
    Name: { type: "string" },
    Count: { type: "integer" },
    IsOpen: { type: "boolean" },
    When: { type: "timestamp" },
    Keys: { type: "array", items: { type: "string" } },
    Tags: {
      type: "array",
      items: { type: "object", properties: { Key: { type: "string" }, Value: { type: "string" } } },
    },
    Counts: { type: "map", values: { type: "integer" } },
  },
};
const read = (form: string) => readQueryInput(shape, new URLSearchParams(form));

describe("an input", () => {
  test("is read as its shape has it", () => {
    expect(
      read(
        "Action=Do&Version=1&Name=a+%26+b&Count=3&IsOpen=false&Keys.member.1=x&Keys.member.2=y&Tags.member.1.Key=k&Tags.member.1.Value=&Counts.entry.1.key=a&Counts.entry.1.value=1",
      ),
    ).toEqual({
      Name: "a & b",
      Count: 3,
      IsOpen: false,
      Keys: ["x", "y"],
      Tags: [{ Key: "k", Value: "" }],
      Counts: { a: 1 },
    });
  });

  test("keeps the order of the numbers, wherever they stand and whatever they are", () => {
    const { Keys } = read("Keys.member.10=c&Keys.member.9=b&Keys.member.1=a&Keys.member.x=d") as {
      Keys: string[];
    };
    expect(Keys).toEqual(["a", "b", "c"]);
  });

  test("leaves out what the form doesn't name, and what the shape doesn't have", () => {
    expect(read("Other=1&Name.Deeper=2&__proto__.polluted=1")).toEqual({ Name: "" });
    expect({}).not.toHaveProperty("polluted");
  });

  test.each([
    ["Count=three", '"three"'],
    ["Count=1.5", '"1.5"'],
    ["Count=", '""'],
    ["IsOpen=yes", '"yes"'],
    ["Count.member.1=1", "nothing"],
  ])("is malformed: %s", (form, given) => {
    expect(errorOf(() => read(form))).toMatchObject({
      type: "MalformedInput",
      message: `A number or a boolean was expected, got ${given}.`,
      status: 400,
    });
  });

  test("may have a name of any depth", () => {
    expect(read(`${"a.".repeat(100_000)}b=1&Name=x`)).toEqual({ Name: "x" });
  });
});

test("an output is written as its shape has it, and reads back", () => {
  const output = {
    Name: "a <b>",
    Count: 0,
    IsOpen: true,
    When: new Date(Date.UTC(2026, 0, 1)),
    Keys: [],
    Tags: [{ Key: "k", Value: "v" }],
    Counts: { a: 1 },
  };
  expect(writeXml(element("Result", writeQueryOutput(shape, output)))).toContain(
    "<Name>a &lt;b&gt;</Name><Count>0</Count><IsOpen>true</IsOpen><When>2026-01-01T00:00:00Z</When><Keys></Keys>" +
      "<Tags><member><Key>k</Key><Value>v</Value></member></Tags><Counts><entry><key>a</key><value>1</value></entry></Counts>",
  );
});

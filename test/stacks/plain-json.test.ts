import fc from "fast-check";
import { plainJson } from "../../stacks/plain-json";
import { acme } from "../fixtures/acme";
import { arbitraryModel } from "../fixtures/arbitrary-model";
import { addresses, synthText } from "../fixtures/synth";

const plain = (value: unknown) => JSON.parse(plainJson(JSON.stringify(value)));

describe("plainJson", () => {
  test("takes CDKTF's notes away, and nothing else of that name", () => {
    const notes = { metadata: { path: "dev/x", uniqueId: "x" } };
    expect(
      plain({
        "//": notes,
        resource: { aws_x: { a: { "//": notes, tags: { "//": "kept", b: "1" } } } },
        data: { aws_x: { a: { "//": notes, filter: [{ "//": "kept" }] } } },
        module: { m: { "//": notes, source: "./m" } },
        locals: { "//": "kept" },
      }),
    ).toEqual({
      resource: { aws_x: { a: { tags: { "//": "kept", b: "1" } } } },
      data: { aws_x: { a: { filter: [{ "//": "kept" }] } } },
      module: { m: { source: "./m" } },
      locals: { "//": "kept" },
    });
  });

  test("sorts fields by code unit and leaves lists in their order", () => {
    expect(plainJson('{"output":{"b":{"z":1,"A":[3,1]},"a":{}}}')).toBe(
      '{\n  "output": {\n    "a": {},\n    "b": {\n      "A": [\n        3,\n        1\n      ],\n      "z": 1\n    }\n  }\n}\n',
    );
  });

  test("leaves no trace of CDKTF in a stack that uses everything", () => {
    for (const text of synthText(acme).values()) {
      expect(text).toContain('"metadata"');
      expect(plainJson(text)).not.toMatch(/metadata|uniqueId|"\/\/"|0\.21/);
    }
  });

  test("keeps every block of every stack, and says the same when it is asked again", () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        for (const text of synthText(model).values()) {
          const once = plainJson(text);
          expect(addresses(JSON.parse(once))).toEqual(addresses(JSON.parse(text)));
          expect(plainJson(once)).toBe(once);
        }
      }),
      { numRuns: 10 },
    );
  });
});

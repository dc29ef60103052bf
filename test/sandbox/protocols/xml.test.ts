import fc from "fast-check";
import { element, optional, parseXml, writeXml } from "../../../sandbox/protocols/xml";

describe("writeXml", () => {
  it("writes elements in order and leaves out what is undefined", () => {
    const root = element("A", [element("B", 1), optional("C", undefined), optional("D", true)], {
      xmlns: "urn:x",
    });
    expect(writeXml(root)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<A xmlns="urn:x"><B>1</B><D>true</D></A>',
    );
  });

  it("lets no text break the document: any text comes back as it was", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(parseXml(writeXml(element("A", [element("B", text)])))?.children).toEqual([
          { name: "B", text, children: [] },
        ]);
      }),
    );
  });
});

describe("parseXml", () => {
  it.each([
    ["prefixes and attributes", '<x:A xmlns:x="urn:x"><x:B q="1>2">t</x:B></x:A>', "t"],
    ["CDATA and comments", "<A><!-- no --><B><![CDATA[<t>&]]></B></A>", "<t>&"],
    ["entities", "<A><B>&lt;&#65;&#x42;&amp;</B></A>", "<AB&"],
    ["a declaration and white space", '<?xml version="1.0"?>\n<A>\n <B>t</B>\n</A>\n', "t"],
    ["an element that closes itself", "<A><B/></A>", ""],
  ])("reads %s", (_, source, text) => {
    expect(parseXml(source)?.children.map((child) => child.text)).toEqual([text]);
  });

  it.each([
    ["nothing", ""],
    ["text alone", "text"],
    ["an open element", "<A><B></A>"],
    ["two roots", "<A/><B/>"],
    ["text after the root", "<A/>text"],
    ["a DTD", '<!DOCTYPE A [<!ENTITY x "y">]><A>&x;</A>'],
    ["an unknown entity", "<A>&nbsp;</A>"],
    ["a character that isn't one", "<A>&#x110000;</A>"],
    ["a million attributes", `<A${' b="c"'.repeat(1_000_000)}/>`],
    ["too many levels", "<A>".repeat(40) + "</A>".repeat(40)],
  ])("refuses %s", (_, source) => {
    expect(parseXml(source)).toBeUndefined();
  });
});

import fc from "fast-check";
import { nameFor } from "../../../cli/break-glass/name";
import { EMERGENCY_NAME } from "../../../model/schema/break-glass";
import { keepsRule } from "../../../model/schema/text-rule";

const from = "2027-03-31T12:00:00Z";

test.each<[string, string, readonly string[], string]>([
  ["payments-prod", "ana.lima", [], "2027-03-31-payments-prod-ana-lima"],
  ["Köln & Co", "José@acme", [], "2027-03-31-koln-co-jose-acme"],
  ["支付", "李", [], "2027-03-31"],
  ["a", "b", ["2027-03-31-a-b"], "2027-03-31-a-b-2"],
  ["a", "b", ["2027-03-31-a-b", "2027-03-31-a-b-2"], "2027-03-31-a-b-3"],
  ["a".repeat(36), "b", [], `2027-03-31-${"a".repeat(36)}`],
  ["a".repeat(40), "b", [`2027-03-31-${"a".repeat(37)}`], `2027-03-31-${"a".repeat(35)}-2`],
])("access of %s for %s beside %j is called %s", (account, principal, taken, name) => {
  expect(nameFor({ from, account, principal }, taken)).toBe(name);
});

test("whatever the names are, the grant's is one that the file takes and that no other has", () => {
  const name = fc.string({ unit: "binary", maxLength: 60 });
  fc.assert(
    fc.property(name, name, fc.nat(12), (account, principal, others) => {
      const taken: string[] = [];
      for (let other = 0; other <= others; other++)
        taken.push(nameFor({ from, account, principal }, taken));
      expect(new Set(taken).size).toBe(others + 1);
      for (const one of taken) expect(keepsRule(EMERGENCY_NAME, one)).toBe(true);
    }),
  );
});

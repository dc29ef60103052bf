import fc from "fast-check";
import { countBits, hasBit, joinBits, noBits, setBit } from "../../../../review/html/client/bits";

const SIZE = 100;
const numbers = fc.array(fc.integer({ min: 0, max: SIZE - 1 }));
const bitsOf = (some: readonly number[]) => {
  const bits = noBits(SIZE);
  for (const number of some) setBit(bits, number);
  return bits;
};

test("bits are a set of numbers", () => {
  fc.assert(
    fc.property(numbers, numbers, (some, others) => {
      const bits = bitsOf(some);
      expect(countBits(bits)).toBe(new Set(some).size);
      expect(countBits(bits, bitsOf(others))).toBe(
        new Set(some.filter((number) => others.includes(number))).size,
      );
      joinBits(bits, bitsOf(others));
      for (let number = 0; number < SIZE; number++)
        expect(hasBit(bits, number)).toBe(some.includes(number) || others.includes(number));
    }),
  );
});

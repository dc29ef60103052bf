import { dayOf, type Instant } from "../../model/instant";
import { EMERGENCY_NAME } from "../../model/schema/break-glass";

interface Named {
  readonly from: Instant;
  readonly account: string;
  /** Who gets it. */
  readonly principal: string;
}

/** A name for a grant that no other has: the day, the account and who gets it, in letters, digits and hyphens. */
export function nameFor({ from, account, principal }: Named, taken: readonly string[]): string {
  const whole = [dayOf(from), slug(account), slug(principal)].filter((part) => part !== "");
  const names = new Set(taken);
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : `-${number}`;
    const room = EMERGENCY_NAME.maximum - suffix.length;
    const name = whole.join("-").slice(0, room).replace(/-$/, "") + suffix;
    if (!names.has(name)) return name;
  }
}

/** Lower-case ASCII letters and digits of a text, anything between them a hyphen, accents left out. */
const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

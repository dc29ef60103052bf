import { byParts } from "./compare";

/** A moment in UTC to the second, as in `2027-03-31T17:00:00Z`: such texts sort by time. */
export type Instant = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/;

/** In milliseconds since 1970: the year after it has five digits. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59);

/** Whether a text is a day of the calendar, as in `2027-03-31`. */
export const isDate = (text: string): boolean => DAY.test(text) && instantOf(text) !== undefined;

/** A day stands for its first second. Undefined for what is neither a day of the calendar nor a time of one in UTC. */
export function instantOf(text: string): Instant | undefined {
  if (!DAY.test(text) && !TIME.test(text)) return undefined;
  const [day = "", time = "00:00"] = text.replace("Z", "").split("T");
  const instant = `${day}T${time.length === 5 ? `${time}:00` : time}Z`;
  const milliseconds = Date.parse(instant);
  // A day that a month lacks is taken for one of the next.
  const isReal = !Number.isNaN(milliseconds) && toInstant(milliseconds) === instant;
  return isReal ? instant : undefined;
}

/** The system's clock. */
export const systemInstant = (): Instant => toInstant(Date.now());

/** When something ends that holds until a moment, or until a day is over. The schema let the text through. */
export function endOf(text: string): Instant {
  const instant = instantOf(text);
  if (instant === undefined) throw new Error(`${text} is no moment.`);
  return isDate(text) ? plusSeconds(instant, 86_400) : instant;
}

/** When the last of some things ends, as written; undefined where one has no end. */
export function latestEnd(
  things: readonly { readonly expires?: string | undefined }[],
): string | undefined {
  const ends = things.map(({ expires }) => expires);
  if (ends.includes(undefined)) return undefined;
  return ends
    .filter((end) => end !== undefined)
    .sort(byParts((end) => [endOf(end), end]))
    .at(-1);
}

/** Said wherever the moment decides what is written. */
export const asOf = (at: Instant): string => `Access as of ${at}.`;

/** The day (UTC) that a moment is in. */
export const dayOf = (instant: Instant): string => instant.slice(0, "2027-03-31".length);

/** Later by some seconds, up to the last moment that sorts by time: what ends on 9999-12-31 ends then. */
export const plusSeconds = (instant: Instant, seconds: number): Instant =>
  toInstant(Math.min(Date.parse(instant) + seconds * 1000, LAST));

/** From one moment to a later one; negative when it is earlier. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  (Date.parse(to) - Date.parse(from)) / 1000;

const toInstant = (milliseconds: number): Instant =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

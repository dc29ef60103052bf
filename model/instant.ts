/** A moment in UTC to the second, as in `2027-03-31T17:00:00Z`: such texts sort by time. */
export type Instant = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/;

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

/** Said wherever the moment decides what is written. */
export const asOf = (at: Instant): string => `Access as of ${at}.`;

/** The day (UTC) that a moment is in. */
export const dayOf = (instant: Instant): string => instant.slice(0, "2027-03-31".length);

export const plusSeconds = (instant: Instant, seconds: number): Instant =>
  toInstant(Date.parse(instant) + seconds * 1000);

/** From one moment to a later one; negative when it is earlier. */
export const secondsBetween = (from: Instant, to: Instant): number =>
  (Date.parse(to) - Date.parse(from)) / 1000;

const toInstant = (milliseconds: number): Instant =>
  `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

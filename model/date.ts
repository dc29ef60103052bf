/** Whether a text is a day of the calendar, as in `2027-03-31`. */
export function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString() === `${text}T00:00:00.000Z`;
}

/** The system's date in UTC. */
export const systemDate = (): string => new Date().toISOString().slice(0, 10);

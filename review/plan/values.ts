/** Attributes of a resource, or a part of them, as a plan has them. */
export type Values = Readonly<Record<string, unknown>>;

export const isMapping = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An empty mapping for anything else. */
export const mapping = (value: unknown): Values => (isMapping(value) ? value : {});

/** An empty list for anything else. */
export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text that says something; the provider writes what is not there as null or as nothing. */
export function text(values: Values | undefined, attribute: string): string | undefined {
  const value = values?.[attribute];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** The only block of its kind in a resource. */
export const block = (values: Values, name: string): Values => mapping(list(values[name])[0]);

/** Every text of a list or a set. */
export const texts = (value: unknown): readonly string[] =>
  list(value).filter((one) => typeof one === "string");

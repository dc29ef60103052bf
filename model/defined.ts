type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };

/** The same object without fields that hold undefined. */
export function defined<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as Defined<T>;
}

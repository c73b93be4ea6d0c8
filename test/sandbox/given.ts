/** Whether a value is there: what GraphQL leaves out arrives as null or not at all. */
export function isGiven<T>(value: T): value is NonNullable<T> {
  return value !== null && value !== undefined;
}

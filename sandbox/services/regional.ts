/** Name of the partition of what an account has in a Region, and is known there only. */
export function regionOf(accountId: string, region: string): string {
  return `${accountId} ${region}`;
}

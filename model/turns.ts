import type { AccessFiles } from "./access-files";
import { byCodeUnit } from "./compare";
import { endOf, type Instant, instantOf } from "./instant";

/** Moments up to another at which access began or ended without anybody's edit, the latest first. */
export function turns({ environments, breakGlass }: AccessFiles, at: Instant): readonly Instant[] {
  const grants = [...environments.values()].flatMap((declared) => declared?.value.grants ?? []);
  const moments = [
    ...grants.map(({ expires }) => (expires === undefined ? undefined : endOf(expires))),
    ...(breakGlass?.value.grants ?? []).flatMap(({ from, until }) => [from, until].map(instantOf)),
  ];
  return [...new Set(moments)]
    .filter((moment) => moment !== undefined)
    .filter((moment) => moment <= at)
    .sort(byCodeUnit)
    .reverse();
}

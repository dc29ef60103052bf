import type { Account } from "../access-model";
import * as errors from "../errors/grants";
import { unknownAccount, unknownUnit } from "../errors/organization";
import type { Finding } from "../finding";
import { MANAGEMENT } from "../management";
import type { ResolvedOrganization } from "./organization";
import { type Ownership, selfAndAncestors } from "./ownership";
import { kindOf, meantTarget } from "./target-kind";

/** What one target of an environment's grants reaches. */
export interface TargetResolution {
  /** Active accounts, sorted by name. */
  readonly accounts: readonly Account[];
  /** Accounts that are suspended or closing. */
  readonly leftOut: readonly Account[];
  readonly finding?: Finding;
}

const NOTHING = { accounts: [], leftOut: [] } as const;

/** Resolves the targets of one environment. Each distinct target is worked out once. */
export class TargetResolver {
  /** Active accounts that the environment owns, sorted by name. */
  readonly accounts: readonly Account[];
  /** False when it can't be said of every target what it reaches. */
  readonly complete: boolean;
  private readonly inactive: readonly Account[];
  private readonly known = new Map<string, TargetResolution>();

  constructor(
    private readonly environment: string,
    private readonly organization: ResolvedOrganization,
    private readonly ownership: Ownership,
  ) {
    const owned = organization.accounts.filter((account) => this.ownerOf(account) === environment);
    this.accounts = owned.filter(({ status }) => status === "ACTIVE");
    this.complete = organization.complete;
    this.inactive = owned.filter(({ status }) => status !== "ACTIVE");
  }

  resolve(target: string): TargetResolution {
    const known = this.known.get(target);
    if (known !== undefined) return known;
    const resolution = this.workOut(target);
    this.known.set(target, resolution);
    return resolution;
  }

  private workOut(target: string): TargetResolution {
    const kind = kindOf(target);
    if (kind === undefined) return this.account(target);
    const { managementAccount } = this.ownership;
    if (this.environment === MANAGEMENT) {
      const account = this.organization.accountsById.get(managementAccount);
      return failed(errors.notByName(target, account?.name ?? managementAccount));
    }
    const named = target.slice(kind.length);
    switch (kind) {
      case "all":
        return this.matching(target, () => true);
      case "ou:":
        return this.unit(target, named, (unit) => selfAndAncestors(unit).includes(named));
      case "ou-only:":
        return this.unit(target, named, (unit) => unit === named);
      case "tag:":
        return this.tag(target, named);
    }
  }

  private matching(target: string, matches: (account: Account) => boolean): TargetResolution {
    const accounts = this.accounts.filter(matches);
    const leftOut = this.inactive.filter(matches);
    if (accounts.length > 0) return { accounts, leftOut };
    return { accounts, leftOut, finding: errors.reachesNothing(target, this.environment) };
  }

  private unit(target: string, path: string, holds: (unit: string) => boolean): TargetResolution {
    const { units, complete } = this.organization;
    if (!units.has(path)) return complete ? failed(unknownUnit(path, units)) : NOTHING;
    const owner = this.ownership.ownerOfUnit(path);
    if (owner !== this.environment)
      return failed(errors.foreignUnit(path, this.environment, owner));
    return this.matching(target, ({ organizationalUnit }) => holds(organizationalUnit));
  }

  private tag(target: string, tag: string): TargetResolution {
    const separator = tag.indexOf("=");
    if (separator < 1) return failed(errors.invalidTag(target));
    const key = tag.slice(0, separator);
    const value = tag.slice(separator + 1);
    const { accounts, complete } = this.organization;
    const withKey = accounts.filter((account) => Object.hasOwn(account.tags, key));
    if (withKey.length === 0) {
      const keys = new Set(accounts.flatMap((account) => Object.keys(account.tags)));
      return complete ? failed(errors.unknownTagKey(key, keys)) : NOTHING;
    }
    if (!withKey.some((account) => account.tags[key] === value)) {
      const values = new Set(withKey.map((account) => account.tags[key] ?? ""));
      return complete ? failed(errors.unknownTagValue(key, value, values)) : NOTHING;
    }
    return this.matching(
      target,
      (account) => Object.hasOwn(account.tags, key) && account.tags[key] === value,
    );
  }

  private account(target: string): TargetResolution {
    const { accountsByName, accountsById, complete } = this.organization;
    const account = accountsByName.get(target) ?? accountsById.get(target);
    if (account === undefined) {
      const meant = meantTarget(target);
      if (meant !== undefined) return failed(errors.unknownKind(target, meant));
      const names = ["all", ...accountsByName.keys(), ...accountsById.keys()];
      return complete ? failed(unknownAccount(target, names)) : NOTHING;
    }
    const owner = this.ownerOf(account);
    if (owner !== this.environment)
      return failed(
        owner === MANAGEMENT
          ? errors.managementAccount(target, this.environment)
          : errors.foreignAccount(target, this.environment, owner),
      );
    return account.status === "ACTIVE"
      ? { accounts: [account], leftOut: [] }
      : { accounts: [], leftOut: [account] };
  }

  private ownerOf(account: Account): string | undefined {
    // Wherever it is, and whatever its tags: no unit brings it into an environment.
    if (account.id === this.ownership.managementAccount) return MANAGEMENT;
    return this.ownership.ownerOfUnit(account.organizationalUnit);
  }
}

function failed(finding: Finding): TargetResolution {
  return { ...NOTHING, finding };
}

import type { Account } from "../access-model";
import * as errors from "../errors/grants";
import { unknownAccount, unknownUnit } from "../errors/organization";
import type { Finding } from "../finding";
import type { ResolvedOrganization } from "./organization";
import { type Ownership, selfAndAncestors } from "./ownership";

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
  private readonly inactive: readonly Account[];
  private readonly known = new Map<string, TargetResolution>();

  constructor(
    private readonly environment: string,
    private readonly organization: ResolvedOrganization,
    private readonly ownership: Ownership,
  ) {
    const owned = organization.accounts.filter((account) => this.ownerOf(account) === environment);
    this.accounts = owned.filter(({ status }) => status === "ACTIVE");
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
    if (target === "all") return this.matching(target, () => true);
    if (target.startsWith("ou:")) return this.unit(target, target.slice("ou:".length));
    if (target.startsWith("tag:")) return this.tag(target, target.slice("tag:".length));
    return this.account(target);
  }

  private matching(target: string, matches: (account: Account) => boolean): TargetResolution {
    const accounts = this.accounts.filter(matches);
    const leftOut = this.inactive.filter(matches);
    if (accounts.length > 0) return { accounts, leftOut };
    return { accounts, leftOut, finding: errors.reachesNothing(target, this.environment) };
  }

  private unit(target: string, path: string): TargetResolution {
    const { units, complete } = this.organization;
    if (!units.has(path)) return complete ? failed(unknownUnit(path, units)) : NOTHING;
    const owner = this.ownership.ownerOfUnit(path);
    if (owner !== this.environment)
      return failed(errors.foreignUnit(path, this.environment, owner));
    return this.matching(target, ({ organizationalUnit }) =>
      selfAndAncestors(organizationalUnit).includes(path),
    );
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
      const names = [...accountsByName.keys(), ...accountsById.keys()];
      return complete ? failed(unknownAccount(target, names)) : NOTHING;
    }
    if (account.id === this.ownership.managementAccount) {
      return failed(errors.managementAccount(target, this.environment));
    }
    const owner = this.ownerOf(account);
    if (owner !== this.environment)
      return failed(errors.foreignAccount(target, this.environment, owner));
    return account.status === "ACTIVE"
      ? { accounts: [account], leftOut: [] }
      : { accounts: [], leftOut: [account] };
  }

  private ownerOf(account: Account): string | undefined {
    if (account.id === this.ownership.managementAccount) return undefined;
    return this.ownership.ownerOfUnit(account.organizationalUnit);
  }
}

function failed(finding: Finding): TargetResolution {
  return { ...NOTHING, finding };
}

import type { AccessModel, Account } from "../../model/access-model";
import type { KnownLater } from "./known-later";
import type { PlannedResource } from "./planned-resources";
import type { Plan } from "./read-plan";
import { existing, isUnknown, SIDES, type Side } from "./sides";
import { list, mapping, text, type Values } from "./values";

/** Data sources that list accounts. */
const LISTINGS = [
  "aws_organizations_organization",
  "aws_organizations_organizational_unit_child_accounts",
  "aws_organizations_organizational_unit_descendant_accounts",
];

/** Accounts of assignments, with the names that the access files or the plans have for them. */
export class Accounts {
  private readonly byId: Map<string, Account>;

  constructor(
    plans: readonly Plan[],
    private readonly later: KnownLater,
    declared: AccessModel | undefined,
  ) {
    this.byId = new Map();
    const add = (values: Values) => {
      const [id, name] = [text(values, "id"), text(values, "name")];
      if (id !== undefined && name !== undefined) this.byId.set(id, accountOf(id, name));
    };
    for (const { data, resources } of plans) {
      for (const listing of LISTINGS.flatMap((type) => data.get(type) ?? []))
        list(listing.accounts).map(mapping).forEach(add);
      for (const side of SIDES)
        for (const { values } of existing(resources, "aws_organizations_account", side))
          add(values);
    }
    for (const account of declared?.accounts ?? []) this.byId.set(account.id, account);
  }

  /** Where an assignment is. An account whose name nobody knows has its id for one. */
  of(resource: PlannedResource, side: Side): Account {
    const id = text(resource[side], "target_id");
    if (id === undefined && isUnknown(resource, "target_id", side)) {
      const found = this.later.find(resource, "target_id", "aws_organizations_account");
      const name = found.type === "found" ? text(found.resource.after, "name") : undefined;
      const address = found.type === "found" ? found.resource.address : resource.address;
      return this.remember(`(known after apply) ${address}`, name);
    }
    return this.byId.get(id ?? "") ?? this.remember(id ?? "");
  }

  private remember(id: string, name = id): Account {
    const account = this.byId.get(id) ?? accountOf(id, name);
    this.byId.set(id, account);
    return account;
  }
}

const accountOf = (id: string, name: string): Account => ({
  id,
  name,
  email: "",
  organizationalUnit: "",
  status: "ACTIVE",
  tags: {},
});

import type { ExternalId } from "@aws-sdk/client-identitystore";
import type { InstanceContentsInput } from "../../estate-contents-schema";
import type { Transaction } from "../../store/store";
import { derivedMembershipId, derivedPrincipalId, workEmail } from "./seed";
import { type Group, groups, membershipsByGroup, type User, users } from "./tables";

type Users = NonNullable<InstanceContentsInput["users"]>;
type Groups = NonNullable<InstanceContentsInput["groups"]>;

/** The directory as an estate has it. */
export function dumpDirectory(
  transaction: Transaction,
  store: string,
): { readonly users: Users; readonly groups: Groups } {
  return {
    users: transaction.list(users, store).map((user) => dumpUser(store, user)),
    groups: transaction.list(groups, store).map((group) => dumpGroup(transaction, store, group)),
  };
}

function dumpUser(store: string, { id, attributes }: User): Users[number] {
  const { UserName = "", DisplayName = "", Name, Emails, ExternalIds, ...others } = attributes;
  const { GivenName = "", FamilyName = "", ...otherNames } = Name ?? {};
  const email = Emails?.[0]?.Value;
  const isPlain =
    email !== undefined && JSON.stringify(Emails) === JSON.stringify([workEmail(email)]);
  const attributesInFull = {
    ...(Object.keys(otherNames).length > 0 && { Name: otherNames }),
    ...(!isPlain && Emails !== undefined && { Emails }),
    ...others,
  };
  return {
    ...(id !== derivedPrincipalId(store, "user", UserName) && { id }),
    userName: UserName,
    displayName: DisplayName,
    givenName: GivenName,
    familyName: FamilyName,
    ...(isPlain && { email }),
    ...(ExternalIds !== undefined && { externalIds: ExternalIds.map(described) }),
    ...(Object.keys(attributesInFull).length > 0 && { attributes: attributesInFull }),
  };
}

function dumpGroup(
  transaction: Transaction,
  store: string,
  { id, displayName, description, externalIds }: Group,
): Groups[number] {
  const memberships = transaction.list(membershipsByGroup, id).flatMap((membership) => {
    const name = transaction.get(users, store, membership.userId)?.attributes.UserName;
    return name === undefined ? [] : [{ id: membership.id, name }];
  });
  const unusual = memberships.filter(
    (membership) => membership.id !== derivedMembershipId(store, displayName, membership.name),
  );
  return {
    ...(id !== derivedPrincipalId(store, "group", displayName) && { id }),
    displayName,
    ...(description !== undefined && { description }),
    ...(externalIds !== undefined && { externalIds: externalIds.map(described) }),
    members: memberships.map(({ name }) => name),
    membershipIds: Object.fromEntries(
      unusual.map((membership) => [membership.name, membership.id]),
    ),
  };
}

function described({ Issuer = "", Id = "" }: ExternalId) {
  return { issuer: Issuer, id: Id };
}

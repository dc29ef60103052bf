import { z } from "zod";
import { checkNotReserved } from "./services/identitystore/reserved-names";
import { acceptedBy, awsObject, awsString, inputShape } from "./shapes/aws-member";

const principalId = awsString("identitystore", "DescribeUser", "UserId");

/** A user or group by its id, where it has no name: it was deleted. */
export const principal = z.strictObject({ type: z.enum(["USER", "GROUP"]), id: principalId });

/** Everything but what has a name of its own here. */
const { required: _, ...otherAttributes } = inputShape("identitystore", "CreateUser");

const externalName = /^[\p{L}\p{M}\p{S}\p{N}\p{P}]{1,256}$/u;

/** How a directory outside names a user or group that it delivers. */
const externalIds = z
  .array(
    z.strictObject({
      issuer: z.string().regex(externalName, "An issuer is 1 to 256 characters without spaces."),
      id: z.string().regex(externalName, "An external id is 1 to 256 characters without spaces."),
    }),
  )
  .min(1)
  .max(10)
  .optional();

export const user = z.strictObject({
  /** Made from the name when absent, as with every id and ARN here. */
  id: principalId.optional(),
  userName: awsString("identitystore", "CreateUser", "UserName").superRefine(
    acceptedBy(checkNotReserved),
  ),
  displayName: awsString("identitystore", "CreateUser", "DisplayName"),
  givenName: awsString("identitystore", "CreateUser", "Name", "GivenName"),
  familyName: awsString("identitystore", "CreateUser", "Name", "FamilyName"),
  email: awsString("identitystore", "CreateUser", "Emails", "Value").optional(),
  externalIds,
  /** The others, in AWS's spelling. */
  attributes: awsObject(otherAttributes).optional(),
});

export const group = z.strictObject({
  id: principalId.optional(),
  displayName: awsString("identitystore", "CreateGroup", "DisplayName").superRefine(
    acceptedBy(checkNotReserved),
  ),
  description: awsString("identitystore", "CreateGroup", "Description").optional(),
  externalIds,
  /** Names of users. */
  members: z.array(z.string()).default([]),
  /** By the user's name. */
  membershipIds: z.record(z.string(), principalId).optional(),
});

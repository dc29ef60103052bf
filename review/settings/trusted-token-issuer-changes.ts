import type { TrustedTokenIssuer } from "../../model/access-model";
import { type Phrase, phrase } from "../phrase";
import { type SettingChange, sides } from "./setting-change";

/** Whose tokens say who somebody is. */
export const trustedTokenIssuerChanges = (
  before: readonly TrustedTokenIssuer[],
  after: readonly TrustedTokenIssuer[],
): readonly SettingChange[] =>
  sides(before, after, ({ name }) => name).flatMap(([was, is]): readonly SettingChange[] => {
    if (was === undefined)
      return is === undefined
        ? []
        : [
            {
              effect: "broadens",
              words: phrase`tokens of ${is.issuerUrl} (${is.name}) say who somebody is, by ${mapping(is)}`,
            },
          ];
    if (is === undefined)
      return [
        {
          effect: "narrows",
          words: phrase`tokens of ${was.issuerUrl} (${was.name}) count no more`,
        },
      ];
    return [
      ...(was.issuerUrl === is.issuerUrl
        ? []
        : [
            {
              effect: "broadens" as const,
              words: phrase`tokens of ${is.issuerUrl} (${is.name}) say who somebody is, instead of ${was.issuerUrl}`,
            },
          ]),
      ...(was.claimAttributePath === is.claimAttributePath &&
      was.identityStoreAttributePath === is.identityStoreAttributePath
        ? []
        : [
            {
              effect: "cannot-tell" as const,
              words: phrase`tokens of ${is.name} name somebody by ${mapping(is)} instead of ${mapping(was)}`,
            },
          ]),
    ];
  });

const mapping = ({ claimAttributePath, identityStoreAttributePath }: TrustedTokenIssuer): Phrase =>
  phrase`the claim ${claimAttributePath} for ${identityStoreAttributePath}`;

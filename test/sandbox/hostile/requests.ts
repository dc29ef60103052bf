import type { OutgoingHttpHeaders } from "node:http";
import { isTooDeep } from "../../../sandbox/json-depth";
import { readShapes } from "../../../sandbox/shapes/shape";
import { security } from "../estate-fixture";
import type { Case } from "../operations/case";
import { ssoAdminCases } from "../operations/cases/all";
import { directoryCases } from "../operations/cases/directory";
import type { World } from "../operations/world";
import { signedFor } from "../running-sandbox";
import { generate, type Random } from "./generate";

/** An operation, and how a request for it is made. */
export interface Target {
  readonly service: keyof typeof services;
  readonly operation: string;
  /** One that AWS takes, or might take. */
  readonly valid: (pool: readonly string[], random: Random) => unknown;
  readonly caller: string;
}

const services = {
  "sso-admin": { signingName: "sso", protocol: "json" },
  identitystore: { signingName: "identitystore", protocol: "json" },
  organizations: { signingName: "organizations", protocol: "json" },
  kms: { signingName: "kms", protocol: "json" },
  iam: { signingName: "iam", protocol: "query" },
  sts: { signingName: "sts", protocol: "query" },
} as const;

/** Every operation that the sandbox has and that takes JSON or a form, with requests that succeed where there are some. */
export async function everyTarget(world: World): Promise<readonly Target[]> {
  const generated = (Object.keys(services) as (keyof typeof services)[]).flatMap((service) =>
    Object.entries(readShapes(service).operations).flatMap(([operation, { input }]): Target[] =>
      input === undefined
        ? []
        : [
            {
              service,
              operation,
              caller: security,
              valid: (pool, random) => generate(input, pool, random),
            },
          ],
    ),
  );
  const taken: Target[] = [];
  for (const [service, cases] of [
    ["sso-admin", ssoAdminCases],
    ["identitystore", directoryCases],
  ] as const) {
    for (const [operation, one] of Object.entries<Case<unknown>>(cases)) {
      const input = await one.succeeds(world);
      taken.push({ service, operation, caller: one.by ?? security, valid: () => input });
    }
  }
  return [...generated, ...taken];
}

/** All texts in a value: they make requests meet what is there. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** What goes over the wire for the JSON of an input. */
export function written(
  { service, operation, caller }: Target,
  json: string,
): { readonly headers: OutgoingHttpHeaders; readonly body: string } {
  const { signingName, protocol } = services[service];
  const { targetPrefix, apiVersion } = readShapes(service);
  const authorization = signedFor(signingName, caller);
  if (protocol === "json") {
    const headers = {
      authorization,
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": `${targetPrefix}.${operation}`,
    };
    return { headers, body: json };
  }
  const form = new URLSearchParams({ Action: operation, Version: apiVersion });
  for (const [name, value] of fieldsOf("", parsed(json))) form.append(name, value);
  const headers = { authorization, "content-type": "application/x-www-form-urlencoded" };
  return { headers, body: String(form) };
}

function parsed(json: string): unknown {
  try {
    const value: unknown = JSON.parse(json);
    if (!isTooDeep(value)) return value;
  } catch {}
  return { broken: json.slice(0, 1000) };
}

/** As AWS Query spells a value: `Tags.member.1.Key`. */
function fieldsOf(name: string, value: unknown): readonly (readonly [string, string])[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => fieldsOf(`${name}.member.${index + 1}`, item));
  if (typeof value === "object" && value !== null)
    return Object.entries(value).flatMap(([key, member]) =>
      fieldsOf(name === "" ? key : `${name}.${key}`, member),
    );
  return [[name, String(value)]];
}

import { EntryFile, generatedText } from "./entry-file";

/** How AWS classifies what an action does. */
export type AccessLevel = "List" | "Read" | "Write" | "Tagging" | "Permissions management";

/** Numbers in the generated file stand for these; what says more of an action that has two comes first. */
export const LEVELS: readonly AccessLevel[] = [
  "Permissions management",
  "Tagging",
  "Write",
  "Read",
  "List",
];

/** A service's line of the generated file. */
export interface ServiceEntry {
  /** Each a name and its ARNs, as in `arn:*:s3:::${BucketName}/*`. */
  readonly types: readonly (readonly string[])[];
  /** As in `s3:prefix` and `aws:ResourceTag/${TagKey}`. */
  readonly keys: readonly string[];
  /** Level, resource types and condition keys by number, then the names of all actions that share them. */
  readonly actions: readonly (readonly [
    readonly [number, readonly number[], readonly number[]],
    string,
  ])[];
}

/** The line for what services have in common. */
export interface EveryService {
  /** Global condition keys. */
  readonly keys: readonly string[];
  /** What stands in ARNs of resources as their service. */
  readonly arnServices: readonly string[];
}

/** What AWS's service authorization reference says of an action. */
export interface CatalogAction {
  /** As in `s3:GetObject`. */
  readonly name: string;
  readonly level: AccessLevel;
  readonly resourceTypes: readonly ResourceType[];
  /** Of the action and of its resource types; `${…}` stands for any text. Global keys aside. */
  readonly conditionKeys: readonly string[];
}

export interface ResourceType {
  readonly name: string;
  readonly arns: readonly string[];
}

const file = new EntryFile<ServiceEntry | EveryService>(
  generatedText("action-catalog.generated.json"),
);
const read = new Map<string, ReadonlyMap<string, CatalogAction>>();

/** Prefixes of all services. */
export function serviceNames(): readonly string[] {
  services ??= [...file.keys()].filter((name) => name !== "*");
  return services;
}

/** A service's actions by name in lower case, as in `getobject`; undefined for a service that is none. */
export function actionsOf(service: string): ReadonlyMap<string, CatalogAction> | undefined {
  const prefix = service.toLowerCase();
  const entry = prefix === "*" ? undefined : (file.get(prefix) as ServiceEntry | undefined);
  if (entry === undefined) return undefined;
  const known = read.get(prefix) ?? readService(prefix, entry);
  read.set(prefix, known);
  return known;
}

/** Names of a service's actions, as in `s3:GetObject`: the same list at each question. */
export function actionNames(service: string): readonly string[] {
  const actions = actionsOf(service);
  if (actions === undefined) return [];
  const known = names.get(actions) ?? [...actions.values()].map(({ name }) => name);
  names.set(actions, known);
  return known;
}

const names = new WeakMap<object, readonly string[]>();

/** Condition keys of a service; none for a service that is none. */
export function conditionKeysOf(service: string): readonly string[] {
  const prefix = service.toLowerCase();
  return prefix === "*" ? [] : ((file.get(prefix) as ServiceEntry | undefined)?.keys ?? []);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html */
export function globalConditionKeys(): readonly string[] {
  return everyService().keys;
}

/** What may stand as the service in the ARN of a resource. */
export function arnServices(): ReadonlySet<string> {
  inArns ??= new Set([...serviceNames(), ...everyService().arnServices]);
  return inArns;
}

let services: readonly string[] | undefined;
let inArns: ReadonlySet<string> | undefined;

const everyService = (): EveryService => file.get("*") as EveryService;

function readService(service: string, entry: ServiceEntry): Map<string, CatalogAction> {
  const types = entry.types.map(([name = "", ...arns]) => ({ name, arns }));
  return new Map(
    entry.actions.flatMap(([[level, typeNumbers, keyNumbers], names]) => {
      const profile = {
        level: LEVELS[level] ?? "Write",
        resourceTypes: typeNumbers.flatMap((number) => types[number] ?? []),
        conditionKeys: keyNumbers.flatMap((number) => entry.keys[number] ?? []),
      };
      return names
        .split(" ")
        .map((name) => [name.toLowerCase(), { name: `${service}:${name}`, ...profile }] as const);
    }),
  );
}

/** The service of an action and its name, as they are written: `s3` and `GetObject`. */
export function actionParts(action: string): readonly [string, string] {
  const colon = action.indexOf(":");
  return [action.slice(0, colon), action.slice(colon + 1)];
}

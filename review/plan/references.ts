import type { PlannedResource } from "./planned-resources";
import { list, mapping, texts, type Values } from "./values";

/** A resource of the configuration that an expression leads to, in the instances of modules that it can be in. */
interface Reached {
  readonly module: readonly Step[];
  /** As in `aws_ssoadmin_permission_set.this`, or `data.aws_identitystore_group.this`. */
  readonly resource: string;
  /** Absent: any of its instances. */
  readonly index?: string;
}

/** A call of a module; any of its instances where there is no index. */
interface Step {
  readonly name: string;
  readonly index?: string;
}

/** Where expressions of one resource lead. */
interface Found {
  readonly reached: Reached[];
  /** Whether something is referred to that a plan does not spell out, such as a local value. */
  open: boolean;
}

/**
 * Which of some resources an attribute of another takes its value from. Variables and outputs of modules are followed;
 * undefined where the plan does not say, since it does not spell out local values.
 */
export function referred(
  configuration: Values,
  from: PlannedResource,
  attribute: string,
  candidates: readonly PlannedResource[],
): readonly PlannedResource[] | undefined {
  const module = stepsOf(from.module);
  const chain = chainOf(configuration, module);
  const block = blocksOf(chain.at(-1)).get(blockName(from));
  if (block === undefined) return undefined;
  const found: Found = { reached: [], open: false };
  const own = referencesOf(mapping(block.expressions)[attribute]);
  const each = referencesOf(block.for_each_expression);
  follow({ chain, module, each, references: own }, found, new Set());
  if (found.open) return undefined;
  return candidates.filter((candidate) => found.reached.some((one) => isIn(candidate, one)));
}

const blockName = ({ mode, type, name }: Values | PlannedResource): string =>
  `${mode === "data" ? "data." : ""}${type}.${name}`;

function blocksOf(module: Values | undefined): ReadonlyMap<string, Values> {
  if (module === undefined) return new Map();
  const found =
    blocks.get(module) ??
    new Map(list(module.resources).map((one) => [blockName(mapping(one)), mapping(one)]));
  blocks.set(module, found);
  return found;
}

/** A plan of thousands of resources asks for each of them. */
const blocks = new WeakMap<Values, ReadonlyMap<string, Values>>();

interface Expression {
  /** The module's configuration, after those that hold it. */
  readonly chain: readonly Values[];
  readonly module: readonly Step[];
  /** What `each` stands for here. */
  readonly each: readonly string[];
  readonly references: readonly string[];
}

function follow(expression: Expression, found: Found, seen: Set<string>): void {
  const { module, each, references } = expression;
  const key = JSON.stringify([module, references]);
  if (seen.has(key)) return;
  seen.add(key);
  for (const reference of references) {
    const [first = "", second = ""] = reference.split(/[.[]/);
    if (first === "each") {
      // A key is a text that the configuration knows already.
      if (second === "value") follow({ ...expression, references: each }, found, seen);
    } else if (first === "var") toCaller(second, expression, found, seen);
    else if (first === "module") toOutput(reference, expression, found, seen);
    else if (first === "data") {
      addResource(reference, references, module, found);
    } else if (first === "local" || first === "self") found.open = true;
    else if (first.startsWith("aws_")) addResource(reference, references, module, found);
  }
}

function addResource(
  reference: string,
  references: readonly string[],
  module: readonly Step[],
  found: Found,
): void {
  const match = /^((?:data\.)?[^.]+\.[^.[]+)(?:\[("?)(.*?)\2\])?$/.exec(reference);
  // An attribute is followed by what it is of: `a.b.arn`, then `a.b`.
  if (match === null) return;
  const [, resource = "", , index] = match;
  if (index !== undefined) {
    found.reached.push({ module, resource, index });
    return;
  }
  // An instance that is spelled out is followed by the resource as a whole, once each time.
  const bare = references.filter((one) => one === resource).length;
  const instances = references.filter(
    (one) => one.startsWith(`${resource}[`) && one.endsWith("]"),
  ).length;
  if (bare > instances) found.reached.push({ module, resource });
}

/** What the caller of a module gives for a variable. */
function toCaller(
  variable: string,
  { chain, module }: Expression,
  found: Found,
  seen: Set<string>,
): void {
  const call = module.at(-1);
  // What a variable of the root holds is known.
  if (call === undefined) return;
  const outside = chain.slice(0, -1);
  const called = mapping(mapping(outside.at(-1)?.module_calls)[call.name]);
  follow(
    {
      chain: outside,
      module: module.slice(0, -1),
      each: referencesOf(called.for_each_expression),
      references: referencesOf(mapping(called.expressions)[variable]),
    },
    found,
    seen,
  );
}

/** What an output of a module called here is made of. */
function toOutput(
  reference: string,
  { chain, module }: Expression,
  found: Found,
  seen: Set<string>,
): void {
  const [, name = "", , , output] =
    /^module\.([^.[]+)(\[("?).*?\3\])?(?:\.([^.[]+))?/.exec(reference) ?? [];
  // The module as a whole follows its output.
  if (output === undefined) return;
  const inside = mapping(mapping(mapping(chain.at(-1)?.module_calls)[name]).module);
  const expression = mapping(mapping(inside.outputs)[output]).expression;
  follow(
    {
      chain: [...chain, inside],
      module: [...module, { name }],
      each: [],
      references: referencesOf(expression),
    },
    found,
    seen,
  );
}

/** Of an expression, blocks within it included. */
function referencesOf(expression: unknown): readonly string[] {
  const { references } = mapping(expression);
  return references === undefined
    ? (Array.isArray(expression) ? expression : Object.values(mapping(expression))).flatMap(
        (part: unknown) => (typeof part === "object" ? referencesOf(part) : []),
      )
    : texts(references);
}

const MODULE = /module\.([^.[]+)(?:\[("?)(.*?)\2\])?(?:\.|$)/g;

const stepsOf = (module: string): readonly Step[] =>
  [...module.matchAll(MODULE)].map(([, name = "", , index]) => ({
    name,
    ...(index === undefined ? {} : { index }),
  }));

function chainOf(root: Values, module: readonly Step[]): readonly Values[] {
  const chain = [root];
  for (const { name } of module)
    chain.push(mapping(mapping(mapping(chain.at(-1)?.module_calls)[name]).module));
  return chain;
}

function isIn(candidate: PlannedResource, { module, resource, index }: Reached): boolean {
  if (blockName(candidate) !== resource) return false;
  const steps = stepsOf(candidate.module);
  return (
    (index === undefined || candidate.index === index) &&
    steps.length === module.length &&
    steps.every((step, at) => {
      const asked = module[at];
      return asked?.name === step.name && (asked.index === undefined || asked.index === step.index);
    })
  );
}

import type { Stacks } from "./stacks";

/** Attributes and blocks of AWS's that can be written, sorted, by type: all that a provider has for Identity Center. */
export interface ProviderSchema {
  readonly resources: Readonly<Record<string, readonly string[]>>;
  readonly dataSources: Readonly<Record<string, readonly string[]>>;
}

/** As far as it is looked into: https://developer.hashicorp.com/terraform/cli/commands/providers/schema */
interface SchemaJson {
  readonly provider_schemas: Readonly<
    Record<string, { readonly resource_schemas: Types; readonly data_source_schemas: Types }>
  >;
}

type Types = Readonly<Record<string, { readonly block: Block }>>;

interface Block {
  readonly attributes?: Readonly<
    Record<string, { readonly required?: boolean; readonly optional?: boolean }>
  >;
  readonly block_types?: Readonly<Record<string, object>>;
}

/** What hashicorp/aws itself says that it has, in the version that an initialized stack runs. */
export async function readProviderSchema(stacks: Stacks, stack: string): Promise<ProviderSchema> {
  const { stdout } = await stacks.start(stack, ["providers", "schema", "-json"]).ended;
  const { provider_schemas }: SchemaJson = JSON.parse(stdout);
  const aws = provider_schemas["registry.terraform.io/hashicorp/aws"];
  if (aws === undefined) throw new Error(`${stack} has no hashicorp/aws.`);
  return {
    resources: writable(aws.resource_schemas),
    dataSources: writable(aws.data_source_schemas),
  };
}

const writable = (types: Types): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.entries(types)
      .filter(([type]) => /^aws_(ssoadmin|identitystore)_/.test(type))
      .map(([type, { block }]) => [type, namesIn(block)]),
  );

/** Terraform's own, not AWS's. */
const OWN = ["id", "tags_all", "timeouts"];

function namesIn({ attributes = {}, block_types: blocks = {} }: Block): string[] {
  const written = Object.entries(attributes).filter(
    ([, { required, optional }]) => required || optional,
  );
  return [...written.map(([name]) => name), ...Object.keys(blocks)]
    .filter((name) => !OWN.includes(name))
    .sort();
}

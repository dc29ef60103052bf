/** A resource of a stack, as its Terraform JSON has it. */
export interface DeclaredResource {
  readonly type: string;
  /** `aws_s3_bucket.state` */
  readonly address: string;
  /** Its arguments; those that name another resource are resolved where the JSON says what they are. */
  readonly arguments: Readonly<Record<string, unknown>>;
}

type Blocks = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

export function declaredResources(json: string): readonly DeclaredResource[] {
  const { resource = {} }: { readonly resource?: Blocks } = JSON.parse(json);
  return Object.entries(resource).flatMap(([type, blocks]) =>
    Object.entries(blocks).map(([name, block]) => ({
      type,
      address: `${type}.${name}`,
      arguments: Object.fromEntries(
        Object.entries(block).map(([argument, value]) => [argument, resolved(value, resource)]),
      ),
    })),
  );
}

/** `${aws_iam_role.deploy.name}` as the name that the role is given; `id` of a bucket is its name. */
function resolved(value: unknown, resource: Blocks): unknown {
  if (typeof value !== "string") return value;
  const [, type = "", name = "", attribute = ""] =
    /^\$\{([a-z0-9_]+)\.([\w-]+)\.(\w+)\}$/.exec(value) ?? [];
  const argument = type === "aws_s3_bucket" && attribute === "id" ? "bucket" : attribute;
  return resource[type]?.[name]?.[argument] ?? value;
}

/** A Terraform module for teams that write HCL: what its `main.tf.json` and its README are rendered from. */
export interface TerraformModule {
  /** Its folder below `terraform-modules/`. */
  readonly name: string;
  /** What it makes, in one sentence. */
  readonly summary: string;
  /** What one has to know before one calls it, a paragraph each. */
  readonly notes: readonly string[];
  readonly variables: Readonly<Record<string, Variable>>;
  readonly outputs: Readonly<Record<string, Output>>;
  readonly blocks: Blocks;
  /** Modules that it alone calls, by folder below its own. */
  readonly children?: Readonly<Record<string, Child>>;
}

/** A module inside another one, which nobody else calls. */
export type Child = Pick<TerraformModule, "variables" | "blocks"> &
  Partial<Pick<TerraformModule, "outputs">>;

/** https://developer.hashicorp.com/terraform/language/block/variable */
export interface Variable {
  /** Terraform's type expression. */
  readonly type: string;
  readonly description: string;
  /** @default - the caller has to give it */
  readonly default?: unknown;
  /** @default - any value of the type */
  readonly validation?: readonly Rule[];
}

/** https://developer.hashicorp.com/terraform/language/block/output */
export interface Output {
  readonly description: string;
  /** Terraform's expression. */
  readonly value: string;
  /** What has to be there before anybody uses the value. */
  readonly dependsOn?: readonly string[];
  /** What has to hold at every plan. */
  readonly precondition?: readonly Rule[];
}

/** A condition as an expression, and what Terraform says where it is false: a template. */
export interface Rule {
  readonly condition: string;
  readonly message: string;
}

/** Terraform's other blocks, as its JSON syntax has them. */
export interface Blocks {
  readonly locals?: object;
  readonly data?: object;
  readonly resource?: object;
  readonly module?: object;
}

/** As Terraform's JSON has it: `precondition`, `postcondition` and `validation` alike. */
export const ruleBlocks = (rules: readonly Rule[]): object[] =>
  rules.map(({ condition, message }) => ({
    condition: expression(condition),
    error_message: message,
  }));

/** An expression in place of a string. */
export const expression = (text: string): string => `\${${text}}`;

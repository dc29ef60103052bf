/** Two programs that run the same stacks. */
export type TerraformFlavor = "terraform" | "opentofu";

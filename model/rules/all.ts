import { emptyGroup } from "./empty-group";
import type { Rule } from "./rule";

/** Every rule that judges the resolved model. */
export const RULES: readonly Rule[] = [emptyGroup];

import { readShapes } from "../../shapes/shape";
import { defineService } from "../service";
import { aliasOperations } from "./aliases";
import { cryptographyOperations } from "./cryptography";
import { validation } from "./errors";
import { keyPolicyOperations } from "./key-policies";
import { keyOperations } from "./keys";
import { tagOperations } from "./tags";

/** https://docs.aws.amazon.com/kms/latest/APIReference/ */
export const kms = defineService({
  name: "kms",
  shapes: readShapes("kms"),
  operations: {
    ...keyOperations,
    ...keyPolicyOperations,
    ...aliasOperations,
    ...tagOperations,
    ...cryptographyOperations,
  },
  // Each account sees and changes its own, and nobody else's.
  authorize: () => {},
  invalid: (_, message) => validation(message),
});

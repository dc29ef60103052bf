import { allow, deny, type Statement } from "./statement";

/** Where states are: https://developer.hashicorp.com/terraform/language/backend/s3 */
export interface StateAccessProps {
  /** ARN of the bucket that holds them. */
  readonly bucketArn: string;
  /** ARN of the key that encrypts the objects; policies take no alias. */
  readonly kmsKeyArn: string;
  /** What the keys of all states begin with, as in `identity-center/`. */
  readonly prefix: string;
  /** Keys of states that only people write. */
  readonly readOnlyKeys: readonly string[];
}

/** What a plan takes of the state: to read it, and to hold its lock. https://developer.hashicorp.com/terraform/language/backend/s3#s3-state-storage */
export function planState({ bucketArn, kmsKeyArn, prefix }: StateAccessProps): Statement[] {
  return [
    // A state that is not there is told from one that is forbidden by this right alone.
    allow("FindState", [bucketArn], ["s3:ListBucket"]),
    allow("ReadState", [`${bucketArn}/${prefix}*`], ["s3:GetObject"]),
    allow("LockState", [`${bucketArn}/${prefix}*.tflock`], ["s3:PutObject", "s3:DeleteObject"]),
    allow("DecryptState", [kmsKeyArn], ["kms:Decrypt", "kms:GenerateDataKey"]),
  ];
}

/** The same, and to write every state that is not kept for people. */
export function deployState(props: StateAccessProps): Statement[] {
  const { bucketArn, prefix, readOnlyKeys } = props;
  return [
    ...planState(props),
    allow("WriteState", [`${bucketArn}/${prefix}*.tfstate`], ["s3:PutObject"]),
    deny(
      "LeaveStateToPeople",
      readOnlyKeys.map((key) => `${bucketArn}/${key}*`),
      ["s3:PutObject", "s3:DeleteObject"],
    ),
  ];
}

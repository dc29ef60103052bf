import { AccessanalyzerAnalyzer } from "@cdktf/provider-aws/lib/accessanalyzer-analyzer";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { invalid } from "../errors";
import { check } from "../rules";

/** https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CreateAnalyzer.html */
export type AccessAnalyzerProps = ExternalAccessProps | UnusedAccessProps;

interface AnalyzerProps {
  /** `AnalyzerName`: 1 to 255 letters, digits and `. _ -`, a letter first. */
  readonly analyzerName: string;
}

/** What others than the organization can reach, in the Region of the analyzer; free of charge. */
export interface ExternalAccessProps extends AnalyzerProps {
  /** `Type` `ORGANIZATION`. */
  readonly finds: "external-access";
}

/** Roles, keys, passwords and rights that nobody used, of all Regions; AWS charges for each role and user. */
export interface UnusedAccessProps extends AnalyzerProps {
  /** `Type` `ORGANIZATION_UNUSED_ACCESS`. */
  readonly finds: "unused-access";
  /**
   * Days without use that make a finding, 1 to 365.
   *
   * @default 90
   */
  readonly unusedAccessAge?: number;
}

/**
 * IAM Access Analyzer for a whole organization. Deployed from the management account, or from Access
 * Analyzer's delegated administrator.
 *
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/what-is-access-analyzer.html
 */
export class AccessAnalyzer extends Construct {
  /** ARN of the analyzer. */
  readonly arn: string;

  /** @throws if the name or the days break a rule of AWS */
  constructor(scope: Construct, id: string, props: AccessAnalyzerProps) {
    super(scope, id);
    check(
      props.analyzerName,
      /^[A-Za-z][A-Za-z0-9_.-]{0,254}$/,
      "An analyzer's name has 1 to 255 letters, digits and . _ -, a letter first",
    );
    const analyzer = new AccessanalyzerAnalyzer(this, "analyzer", {
      analyzerName: props.analyzerName,
      ...(props.finds === "external-access"
        ? { type: "ORGANIZATION" }
        : {
            type: "ORGANIZATION_UNUSED_ACCESS",
            configuration: { unusedAccess: { unusedAccessAge: daysOf(props) } },
          }),
    });
    this.arn = atAddress(address(props.analyzerName), analyzer).arn;
  }
}

function daysOf({ unusedAccessAge = 90 }: UnusedAccessProps): number {
  if (!Number.isInteger(unusedAccessAge) || unusedAccessAge < 1 || unusedAccessAge > 365)
    throw invalid("Unused access is found after 1 to 365 days", unusedAccessAge);
  return unusedAccessAge;
}

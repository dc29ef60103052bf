import { CloudwatchQueryDefinition } from "@cdktf/provider-aws/lib/cloudwatch-query-definition";
import { Construct } from "constructs";
import { address, atAddress } from "../address";
import { literal } from "../terraform-text";
import { PLAYBOOK_QUERIES, queryString } from "./queries";

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutQueryDefinition.html */
export interface PlaybookQueriesProps {
  /** `logGroupNames`: CloudTrail's log group. */
  readonly logGroupName: string;
  /**
   * Folder in the list of saved queries.
   *
   * @default "Identity Center"
   */
  readonly folder?: string;
}

/** The questions of a weekly look at sign-ins, use and changes, saved in CloudWatch Logs Insights. */
export class PlaybookQueries extends Construct {
  constructor(scope: Construct, id: string, props: PlaybookQueriesProps) {
    super(scope, id);
    const { logGroupName, folder = "Identity Center" } = props;
    for (const query of PLAYBOOK_QUERIES) {
      atAddress(
        address(query.name),
        new CloudwatchQueryDefinition(this, query.name, {
          name: literal(`${folder}/${query.name}`),
          logGroupNames: [literal(logGroupName)],
          queryString: literal(queryString(query)),
        }),
      );
    }
  }
}

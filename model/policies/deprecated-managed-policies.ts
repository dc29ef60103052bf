interface Notice {
  /** Where AWS says so. */
  readonly link: string;
  /** What AWS names to be used instead. */
  readonly replacement?: string;
}

/**
 * AWS managed policies of which AWS says that it is going to deprecate them. No data says so, but each one's page;
 * one that is deprecated already is not listed any more, and so is none that there is.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/about-managed-policy-reference.html#deprecated-managed-policies
 */
export const DEPRECATIONS: ReadonlyMap<string, Notice> = new Map([
  ["AmazonDynamoDBFullAccesswithDataPipeline", pageOf("AmazonDynamoDBFullAccesswithDataPipeline")],
  ["AmazonEC2RoleforSSM", pageOf("AmazonEC2RoleforSSM", "AmazonSSMManagedInstanceCore")],
  [
    "AmazonElasticMapReduceFullAccess",
    pageOf("AmazonElasticMapReduceFullAccess", "AmazonEMRFullAccessPolicy_v2"),
  ],
  [
    "AmazonElasticMapReduceReadOnlyAccess",
    {
      link: "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-managed-policy-readonly.html",
      replacement: "AmazonEMRReadOnlyAccessPolicy_v2",
    },
  ],
  ["AmazonElasticMapReduceRole", pageOf("AmazonElasticMapReduceRole", "AmazonEMRServicePolicy_v2")],
  ["AWSElasticBeanstalkService", pageOf("AWSElasticBeanstalkService")],
]);

/** The policy's page in AWS's reference. */
function pageOf(name: string, replacement?: string): Notice {
  const link = `https://docs.aws.amazon.com/aws-managed-policy/latest/reference/${name}.html`;
  return replacement === undefined ? { link } : { link, replacement };
}

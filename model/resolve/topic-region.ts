import { topicElsewhere } from "../errors/monitoring";
import type { Report } from "../finding";
import { locateValue, type Path, type SourceFile } from "../source/source-file";

/** Checks that what publishes in a Region can reach a topic: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export function checkTopic(
  source: SourceFile,
  path: Path,
  arn: string | undefined,
  region: string | undefined,
  report: Report,
): void {
  const given = arn?.split(":")[3];
  if (given !== undefined && region !== undefined && given !== region)
    report(locateValue(source, path), topicElsewhere(given, region));
}

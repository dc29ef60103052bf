import { email } from "./fields";
import { text, uniqueList } from "./text";

export const topicArn = (description: string) =>
  text({
    rule: "invalid-topic-arn",
    demand: "A topic's ARN has the form arn:aws:sns:us-east-1:100000000002:alerts",
    fix: "Copy the topic's ARN.",
    description,
    pattern: /^arn:aws(-[a-z]{1,5}){0,3}:sns:[a-z0-9-]+:\d{12}:[A-Za-z0-9_-]{1,256}$/,
  });

export const notifiedEmails = uniqueList(
  email("Address of a person or a list."),
  "E-mail addresses that are told; each confirms once.",
).min(1);

/**
 * Actions as one text, a service's prefix said once for those in a row: `ec2:DescribeImages DescribeVpcs
 * s3:GetObject`. Names of thousands of actions take half the room so, and a change of one shows as itself.
 */
export function writeActions(actions: readonly string[]): string {
  let before = "";
  const tokens = actions.map((action) => {
    const colon = action.indexOf(":");
    const service = action.slice(0, Math.max(colon, 0));
    const token = service === before && service !== "" ? action.slice(colon + 1) : action;
    before = service;
    return colon === -1 ? `:${action}` : token;
  });
  return tokens.join(" ");
}

/** What `writeActions` wrote. */
export function readActions(text: string): string[] {
  let service = "";
  return text.split(" ").map((token) => {
    const colon = token.indexOf(":");
    if (colon === -1) return `${service}:${token}`;
    service = token.slice(0, colon);
    return colon === 0 ? token.slice(1) : token;
  });
}

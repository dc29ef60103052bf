/** Organizations never answers with more, nor with more by default. */
const pageSize = 20;

export function paged(input: {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}) {
  return { MaxResults: input.MaxResults ?? pageSize, NextToken: input.NextToken };
}

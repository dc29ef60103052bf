import { paginateListTagsForResource, type SSOAdmin } from "@aws-sdk/client-sso-admin";

/** The items of every page. */
export async function all<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...(itemsOf(page) ?? []));
  return items;
}

export async function tagsOf(
  client: SSOAdmin,
  InstanceArn: string,
  ResourceArn: string | undefined,
): Promise<Record<string, string>> {
  const tags = await all(
    paginateListTagsForResource({ client }, { InstanceArn, ResourceArn }),
    ({ Tags }) => Tags,
  );
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}

export type Child = Node | string | number | undefined | false;

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element. Texts become text nodes, so that nothing in them is markup; attributes are the page's own. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes))
    if (value === true) element.setAttribute(name, "");
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  element.append(...shown(children));
  return element;
}

/** Puts other children in place of those that an element has. */
export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...shown(children));
}

const shown = (children: readonly Child[]): (Node | string)[] =>
  children.flatMap((child) =>
    child === undefined || child === false ? [] : [child instanceof Node ? child : String(child)],
  );

const numbers = new Intl.NumberFormat("en-US");

/** `10,000`. */
export const written = (number: number): string => numbers.format(number);

/** `1 person`, `10,000 people`. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${written(number)} ${number === 1 ? one : many}`;

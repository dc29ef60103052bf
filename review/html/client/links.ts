import type { App } from "./app";
import { type Child, h } from "./dom";
import { type Kind, type Opened, toHash } from "./state";
import { nameOf, openedOf } from "./words";

const targets = new WeakMap<Element, Opened>();

/** A link that opens the details of something; a real one, so that it can be copied and opened beside. */
export function linkTo(app: App, opened: Opened, ...children: readonly Child[]): HTMLAnchorElement {
  const link = h("a", { class: "to", href: toHash({ ...app.state, opened }) }, ...children);
  targets.set(link, opened);
  markOpened(link, opened, app);
  return link;
}

function markOpened(link: Element, target: Opened, { state: { opened } }: App): void {
  if (JSON.stringify(target) === JSON.stringify(opened)) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}

/** The same by position, with the name as its text. */
export function named(app: App, kind: Kind, number: number): HTMLAnchorElement {
  const { data } = app.index;
  return linkTo(app, openedOf(data, kind, number), nameOf(data, kind, number));
}

/** Follows the links without loading anything: what has been chosen since they were made stays. */
export function followLinks(app: App): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a.to") : null;
    const opened = link === null ? undefined : targets.get(link);
    if (opened === undefined || event.button !== 0) return;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    app.go({ opened });
  });
  app.onChange(() => {
    for (const link of document.querySelectorAll("#panel a.to")) {
      const target = targets.get(link);
      if (target !== undefined) markOpened(link, target, app);
    }
  });
}

import type { App } from "./app";
import { fill, h, written } from "./dom";
import type { View } from "./state";

export interface Tab {
  readonly view: View;
  readonly title: string;
  /** How much there is in it now. */
  readonly count: () => number | undefined;
}

/** Tabs as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ has them: arrow keys go from one to the next. */
export function tabList(app: App, tabs: readonly Tab[]): HTMLElement {
  const buttons = tabs.map(({ view }) =>
    h("button", {
      type: "button",
      role: "tab",
      id: `tab-${view}`,
      "aria-controls": "panel",
    }),
  );
  const list = h("div", { class: "tabs", role: "tablist", "aria-label": "Views" }, ...buttons);
  let shown: View | undefined;
  const show = () => {
    for (const [number, { view, title, count }] of tabs.entries()) {
      const button = buttons[number];
      if (button === undefined) continue;
      const selected = app.state.view === view;
      button.setAttribute("aria-selected", String(selected));
      button.tabIndex = selected ? 0 : -1;
      if (selected && shown !== view) {
        shown = view;
        // Once it is in the page, and has its text.
        requestAnimationFrame(() => reveal(list, button));
      }
      const many = count();
      fill(button, title, many !== undefined && h("span", { class: "count" }, ` ${written(many)}`));
    }
  };
  for (const [number, button] of buttons.entries())
    button.addEventListener("click", () => choose(number));
  list.addEventListener("keydown", ({ key }) => {
    const at = tabs.findIndex(({ view }) => view === app.state.view);
    if (key === "ArrowRight") choose((at + 1) % tabs.length);
    else if (key === "ArrowLeft") choose((at - 1 + tabs.length) % tabs.length);
    else if (key === "Home") choose(0);
    else if (key === "End") choose(tabs.length - 1);
  });
  function choose(number: number): void {
    const view = tabs[number]?.view;
    if (view === undefined) return;
    if (view !== app.state.view) app.go({ view, sort: undefined });
    buttons[number]?.focus();
  }
  app.onChange(show);
  show();
  return list;
}

/** Not by scrollIntoView: Tab would go on from there, and past the skip link. */
function reveal(list: HTMLElement, button: HTMLElement): void {
  const left = button.offsetLeft - list.offsetLeft;
  const right = left + button.offsetWidth;
  list.scrollLeft = Math.max(right - list.clientWidth, Math.min(list.scrollLeft, left));
}

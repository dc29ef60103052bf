import type { App } from "./app";
import { accountDetails } from "./details-account";
import { cellDetails } from "./details-cell";
import { groupDetails } from "./details-group";
import type { Details } from "./details-parts";
import { personDetails } from "./details-person";
import { setDetails } from "./details-set";
import { fill, h } from "./dom";
import type { State } from "./state";
import { KIND_WORDS } from "./words";

/** The panel that shows one thing in full, beside the list. */
export function detailsPanel(app: App): HTMLElement {
  const title = h("h2", { tabindex: -1, id: "details-title" });
  const kind = h("p", { class: "kind" });
  const close = h("button", { type: "button", class: "close", "aria-label": "Close details" }, "×");
  const actions = h("div", { class: "actions" });
  const content = h("div", { class: "content" });
  const panel = h(
    "aside",
    { class: "details", "aria-labelledby": "details-title", hidden: true },
    h("header", {}, h("div", { class: "titles" }, kind, title), close),
    actions,
    content,
  );
  let opener: Element | null = null;
  const leave = () => {
    app.go({ opened: undefined });
    if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
    else document.getElementById("panel")?.focus();
  };
  close.addEventListener("click", leave);
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") leave();
  });
  const show = (before?: State) => {
    const details = detailsOf(app);
    panel.hidden = details === undefined;
    if (details === undefined) return;
    fill(kind, details.word);
    fill(title, details.title);
    fill(actions, onlyThis(app));
    fill(content, ...details.content);
    if (before === undefined || app.state.opened === before.opened) return;
    panel.scrollTop = 0;
    if (!panel.contains(document.activeElement)) opener = document.activeElement;
    title.focus({ preventScroll: true });
  };
  app.onChange(show);
  show();
  return panel;
}

function detailsOf(app: App): Details | undefined {
  const { opened } = app.state;
  if (opened === undefined) return undefined;
  if (opened.kind === "cell") return cellDetails(app, opened);
  const number = app.index.byName[opened.kind].get(opened.name);
  if (number === undefined) {
    const [word] = KIND_WORDS[opened.kind];
    return {
      word,
      title: opened.name,
      content: [h("p", { class: "quiet" }, `This page knows no ${word} of this name.`)],
    };
  }
  switch (opened.kind) {
    case "person":
      return personDetails(app, number);
    case "group":
      return groupDetails(app, number);
    case "account":
      return accountDetails(app, number);
    case "set":
      return setDetails(app, number);
  }
}

function onlyThis(app: App): HTMLElement | undefined {
  const { opened, only } = app.state;
  if (opened === undefined || opened.kind === "cell") return undefined;
  const [word] = KIND_WORDS[opened.kind];
  const active = only[opened.kind] === opened.name;
  const button = h(
    "button",
    { type: "button", class: "secondary", "aria-pressed": String(active) },
    active ? `Filtering by this ${word}` : `Show only this ${word}`,
  );
  button.addEventListener("click", () => {
    const { [opened.kind]: _, ...others } = app.state.only;
    app.adjust({ only: active ? others : { ...others, [opened.kind]: opened.name } });
    document.querySelector<HTMLElement>(".details .secondary")?.focus();
  });
  return button;
}

import type { App } from "./app";
import { type Child, h } from "./dom";
import { NOTHING_CHOSEN } from "./filter-bar";
import { isFiltered, type Kind } from "./state";
import { KIND_WORDS } from "./words";

/** What stands where a list would, with a way out. */
export function emptyState(app: App, kind?: Kind): readonly Child[] {
  const { state } = app;
  const [, many] = kind === undefined ? ["", "assignments"] : KIND_WORDS[kind];
  const searching = state.text !== "";
  if (!searching && !isFiltered(state))
    return [h("p", { class: "headline" }, `There are no ${many}.`)];
  const clear = h("button", { type: "button", class: "secondary" }, "Clear search and filters");
  clear.addEventListener("click", () => {
    app.adjust(NOTHING_CHOSEN);
    document.getElementById("search")?.focus();
  });
  return [
    h("p", { class: "headline" }, `No ${many} here`),
    h(
      "p",
      { class: "quiet" },
      searching
        ? `Nothing in this view has “${state.text}” in it. The numbers in the tabs say where it is found.`
        : "The filters leave nothing in this view.",
    ),
    clear,
  ];
}

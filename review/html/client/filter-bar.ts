import { ACCESS_LEVELS } from "../access-levels";
import type { App } from "./app";
import { counted, fill, h, written } from "./dom";
import { isFiltered, KINDS, type State } from "./state";
import { KIND_WORDS, nameOf } from "./words";

/** Search and filters, what they leave, and how to get rid of them. */
export function filterBar(app: App): HTMLElement {
  const { data } = app.index;
  const search = h("input", {
    type: "search",
    id: "search",
    placeholder: "Name, id, unit, tag, policy",
    autocomplete: "off",
    spellcheck: "false",
  });
  search.addEventListener("input", () => app.adjust({ text: search.value }));
  const environment = h(
    "select",
    { id: "environment" },
    h("option", { value: "" }, "All environments"),
    // By position: an environment's name may be anything.
    ...data.environments.map(({ name, production }, number) =>
      h("option", { value: number }, production ? `${name} (production)` : name),
    ),
  );
  environment.addEventListener("change", () =>
    app.adjust({
      environment:
        environment.value === "" ? undefined : data.environments[Number(environment.value)]?.name,
    }),
  );
  const level = h(
    "select",
    { id: "level" },
    h("option", { value: "0" }, "Any access"),
    ...ACCESS_LEVELS.map(({ name }, number) =>
      number === 0
        ? undefined
        : h(
            "option",
            { value: number },
            number === ACCESS_LEVELS.length - 1 ? name : `${name} or more`,
          ),
    ),
  );
  level.addEventListener("change", () => app.adjust({ level: Number(level.value) }));
  const production = h("input", { type: "checkbox", id: "production" });
  production.addEventListener("change", () => app.adjust({ productionOnly: production.checked }));
  const chips = h("div", { class: "chips" });
  const reset = h("button", { type: "button", class: "plain" }, "Clear all");
  reset.addEventListener("click", () => {
    app.adjust(NOTHING_CHOSEN);
    search.focus();
  });
  const status = h("p", { role: "status", class: "status" });

  const show = () => {
    const { state, selection } = app;
    if (search.value !== state.text) search.value = state.text;
    environment.value = String(
      data.environments.findIndex(({ name }) => name === state.environment),
    );
    if (state.environment === undefined) environment.value = "";
    level.value = String(state.level);
    production.checked = state.productionOnly;
    fill(chips, ...KINDS.map((kind) => chip(app, kind)));
    reset.hidden = !isFiltered(state) && state.text === "";
    const all = data.assignments.length;
    fill(
      status,
      selection.count === all
        ? counted(all, "assignment")
        : `${written(selection.count)} of ${counted(all, "assignment")}`,
      h("span", { class: "on-paper" }, chosenInWords(state)),
    );
  };
  app.onChange(show);
  show();
  addEventListener("keydown", (event) => {
    const typing = event.target instanceof Element && event.target.matches("input, select");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    search.focus();
  });
  return h(
    "div",
    { class: "filters", role: "search", "aria-label": "Search and filters" },
    h("div", { class: "field grow" }, h("label", { for: "search" }, "Search"), search),
    h("div", { class: "field" }, h("label", { for: "environment" }, "Environment"), environment),
    h("div", { class: "field" }, h("label", { for: "level" }, "Access level"), level),
    h(
      "div",
      { class: "field check" },
      production,
      h("label", { for: "production" }, "Production only"),
    ),
    chips,
    reset,
    status,
  );
}

/** What a print says instead of the fields; chips are printed themselves. */
const chosenInWords = ({ text, environment, productionOnly, level }: State): string =>
  [
    text !== "" && `search “${text}”`,
    environment !== undefined && `environment ${environment}`,
    productionOnly && "production only",
    level > 0 && `at least ${ACCESS_LEVELS[level]?.name}`,
  ]
    .filter((words) => words !== false)
    .map((words) => ` · ${words}`)
    .join("");

export const NOTHING_CHOSEN: Partial<State> = {
  text: "",
  environment: undefined,
  productionOnly: false,
  level: 0,
  only: {},
};

/** What only is shown, and a button against it. */
function chip(app: App, kind: (typeof KINDS)[number]): HTMLElement | undefined {
  const name = app.state.only[kind];
  if (name === undefined) return undefined;
  const number = app.index.byName[kind].get(name);
  const [word] = KIND_WORDS[kind];
  const shown = number === undefined ? name : nameOf(app.index.data, kind, number);
  const remove = h(
    "button",
    { type: "button", class: "remove", "aria-label": `Remove the filter: ${word} ${shown}` },
    "×",
  );
  remove.addEventListener("click", () => {
    const { [kind]: _, ...only } = app.state.only;
    app.adjust({ only });
    document.getElementById("search")?.focus();
  });
  return h(
    "span",
    { class: "chip" },
    h("span", { class: "quiet" }, `${word} `),
    h("span", { class: "text" }, shown),
    number === undefined && h("span", { class: "quiet" }, " (not here)"),
    remove,
  );
}

(() => {
  // review/html/explorer-data.ts
  var GROUP = 0;

  // review/html/client/bits.ts
  var noBits = (size) => new Uint32Array(size + 31 >>> 5);
  function setBit(bits, number2) {
    const word = number2 >>> 5;
    bits[word] = (bits[word] ?? 0) | 1 << (number2 & 31);
  }
  var hasBit = (bits, number2) => ((bits[number2 >>> 5] ?? 0) >>> (number2 & 31) & 1) === 1;
  function joinBits(bits, others) {
    for (let word = 0; word < bits.length; word++)
      bits[word] = (bits[word] ?? 0) | (others[word] ?? 0);
  }
  function countBits(bits, only) {
    let count2 = 0;
    for (let word = 0; word < bits.length; word++) {
      let rest2 = bits[word] ?? 0;
      if (only !== void 0) rest2 &= only[word] ?? 0;
      rest2 -= rest2 >>> 1 & 1431655765;
      rest2 = (rest2 & 858993459) + (rest2 >>> 2 & 858993459);
      count2 += Math.imul(rest2 + (rest2 >>> 4) & 252645135, 16843009) >>> 24;
    }
    return count2;
  }

  // review/html/client/fold.ts
  var folded = (text2) => text2.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  var termsOf = (text2) => folded(text2).split(/\s+/).filter((term) => term !== "");
  var hasAll = (searched, terms) => terms.every((term) => searched.includes(term));

  // review/html/client/state.ts
  var VIEWS = [
    "people",
    "groups",
    "accounts",
    "sets",
    "matrix",
    "assignments",
    "changes"
  ];
  var KINDS = ["person", "group", "account", "set"];
  var FIRST_STATE = {
    view: "people",
    text: "",
    productionOnly: false,
    level: 0,
    only: {}
  };
  var isFiltered = ({ environment, productionOnly, level, only }) => environment !== void 0 || productionOnly || level > 0 || KINDS.some((kind) => kind in only);
  function toHash(state) {
    const { view, text: text2, environment, productionOnly, level, only, sort, opened } = state;
    const parts = new URLSearchParams();
    parts.set("view", view);
    if (text2 !== "") parts.set("q", text2);
    if (environment !== void 0) parts.set("environment", environment);
    if (productionOnly) parts.set("production", "only");
    if (level > 0) parts.set("level", String(level));
    for (const kind of KINDS) {
      const name = only[kind];
      if (name !== void 0) parts.set(kind, name);
    }
    if (sort !== void 0) parts.set("sort", sort);
    if (opened?.kind === "cell") {
      parts.set("open", opened.account);
      parts.set(`holder-${opened.principal.kind}`, opened.principal.name);
    } else if (opened !== void 0) parts.set(`open-${opened.kind}`, opened.name);
    return `#${parts}`;
  }
  function fromHash(hash, first = FIRST_STATE.view) {
    const parts = new URLSearchParams(hash.replace(/^#/, ""));
    const view = VIEWS.find((one) => one === parts.get("view")) ?? first;
    const level = Number(parts.get("level"));
    const given = (name) => parts.get(name) ?? void 0;
    const only = {};
    for (const kind of KINDS) {
      const name = given(kind);
      if (name !== void 0) only[kind] = name;
    }
    return {
      view,
      text: given("q") ?? "",
      environment: given("environment"),
      productionOnly: given("production") === "only",
      level: Number.isInteger(level) && level > 0 && level <= 6 ? level : 0,
      only,
      sort: given("sort"),
      opened: openedIn(given)
    };
  }
  function openedIn(given) {
    for (const kind of KINDS) {
      const name = given(`open-${kind}`);
      if (name !== void 0) return { kind, name };
    }
    const account = given("open");
    for (const kind of ["group", "person"]) {
      const name = given(`holder-${kind}`);
      if (name !== void 0 && account !== void 0)
        return { kind: "cell", account, principal: { kind, name } };
    }
    return void 0;
  }

  // review/html/client/selection.ts
  function selectionOf(index, state) {
    const { assignments, environments } = index.data;
    const wanted = (kind) => {
      const name = state.only[kind];
      return name === void 0 ? void 0 : index.byName[kind].get(name) ?? -1;
    };
    const [person, group, account, set] = ["person", "group", "account", "set"].map(
      wanted
    );
    const groupsOfPerson = new Set(person === void 0 ? [] : index.groupsOfPerson[person] ?? []);
    const passes = environments.map(
      ({ name, production }) => (state.environment === void 0 || state.environment === name) && (production || !state.productionOnly)
    );
    const found2 = noBits(assignments.length);
    let count2 = 0;
    for (let number2 = 0; number2 < assignments.length; number2++) {
      const assignment = assignments[number2];
      if (assignment === void 0) continue;
      const [environment, type, principal, heldSet, inAccount, level] = assignment;
      if (!passes[environment] || level < state.level) continue;
      if (account !== void 0 && account !== inAccount) continue;
      if (set !== void 0 && set !== heldSet) continue;
      if (group !== void 0 && (type !== GROUP || principal !== group)) continue;
      if (person !== void 0 && !(type === GROUP ? groupsOfPerson.has(principal) : principal === person))
        continue;
      setBit(found2, number2);
      count2 += 1;
    }
    return {
      assignments: found2,
      count: count2,
      ...person === void 0 ? {} : { person },
      filtered: isFiltered(state),
      terms: termsOf(state.text)
    };
  }
  function foundAssignments(index, selection) {
    const known = found.get(selection) ?? find(index, selection);
    found.set(selection, known);
    return known;
  }
  var found = /* @__PURE__ */ new WeakMap();
  function find(index, { assignments, terms }) {
    const numbers2 = [];
    for (let number2 = 0; number2 < index.data.assignments.length; number2++)
      if (hasBit(assignments, number2) && (terms.length === 0 || hasAll(index.assignmentText(number2), terms)))
        numbers2.push(number2);
    return numbers2;
  }

  // review/html/client/app.ts
  var ADDRESS_DELAY = 250;
  var App = class {
    constructor(index, firstView) {
      this.index = index;
      this.firstView = firstView;
      this.state = fromHash(location.hash, firstView);
      this.selection = selectionOf(index, this.state);
      addEventListener("hashchange", () => this.show(fromHash(location.hash, this.firstView)));
    }
    index;
    firstView;
    state;
    selection;
    listeners = [];
    pending;
    onChange(listener) {
      this.listeners.push(listener);
    }
    /** Goes somewhere else: a step of its own for the browser's Back. */
    go(changes2) {
      this.writeAddress();
      this.show({ ...this.state, ...changes2 });
      history.pushState(null, "", toHash(this.state));
    }
    /** Changes what is shown here, as while somebody types. */
    adjust(changes2) {
      this.show({ ...this.state, ...changes2 });
      clearTimeout(this.pending);
      this.pending = setTimeout(() => this.writeAddress(), ADDRESS_DELAY);
    }
    writeAddress() {
      if (this.pending === void 0) return;
      clearTimeout(this.pending);
      this.pending = void 0;
      history.replaceState(null, "", toHash(this.state));
    }
    show(state) {
      const before = this.state;
      this.state = state;
      this.selection = selectionOf(this.index, state);
      for (const listener of this.listeners) listener(before);
    }
  };

  // review/html/client/dom.ts
  function h(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes))
      if (value === true) element.setAttribute(name, "");
      else if (value !== void 0 && value !== false) element.setAttribute(name, String(value));
    element.append(...shown(children));
    return element;
  }
  function fill(element, ...children) {
    element.replaceChildren(...shown(children));
  }
  var shown = (children) => children.flatMap(
    (child) => child === void 0 || child === false ? [] : [child instanceof Node ? child : String(child)]
  );
  var numbers = new Intl.NumberFormat("en-US");
  var written = (number2) => numbers.format(number2);
  var counted = (number2, one, many = `${one}s`) => `${written(number2)} ${number2 === 1 ? one : many}`;

  // review/html/access-levels.ts
  var ACCESS_LEVELS = [
    { name: "Nothing", letter: "\u2013" },
    { name: "List", letter: "L" },
    { name: "Read", letter: "R" },
    { name: "Tagging", letter: "T" },
    { name: "Write", letter: "W" },
    { name: "Permissions management", letter: "P" },
    { name: "Administrator", letter: "A" }
  ];

  // review/html/client/words.ts
  var KIND_WORDS = {
    person: ["person", "people"],
    group: ["group", "groups"],
    account: ["account", "accounts"],
    set: ["permission set", "permission sets"]
  };
  function nameOf(data2, kind, number2) {
    switch (kind) {
      case "person":
        return data2.people[number2]?.displayName ?? "";
      case "group":
        return data2.groups[number2]?.name ?? "";
      case "account":
        return data2.accounts[number2]?.name ?? "";
      case "set":
        return data2.permissionSets[number2]?.name ?? "";
    }
  }
  function keyOf(data2, kind, number2) {
    switch (kind) {
      case "person":
        return data2.people[number2]?.userName ?? "";
      case "account":
        return data2.accounts[number2]?.id ?? "";
      default:
        return nameOf(data2, kind, number2);
    }
  }
  var openedOf = (data2, kind, number2) => ({
    kind,
    name: keyOf(data2, kind, number2)
  });
  var holderKind = ([, type]) => type === GROUP ? "group" : "person";
  function levelBadge(level, unknown = false) {
    const { name = "", letter = "" } = ACCESS_LEVELS[level] ?? {};
    return h(
      "span",
      { class: "level" },
      h("span", { class: `letter level-${level}`, "aria-hidden": "true" }, letter),
      unknown ? `${name} or more` : name
    );
  }
  function environmentLabel(data2, number2) {
    const environment = number2 === void 0 ? void 0 : data2.environments[number2];
    return environment && h(
      "span",
      { class: "environment" },
      environment.name,
      environment.production && h("span", { class: "production" }, "production")
    );
  }

  // review/html/client/links.ts
  var targets = /* @__PURE__ */ new WeakMap();
  function linkTo(app2, opened, ...children) {
    const link = h("a", { class: "to", href: toHash({ ...app2.state, opened }) }, ...children);
    targets.set(link, opened);
    markOpened(link, opened, app2);
    return link;
  }
  function markOpened(link, target, { state: { opened } }) {
    if (JSON.stringify(target) === JSON.stringify(opened)) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  function named(app2, kind, number2) {
    const { data: data2 } = app2.index;
    return linkTo(app2, openedOf(data2, kind, number2), nameOf(data2, kind, number2));
  }
  function followLinks(app2) {
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a.to") : null;
      const opened = link === null ? void 0 : targets.get(link);
      if (opened === void 0 || event.button !== 0) return;
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      app2.go({ opened });
    });
    app2.onChange(() => {
      for (const link of document.querySelectorAll("#panel a.to")) {
        const target = targets.get(link);
        if (target !== void 0) markOpened(link, target, app2);
      }
    });
  }

  // review/html/client/changes-view.ts
  var FIRST = 200;
  var DIRECTIONS = {
    broadens: ["+", "Broadens"],
    narrows: ["\u2212", "Narrows"],
    both: ["\xB1", "Broadens and narrows"],
    "same-rights": ["~", "Same rights"],
    unchanged: ["=", "Unchanged"]
  };
  var ChangesView = class {
    constructor(app2, changes2) {
      this.app = app2;
      this.changes = changes2;
    }
    app;
    changes;
    element = h("div", { class: "scroller changes", tabindex: 0, "aria-label": "Changes" });
    /** How many rows the search and the filters leave. */
    count() {
      return this.wanted(this.changes.rows).length;
    }
    show() {
      const { changes: changes2 } = this;
      const [sign, word] = DIRECTIONS[changes2.direction];
      const rows2 = this.wanted(changes2.rows);
      const people = this.wanted(changes2.people);
      const sets = changes2.permissionSets.filter(
        (set) => this.reaches(set) && this.searched([set.title, ...set.lines])
      );
      const causes = changes2.causes.filter(
        (cause) => this.app.state.only.set === void 0 && this.concerns(cause) && this.searched([cause.line])
      );
      const hidden = changes2.rows.length - rows2.length;
      fill(
        this.element,
        h(
          "section",
          { class: `verdict ${changes2.direction}` },
          h("p", { class: "direction" }, h("span", { "aria-hidden": "true" }, `${sign} `), word),
          h("p", { class: "sentence" }, changes2.sentence)
        ),
        section("Stops", changes2.stops.length, lineList(changes2.stops)),
        hidden > 0 && h("p", { class: "quiet" }, `Search and filters hide ${counted(hidden, "row")}.`),
        section("What changes", rows2.length, table(this.app, "Who", "Why", rows2)),
        section(
          "Permission sets",
          sets.length,
          ...sets.map(({ title, lines }) => h("article", {}, h("h3", {}, title), lineList(lines)))
        ),
        section("Person by person", people.length, table(this.app, "Person", "By", people)),
        section(
          "Settings, group members and accounts",
          causes.length,
          lineList(causes.map(({ line }) => line))
        ),
        section("About the plans", changes2.notes.length, lineList(changes2.notes))
      );
    }
    wanted(rows2) {
      return rows2.filter(
        (row) => this.reaches(row) && this.searched([row.who, row.permissionSet, row.where, row.why, row.effect])
      );
    }
    reaches(one) {
      const { environment, productionOnly, level, only } = this.app.state;
      const { environments } = this.app.index.data;
      return (environment === void 0 || one.environments.includes(environment)) && (!productionOnly || environments.some(
        ({ name, production }) => production && one.environments.includes(name)
      )) && one.level >= level && (only.set === void 0 || only.set === one.permissionSet) && this.concerns(one);
    }
    concerns({ people, groups, through: through2, accounts }) {
      const { person, group, account } = this.app.state.only;
      return (account === void 0 || accounts.includes(account)) && (group === void 0 || groups.includes(group) || through2.includes(group)) && (person === void 0 || people.includes(person) || this.groupsOf(person).some((name) => groups.includes(name)));
    }
    groupsOf(person) {
      const { byName, groupsOfPerson, data: data2 } = this.app.index;
      return (groupsOfPerson[byName.person.get(person) ?? -1] ?? []).flatMap(
        (group) => data2.groups[group]?.name ?? []
      );
    }
    searched(texts) {
      const { terms } = this.app.selection;
      return terms.length === 0 || hasAll(folded(texts.join(" ")), terms);
    }
  };
  var lineList = (lines) => h("ul", { class: "lines" }, ...lines.map((line) => h("li", {}, line)));
  function section(title, count2, ...content) {
    return count2 === 0 ? void 0 : h(
      "section",
      {},
      h("h2", {}, title, h("span", { class: "count" }, ` ${written(count2)}`)),
      ...content
    );
  }
  function table(app2, who, why, rows2) {
    const tableRow = (row) => rowOf(app2, row);
    const body = h("tbody", {}, ...rows2.slice(0, FIRST).map(tableRow));
    const more = h(
      "button",
      { type: "button", class: "plain", hidden: rows2.length <= FIRST },
      `Show all ${written(rows2.length)}`
    );
    more.addEventListener("click", () => {
      body.append(...rows2.slice(FIRST).map(tableRow));
      more.remove();
    });
    return h(
      "div",
      {},
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            ...["Effect", who, "Permission set", "Where", why].map(
              (title) => h("th", { scope: "col" }, title)
            )
          )
        ),
        body
      ),
      more
    );
  }
  function rowOf(app2, { effect, kind, who, subject: subject2, permissionSet, where, why }) {
    return h(
      "tr",
      { class: kind },
      h("td", {}, h("span", { class: `effect ${kind}` }, effect)),
      h("td", {}, subject2 === void 0 ? who : linked(app2, subject2.kind, subject2.name, who)),
      h("td", {}, linked(app2, "set", permissionSet, permissionSet)),
      h("td", {}, where),
      h("td", {}, why)
    );
  }
  var linked = (app2, kind, name, text2) => app2.index.byName[kind].has(name) ? linkTo(app2, { kind, name }, text2) : text2;

  // review/html/client/columns.ts
  var number = (id, title) => ({
    id,
    title,
    numeric: true,
    value: (summary) => summary[id] ?? -1,
    cell: (summary) => summary[id] === void 0 ? h("span", { class: "quiet" }, "not known") : written(summary[id])
  });
  var UNUSED = {
    person: "no access",
    group: "no access",
    account: "nobody",
    set: "not assigned"
  };
  var highest = (kind) => ({
    id: "level",
    title: "Highest level",
    numeric: true,
    value: (summary) => summary.level,
    cell: (summary) => summary.assignments === 0 ? h("span", { class: "quiet" }, UNUSED[kind]) : levelBadge(summary.level, summary.unknown)
  });
  var text = (id, title, of) => ({
    id,
    title,
    value: of,
    cell: (summary) => h("span", { class: "text" }, of(summary))
  });
  function columnsOf(app2, kind) {
    const { data: data2 } = app2.index;
    const level = highest(kind);
    const name = {
      id: "name",
      title: { person: "Person", group: "Group", account: "Account", set: "Permission set" }[kind],
      value: (summary) => nameOf(data2, kind, summary.number).toLowerCase(),
      cell: (summary) => named(app2, kind, summary.number)
    };
    const environment = {
      id: "environment",
      title: "Environment",
      value: (summary) => data2.environments[data2.accounts[summary.number]?.environment ?? -1]?.name ?? "",
      cell: (summary) => environmentLabel(data2, data2.accounts[summary.number]?.environment) ?? h("span", { class: "quiet" }, "none")
    };
    switch (kind) {
      case "person":
        return [
          name,
          text("user", "User name", (summary) => data2.people[summary.number]?.userName ?? ""),
          level,
          number("groups", "Groups"),
          number("sets", "Sets"),
          number("accounts", "Accounts")
        ];
      case "group": {
        const members = (summary) => data2.groups[summary.number]?.members?.length;
        return [
          name,
          level,
          {
            id: "members",
            title: "Members",
            numeric: true,
            value: (summary) => members(summary) ?? -1,
            cell: (summary) => members(summary) === void 0 ? h("span", { class: "quiet" }, "not known") : written(members(summary) ?? 0)
          },
          number("sets", "Sets"),
          number("accounts", "Accounts")
        ];
      }
      case "account":
        return [
          name,
          text("id", "Id", (summary) => data2.accounts[summary.number]?.id ?? ""),
          environment,
          text("unit", "Unit", (summary) => data2.accounts[summary.number]?.organizationalUnit ?? ""),
          level,
          number("people", "People"),
          number("groups", "Groups"),
          number("sets", "Sets")
        ];
      case "set":
        return [
          name,
          text("session", "Session", (summary) => data2.permissionSets[summary.number]?.session ?? ""),
          level,
          number("people", "People"),
          number("groups", "Groups"),
          number("accounts", "Accounts")
        ];
    }
  }
  function assignmentColumns(app2) {
    const { data: data2 } = app2.index;
    const of = (assignment) => {
      const found2 = data2.assignments[assignment];
      if (found2 === void 0) throw new Error("An assignment has a position in the data.");
      return found2;
    };
    return [
      {
        id: "who",
        title: "Who",
        value: (row) => nameOf(data2, holderKind(of(row)), of(row)[2]),
        cell: (row) => {
          const kind = holderKind(of(row));
          return h(
            "span",
            { class: "text" },
            named(app2, kind, of(row)[2]),
            kind === "person" && h("span", { class: "quiet" }, " directly")
          );
        }
      },
      {
        id: "set",
        title: "Permission set",
        value: (row) => nameOf(data2, "set", of(row)[3]),
        cell: (row) => named(app2, "set", of(row)[3])
      },
      {
        id: "account",
        title: "Account",
        value: (row) => nameOf(data2, "account", of(row)[4]),
        cell: (row) => named(app2, "account", of(row)[4])
      },
      {
        id: "environment",
        title: "Environment",
        value: (row) => data2.environments[of(row)[0]]?.name ?? "",
        cell: (row) => environmentLabel(data2, of(row)[0])
      },
      {
        id: "level",
        title: "Level",
        numeric: true,
        value: (row) => of(row)[5],
        cell: (row) => levelBadge(of(row)[5], of(row)[6] === 1)
      }
    ];
  }

  // review/html/client/details-parts.ts
  var FIRST2 = 100;
  function part(title, count2, ...content) {
    return h(
      "section",
      {},
      h("h3", {}, title, count2 !== void 0 && h("span", { class: "count" }, ` ${written(count2)}`)),
      ...content
    );
  }
  function facts(entries) {
    return h(
      "dl",
      {},
      ...entries.flatMap(
        ([name, value]) => value === void 0 || value === "" || value === false ? [] : [h("div", {}, h("dt", {}, name), h("dd", {}, value))]
      )
    );
  }
  var tags = (list2) => list2.length === 0 ? void 0 : part("Tags", list2.length, facts(list2.map(([key, value]) => [key, value || "(empty)"])));
  function rows(titles, all, cells) {
    const made2 = (row) => h("tr", {}, ...cells(row).map((cell) => h("td", {}, cell)));
    const body = h("tbody", {}, ...all.slice(0, FIRST2).map(made2));
    const head = h("tr", {}, ...titles.map((title) => h("th", { scope: "col" }, title)));
    return h("div", {}, h("table", {}, h("thead", {}, head), body), rest(all, body, made2));
  }
  function list(all, item) {
    const made2 = (one) => h("li", {}, item(one));
    const body = h("ul", { class: "names" }, ...all.slice(0, FIRST2).map(made2));
    return h("div", {}, body, rest(all, body, made2));
  }
  function rest(all, body, made2) {
    if (all.length <= FIRST2) return void 0;
    const more = h("button", { type: "button", class: "plain" }, `Show all ${written(all.length)}`);
    more.addEventListener("click", () => {
      body.append(...all.slice(FIRST2).map(made2));
      more.remove();
    });
    return more;
  }
  var selected = (app2, assignments) => assignments.filter((number2) => hasBit(app2.selection.assignments, number2));
  function hiddenNote(shown2, all) {
    return shown2 === all ? void 0 : h("p", { class: "quiet" }, `Filters hide ${written(all - shown2)} more.`);
  }
  var none = (text2) => h("p", { class: "quiet" }, text2);

  // review/html/client/details-account.ts
  function accountDetails(app2, number2) {
    const { data: data2, assignmentsOfAccount } = app2.index;
    const account = data2.accounts[number2];
    const all = assignmentsOfAccount[number2] ?? [];
    const held = selected(app2, all).toSorted(
      (left, right) => (data2.assignments[right]?.[5] ?? 0) - (data2.assignments[left]?.[5] ?? 0)
    );
    return {
      word: "Account",
      title: account?.name ?? "",
      content: [
        facts([
          ["Id", account?.id],
          ["Environment", environmentLabel(data2, account?.environment) ?? "none"],
          ["Unit", account?.organizationalUnit || "the root"],
          ["State", account?.status],
          ["Email", account?.email]
        ]),
        part(
          "Who can do what",
          held.length,
          held.length === 0 ? none(all.length === 0 ? "Nobody." : "Nobody that the filters let through.") : rows(["Who", "Permission set", "Level"], held, (one) => {
            const assignment = data2.assignments[one];
            return assignment === void 0 ? [] : [
              named(app2, holderKind(assignment), assignment[2]),
              named(app2, "set", assignment[3]),
              levelBadge(assignment[5], assignment[6] === 1)
            ];
          }),
          hiddenNote(held.length, all.length)
        ),
        tags(account?.tags ?? [])
      ]
    };
  }

  // review/html/client/details-group.ts
  function groupDetails(app2, number2) {
    const { index } = app2;
    const { name = "", description, members } = index.data.groups[number2] ?? {};
    const all = index.assignmentsOfGroup[number2] ?? [];
    const held = selected(app2, all);
    return {
      word: "Group",
      title: name,
      content: [
        facts([["Description", description]]),
        part(
          "Can do",
          held.length,
          held.length === 0 ? none(all.length === 0 ? "Nothing anywhere." : "Nothing that the filters let through.") : heldRows(app2, held),
          hiddenNote(held.length, all.length)
        ),
        part(
          "Members",
          members?.length,
          members === void 0 ? none("The snapshot of the directory does not show them.") : members.length === 0 ? none("Nobody.") : list(members, (person) => named(app2, "person", person))
        )
      ]
    };
  }
  function heldRows(app2, assignments) {
    const { data: data2 } = app2.index;
    const sorted2 = assignments.toSorted((left, right) => {
      const [one, other] = [data2.assignments[left], data2.assignments[right]];
      return (one?.[4] ?? 0) - (other?.[4] ?? 0) || (one?.[3] ?? 0) - (other?.[3] ?? 0);
    });
    return rows(["Account", "Permission set", "Level"], sorted2, (number2) => {
      const [, , , set = -1, account = -1, level = 0, unknown] = data2.assignments[number2] ?? [];
      return [
        named(app2, "account", account),
        named(app2, "set", set),
        levelBadge(level, unknown === 1)
      ];
    });
  }

  // review/html/client/details-cell.ts
  function cellDetails(app2, opened) {
    const { index } = app2;
    const { kind, name } = opened.principal;
    const principal = index.byName[kind].get(name);
    const account = index.byName.account.get(opened.account);
    const word = `${kind === "group" ? "Group" : "Person"} in account`;
    if (principal === void 0 || account === void 0)
      return {
        word,
        title: `${name} in ${opened.account}`,
        content: [none("This page does not know both of them.")]
      };
    const of = kind === "group" ? index.assignmentsOfGroup : index.assignmentsOfPerson;
    const all = (of[principal] ?? []).filter(
      (number2) => index.data.assignments[number2]?.[4] === account
    );
    const held = selected(app2, all);
    return {
      word,
      title: `${nameOf(index.data, kind, principal)} in ${nameOf(index.data, "account", account)}`,
      content: [
        facts([
          [kind === "group" ? "Group" : "Person", h("span", {}, named(app2, kind, principal))],
          ["Account", h("span", {}, named(app2, "account", account))]
        ]),
        part(
          "Holds",
          held.length,
          held.length === 0 ? none("Nothing that the filters let through.") : heldRows(app2, held),
          hiddenNote(held.length, all.length)
        )
      ]
    };
  }

  // review/html/client/details-person.ts
  function personDetails(app2, number2) {
    const { index } = app2;
    const { userName = "", displayName = "", email } = index.data.people[number2] ?? {};
    const groups = index.groupsOfPerson[number2] ?? [];
    const all = [
      ...index.assignmentsOfPerson[number2] ?? [],
      ...groups.flatMap((group) => index.assignmentsOfGroup[group] ?? [])
    ];
    const held = together(app2, selected(app2, all));
    return {
      word: "Person",
      title: displayName,
      content: [
        facts([
          ["User name", userName],
          ["Email", email]
        ]),
        part(
          "Can do",
          held.length,
          held.length === 0 ? none(all.length === 0 ? "Nothing anywhere." : "Nothing that the filters let through.") : rows(["Account", "Permission set", "Level", "Through"], held, (one) => [
            named(app2, "account", one.account),
            named(app2, "set", one.set),
            levelBadge(one.level, one.unknown),
            h("span", {}, ...through(app2, one.ways))
          ]),
          hiddenNote(held.length, together(app2, all).length)
        ),
        part(
          "Member of",
          groups.length,
          groups.length === 0 ? none("No group.") : list(groups, (group) => named(app2, "group", group))
        )
      ]
    };
  }
  function through(app2, ways) {
    return ways.flatMap((way, position) => [
      position > 0 && ", ",
      way === -1 ? "directly" : named(app2, "group", way)
    ]);
  }
  function together(app2, assignments) {
    const { data: data2 } = app2.index;
    const found2 = /* @__PURE__ */ new Map();
    for (const number2 of assignments) {
      const assignment = data2.assignments[number2];
      if (assignment === void 0) continue;
      const [, type, principal, set, account, level, unknown] = assignment;
      const key = `${account} ${set}`;
      const way = type === GROUP ? principal : -1;
      const ways = [...found2.get(key)?.ways ?? [], way].sort((left, right) => left - right);
      found2.set(key, { account, set, level, unknown: unknown === 1, ways });
    }
    return [...found2.values()].sort(
      (left, right) => left.account - right.account || left.set - right.set
    );
  }

  // review/html/client/details-set.ts
  function setDetails(app2, number2) {
    const { data: data2, assignmentsOfSet } = app2.index;
    const set = data2.permissionSets[number2];
    if (set === void 0) throw new Error("A permission set has a position in the data.");
    const all = assignmentsOfSet[number2] ?? [];
    const held = selected(app2, all);
    return {
      word: "Permission set",
      title: set.name,
      content: [
        set.description !== void 0 && h("p", {}, set.description),
        facts([
          ["Session", set.session],
          ["In the catalog", set.key],
          ["Scope", set.scope],
          ["Relay state", set.relayState],
          ["Boundary", set.boundary]
        ]),
        ...set.allows.map((allows) => allowed(app2, allows, set.allows.length > 1)),
        policies(set),
        part(
          "Held",
          held.length,
          held.length === 0 ? none(all.length === 0 ? "By nobody." : "By nobody that the filters let through.") : rows(["Who", "Account"], held, (one) => {
            const assignment = data2.assignments[one];
            return assignment === void 0 ? [] : [
              named(app2, holderKind(assignment), assignment[2]),
              named(app2, "account", assignment[4])
            ];
          }),
          hiddenNote(held.length, all.length)
        ),
        tags(set.tags)
      ]
    };
  }
  function allowed(app2, { level, counts, unknown, accounts }, several) {
    const most = Math.max(1, ...counts);
    return part(
      "Allows",
      void 0,
      several && accounts.length > 0 && h(
        "p",
        { class: "quiet" },
        "in ",
        ...accounts.slice(0, 5).flatMap((account, position) => [position > 0 && ", ", named(app2, "account", account)]),
        accounts.length > 5 && ` and ${written(accounts.length - 5)} more`
      ),
      h("p", {}, levelBadge(level, unknown.length > 0)),
      h(
        "dl",
        { class: "counts" },
        ...counts.map((count2, position) => {
          const bar = h("span", { class: `bar level-${position + 1}`, "aria-hidden": "true" });
          bar.style.width = count2 === 0 ? "0" : `max(2px, ${count2 / most * 100}%)`;
          return h(
            "div",
            {},
            h("dt", {}, ACCESS_LEVELS[position + 1]?.name),
            h("dd", {}, h("span", { class: "track" }, bar), h("span", {}, written(count2)))
          );
        })
      ),
      unknown.length > 0 && h("p", { class: "quiet" }, `Not known, and so not counted: ${unknown.join(", ")}.`)
    );
  }
  function policies(set) {
    const { managedPolicies, customerManagedPolicies, inlinePolicy } = set;
    const named2 = [
      ...managedPolicies.map((name) => ["AWS managed", name]),
      ...customerManagedPolicies.map((name) => ["customer managed", name])
    ];
    return part(
      "Policies",
      named2.length + (inlinePolicy === void 0 ? 0 : 1),
      named2.length > 0 && rows(["Policy", "Kind"], named2, ([kind, name]) => [name, kind]),
      named2.length === 0 && inlinePolicy === void 0 && none("None.")
    );
  }

  // review/html/client/details.ts
  function detailsPanel(app2) {
    const title = h("h2", { tabindex: -1, id: "details-title" });
    const kind = h("p", { class: "kind" });
    const close = h("button", { type: "button", class: "close", "aria-label": "Close details" }, "\xD7");
    const actions = h("div", { class: "actions" });
    const content = h("div", { class: "content" });
    const panel2 = h(
      "aside",
      { class: "details", "aria-labelledby": "details-title", hidden: true },
      h("header", {}, h("div", { class: "titles" }, kind, title), close),
      actions,
      content
    );
    let opener = null;
    const leave = () => {
      app2.go({ opened: void 0 });
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus();
      else document.getElementById("panel")?.focus();
    };
    close.addEventListener("click", leave);
    panel2.addEventListener("keydown", ({ key }) => {
      if (key === "Escape") leave();
    });
    const show2 = (before) => {
      const details = detailsOf(app2);
      panel2.hidden = details === void 0;
      if (details === void 0) return;
      fill(kind, details.word);
      fill(title, details.title);
      fill(actions, onlyThis(app2));
      fill(content, ...details.content);
      if (before === void 0 || app2.state.opened === before.opened) return;
      panel2.scrollTop = 0;
      if (!panel2.contains(document.activeElement)) opener = document.activeElement;
      title.focus({ preventScroll: true });
    };
    app2.onChange(show2);
    show2();
    return panel2;
  }
  function detailsOf(app2) {
    const { opened } = app2.state;
    if (opened === void 0) return void 0;
    if (opened.kind === "cell") return cellDetails(app2, opened);
    const number2 = app2.index.byName[opened.kind].get(opened.name);
    if (number2 === void 0) {
      const [word] = KIND_WORDS[opened.kind];
      return {
        word,
        title: opened.name,
        content: [h("p", { class: "quiet" }, `This page knows no ${word} of this name.`)]
      };
    }
    switch (opened.kind) {
      case "person":
        return personDetails(app2, number2);
      case "group":
        return groupDetails(app2, number2);
      case "account":
        return accountDetails(app2, number2);
      case "set":
        return setDetails(app2, number2);
    }
  }
  function onlyThis(app2) {
    const { opened, only } = app2.state;
    if (opened === void 0 || opened.kind === "cell") return void 0;
    const [word] = KIND_WORDS[opened.kind];
    const active = only[opened.kind] === opened.name;
    const button = h(
      "button",
      { type: "button", class: "secondary", "aria-pressed": String(active) },
      active ? `Filtering by this ${word}` : `Show only this ${word}`
    );
    button.addEventListener("click", () => {
      const { [opened.kind]: _, ...others } = app2.state.only;
      app2.adjust({ only: active ? others : { ...others, [opened.kind]: opened.name } });
      document.querySelector(".details .secondary")?.focus();
    });
    return button;
  }

  // review/html/client/filter-bar.ts
  function filterBar(app2) {
    const { data: data2 } = app2.index;
    const search = h("input", {
      type: "search",
      id: "search",
      placeholder: "Name, id, unit, tag, policy",
      autocomplete: "off",
      spellcheck: "false"
    });
    search.addEventListener("input", () => app2.adjust({ text: search.value }));
    const environment = h(
      "select",
      { id: "environment" },
      h("option", { value: "" }, "All environments"),
      ...data2.environments.map(
        ({ name, production: production2 }, number2) => h("option", { value: number2 }, production2 ? `${name} (production)` : name)
      )
    );
    environment.addEventListener(
      "change",
      () => app2.adjust({
        environment: environment.value === "" ? void 0 : data2.environments[Number(environment.value)]?.name
      })
    );
    const level = h(
      "select",
      { id: "level" },
      h("option", { value: "0" }, "Any access"),
      ...ACCESS_LEVELS.map(
        ({ name }, number2) => number2 === 0 ? void 0 : h(
          "option",
          { value: number2 },
          number2 === ACCESS_LEVELS.length - 1 ? name : `${name} or more`
        )
      )
    );
    level.addEventListener("change", () => app2.adjust({ level: Number(level.value) }));
    const production = h("input", { type: "checkbox", id: "production" });
    production.addEventListener("change", () => app2.adjust({ productionOnly: production.checked }));
    const chips = h("div", { class: "chips" });
    const reset = h("button", { type: "button", class: "plain" }, "Clear all");
    reset.addEventListener("click", () => {
      app2.adjust(NOTHING_CHOSEN);
      search.focus();
    });
    const status = h("p", { role: "status", class: "status" });
    const show2 = () => {
      const { state, selection } = app2;
      if (search.value !== state.text) search.value = state.text;
      environment.value = String(
        data2.environments.findIndex(({ name }) => name === state.environment)
      );
      if (state.environment === void 0) environment.value = "";
      level.value = String(state.level);
      production.checked = state.productionOnly;
      fill(chips, ...KINDS.map((kind) => chip(app2, kind)));
      reset.hidden = !isFiltered(state) && state.text === "";
      const all = data2.assignments.length;
      fill(
        status,
        selection.count === all ? counted(all, "assignment") : `${written(selection.count)} of ${counted(all, "assignment")}`,
        h("span", { class: "on-paper" }, chosenInWords(state))
      );
    };
    app2.onChange(show2);
    show2();
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
        h("label", { for: "production" }, "Production only")
      ),
      chips,
      reset,
      status
    );
  }
  var chosenInWords = ({ text: text2, environment, productionOnly, level }) => [
    text2 !== "" && `search \u201C${text2}\u201D`,
    environment !== void 0 && `environment ${environment}`,
    productionOnly && "production only",
    level > 0 && `at least ${ACCESS_LEVELS[level]?.name}`
  ].filter((words) => words !== false).map((words) => ` \xB7 ${words}`).join("");
  var NOTHING_CHOSEN = {
    text: "",
    environment: void 0,
    productionOnly: false,
    level: 0,
    only: {}
  };
  function chip(app2, kind) {
    const name = app2.state.only[kind];
    if (name === void 0) return void 0;
    const number2 = app2.index.byName[kind].get(name);
    const [word] = KIND_WORDS[kind];
    const shown2 = number2 === void 0 ? name : nameOf(app2.index.data, kind, number2);
    const remove = h(
      "button",
      { type: "button", class: "remove", "aria-label": `Remove the filter: ${word} ${shown2}` },
      "\xD7"
    );
    remove.addEventListener("click", () => {
      const { [kind]: _, ...only } = app2.state.only;
      app2.adjust({ only });
      document.getElementById("search")?.focus();
    });
    return h(
      "span",
      { class: "chip" },
      h("span", { class: "quiet" }, `${word} `),
      h("span", { class: "text" }, shown2),
      number2 === void 0 && h("span", { class: "quiet" }, " (not here)"),
      remove
    );
  }

  // review/html/client/empty-state.ts
  function emptyState(app2, kind) {
    const { state } = app2;
    const [, many] = kind === void 0 ? ["", "assignments"] : KIND_WORDS[kind];
    const searching = state.text !== "";
    if (!searching && !isFiltered(state))
      return [h("p", { class: "headline" }, `There are no ${many}.`)];
    const clear = h("button", { type: "button", class: "secondary" }, "Clear search and filters");
    clear.addEventListener("click", () => {
      app2.adjust(NOTHING_CHOSEN);
      document.getElementById("search")?.focus();
    });
    return [
      h("p", { class: "headline" }, `No ${many} here`),
      h(
        "p",
        { class: "quiet" },
        searching ? `Nothing in this view has \u201C${state.text}\u201D in it. The numbers in the tabs say where it is found.` : "The filters leave nothing in this view."
      ),
      clear
    ];
  }

  // review/html/client/indexed.ts
  function indexed(data2) {
    const { groups, people, accounts, permissionSets, assignments, environments } = data2;
    const lists = (size) => Array.from({ length: size }, () => []);
    const groupsOfPerson = lists(people.length);
    const membersOfGroup = groups.map(({ members }, group) => {
      const bits = noBits(people.length);
      for (const person of members ?? []) {
        setBit(bits, person);
        groupsOfPerson[person]?.push(group);
      }
      return bits;
    });
    const of = {
      groups: lists(groups.length),
      people: lists(people.length),
      accounts: lists(accounts.length),
      sets: lists(permissionSets.length)
    };
    for (const [number2, [, type, principal, set, account]] of assignments.entries()) {
      of[type === GROUP ? "groups" : "people"][principal]?.push(number2);
      of.accounts[account]?.push(number2);
      of.sets[set]?.push(number2);
    }
    const environmentName = (number2) => number2 === void 0 ? "" : environments[number2]?.name ?? "";
    const searched = {
      person: people.map(
        ({ userName, displayName, email = "" }) => folded(`${displayName} ${userName} ${email}`)
      ),
      group: groups.map(({ name, description = "" }) => folded(`${name} ${description}`)),
      account: accounts.map(
        ({ name, id, organizationalUnit, email, tags: tags2, environment }) => folded(
          `${name} ${id} ${environmentName(environment)} ${organizationalUnit} ${email} ${tagText(tags2)}`
        )
      ),
      set: permissionSets.map(
        (set) => folded(
          [
            set.name,
            set.key,
            set.description ?? "",
            ...set.managedPolicies,
            ...set.customerManagedPolicies,
            tagText(set.tags)
          ].join(" ")
        )
      )
    };
    return {
      data: data2,
      groupsOfPerson,
      membersOfGroup,
      assignmentsOfGroup: of.groups,
      assignmentsOfPerson: of.people,
      assignmentsOfAccount: of.accounts,
      assignmentsOfSet: of.sets,
      byName: {
        person: firsts(people.map(({ userName }) => userName)),
        group: firsts(groups.map(({ name }) => name)),
        account: firsts(accounts.map(({ id }) => id)),
        set: firsts(permissionSets.map(({ name }) => name))
      },
      searched,
      assignmentText(number2) {
        const [, type, principal = -1, set = -1, account = -1] = assignments[number2] ?? [];
        const who = searched[type === GROUP ? "group" : "person"][principal];
        return `${who} ${searched.set[set]} ${searched.account[account]}`;
      }
    };
  }
  var tagText = (tags2) => tags2.map(([key, value]) => `${key}=${value}`).join(" ");
  var firsts = (names) => new Map(names.map((name, number2) => [name, number2]).reverse());

  // review/html/client/matrix-cells.ts
  function matrixOf(index, selection) {
    const rows2 = /* @__PURE__ */ new Map();
    const accounts = /* @__PURE__ */ new Set();
    for (const assignment of foundAssignments(index, selection)) {
      const [, type, number2 = -1, , account = -1, level = 0, unknown] = index.data.assignments[assignment] ?? [];
      const kind = type === GROUP ? "group" : "person";
      const key = `${kind} ${number2}`;
      let found2 = rows2.get(key);
      if (found2 === void 0) {
        const cells = /* @__PURE__ */ new Map();
        found2 = { row: { kind, number: number2, cells }, cells };
        rows2.set(key, found2);
      }
      const before = found2.cells.get(account);
      found2.cells.set(account, {
        level: Math.max(level, before?.level ?? 0),
        unknown: unknown === 1 || (before?.unknown ?? false),
        assignments: [...before?.assignments ?? [], assignment]
      });
      accounts.add(account);
    }
    return {
      rows: [...rows2.values()].map(({ row }) => row).sort(
        (left, right) => left.kind === right.kind ? left.number - right.number : left.kind === "group" ? -1 : 1
      ),
      accounts: [...accounts].sort((left, right) => left - right)
    };
  }

  // review/html/client/matrix-heads.ts
  var SIZE = 28;
  var HEAD = 168;
  var namesWidth = () => Number.parseInt(getComputedStyle(document.documentElement).getPropertyValue("--names"), 10);
  function bandsOf({ index: { data: data2 } }, { accounts, rows: rows2 }) {
    const of = (column) => data2.accounts[accounts[column] ?? -1]?.environment;
    const starts = accounts.flatMap(
      (_, column) => column === 0 || of(column) !== of(column - 1) ? [column] : []
    );
    return starts.map((column, position) => {
      const columns = (starts[position + 1] ?? accounts.length) - column;
      const environment = environmentLabel(data2, of(column)) ?? "no environment";
      const name = h("div", { class: "band" }, h("div", { class: "band-name" }, environment));
      const line = h("div", { class: "line" });
      for (const element of [name, line])
        element.style.left = `calc(var(--names) + ${column * SIZE}px)`;
      name.style.width = `${columns * SIZE}px`;
      line.style.height = `${rows2.length * SIZE}px`;
      return { name, line };
    });
  }
  function headings(app2, { rows: rows2, accounts }, { first, last }, bands) {
    const corner = h(
      "div",
      { class: "corner", role: "columnheader", "aria-colindex": 1 },
      counted(rows2.length, "holder"),
      " \xD7 ",
      counted(accounts.length, "account")
    );
    const cells = accounts.slice(first, last).map((account, offset) => {
      const column = first + offset;
      const link = named(app2, "account", account);
      link.tabIndex = -1;
      const cell = h(
        "div",
        { class: "heading", role: "columnheader", "aria-colindex": column + 2 },
        h("span", { class: "turned" }, link)
      );
      cell.style.left = `calc(var(--names) + ${column * SIZE}px)`;
      return cell;
    });
    return h(
      "div",
      { class: "headings", role: "row", "aria-rowindex": 1 },
      corner,
      ...cells,
      ...bands.map(({ name }) => name)
    );
  }

  // review/html/client/matrix-view.ts
  var STEP = 8;
  var MatrixView = class {
    constructor(app2) {
      this.app = app2;
      this.element = h("div", { class: "matrix" }, legend(), this.scroller, this.empty);
      this.scroller.addEventListener("scroll", () => this.follow(), { passive: true });
      new ResizeObserver(() => this.follow()).observe(this.scroller);
      this.scroller.addEventListener("keydown", (event) => this.walk(event));
      this.scroller.addEventListener("click", (event) => this.point(event));
      app2.onChange((before) => {
        if (this.element.isConnected && before.opened !== app2.state.opened) this.draw();
      });
      addEventListener("beforeprint", () => this.print(true));
      addEventListener("afterprint", () => this.print(false));
    }
    app;
    element;
    scroller = h("div", {
      class: "scroller matrix-scroller",
      role: "grid",
      tabindex: 0,
      "aria-label": "Groups and accounts",
      "aria-describedby": "legend"
    });
    empty = h("div", { class: "empty", hidden: true });
    matrix = { rows: [], accounts: [] };
    /** Counts the row of headings and the column of names, which have 0. */
    active = { row: 1, column: 1 };
    everything = false;
    drawn = "";
    show(empty) {
      this.matrix = matrixOf(this.app.index, this.app.selection);
      const { rows: rows2, accounts } = this.matrix;
      this.active = { row: 1, column: 1 };
      this.scroller.setAttribute("aria-rowcount", String(rows2.length + 1));
      this.scroller.setAttribute("aria-colcount", String(accounts.length + 1));
      this.scroller.hidden = rows2.length === 0;
      this.empty.hidden = rows2.length > 0;
      fill(this.empty, ...rows2.length > 0 ? [] : empty);
      this.draw();
    }
    print(everything) {
      this.everything = everything;
      this.draw();
    }
    /** Draws again once something else is seen. */
    follow() {
      if (JSON.stringify(this.seen()) !== this.drawn) this.draw();
    }
    /** What has to be made; it changes in steps, so that most scrolling needs nothing new. */
    seen() {
      const { rows: rows2, accounts } = this.matrix;
      const { scrollTop, scrollLeft, clientHeight, clientWidth } = this.scroller;
      const range = (from, length, count2) => {
        if (this.everything) return { first: 0, last: count2 };
        const step = (pixels) => Math.floor(pixels / SIZE / STEP) * STEP;
        return {
          first: Math.max(0, step(from) - STEP),
          last: Math.min(count2, step(from + length) + 2 * STEP)
        };
      };
      return {
        high: range(scrollTop, clientHeight, rows2.length),
        wide: range(scrollLeft, clientWidth, accounts.length)
      };
    }
    draw() {
      const { rows: rows2, accounts } = this.matrix;
      const seen = this.seen();
      const { high, wide } = seen;
      this.drawn = JSON.stringify(seen);
      const area = h("div", { class: "area" });
      area.style.width = `calc(var(--names) + ${accounts.length * SIZE}px)`;
      area.style.height = `${HEAD + rows2.length * SIZE}px`;
      const bands = bandsOf(this.app, this.matrix);
      area.append(headings(this.app, this.matrix, wide, bands), ...bands.map(({ line }) => line));
      for (let row = high.first; row < high.last; row++) area.append(this.row(row, wide));
      const focused = this.scroller.contains(document.activeElement);
      const inside = focused && document.activeElement !== this.scroller;
      fill(this.scroller, area);
      if (inside) this.scroller.focus({ preventScroll: true });
      this.scroller.setAttribute(
        "aria-activedescendant",
        `cell-${this.active.row}-${this.active.column}`
      );
    }
    row(number2, { first, last }) {
      const row = this.matrix.rows[number2];
      const element = h("div", {
        class: `matrix-row${row?.kind === "person" ? " of-person" : ""}`,
        role: "row",
        "aria-rowindex": number2 + 2
      });
      element.style.top = `${HEAD + number2 * SIZE}px`;
      if (row === void 0) return element;
      const link = named(this.app, row.kind, row.number);
      link.tabIndex = -1;
      element.append(
        h(
          "div",
          { class: "holder", role: "rowheader", "aria-colindex": 1 },
          link,
          row.kind === "person" && h("span", { class: "quiet" }, " directly")
        )
      );
      for (let column = first; column < last; column++) {
        const active = this.active.row === number2 + 1 && this.active.column === column + 1;
        const cell = row.cells.get(this.matrix.accounts[column] ?? -1);
        if (cell !== void 0 || active)
          element.append(this.cell(row, number2, column, cell, active));
      }
      return element;
    }
    cell({ kind, number: holder }, row, column, cell, active) {
      const { data: data2 } = this.app.index;
      const { name = "", letter = "" } = (cell && ACCESS_LEVELS[cell.level]) ?? {};
      const account = nameOf(data2, "account", this.matrix.accounts[column] ?? -1);
      const holds = cell === void 0 ? "nothing" : `${name}${cell.unknown ? " or more" : ""}, ${counted(cell.assignments.length, "permission set")}`;
      const text2 = `${nameOf(data2, kind, holder)} in ${account}: ${holds}`;
      const element = h(
        "div",
        {
          id: `cell-${row + 1}-${column + 1}`,
          class: `matrix-cell${cell === void 0 ? "" : ` level-${cell.level}`}${active ? " active" : ""}`,
          role: "gridcell",
          "aria-colindex": column + 2,
          "aria-label": text2,
          "aria-current": this.isOpened(kind, holder, column) ? "true" : void 0,
          title: text2,
          "data-row": row,
          "data-column": column
        },
        cell !== void 0 && h("span", { "aria-hidden": "true" }, letter)
      );
      element.style.left = `calc(var(--names) + ${column * SIZE}px)`;
      return element;
    }
    isOpened(kind, holder, column) {
      const { opened } = this.app.state;
      const { data: data2 } = this.app.index;
      return opened?.kind === "cell" && opened.principal.kind === kind && opened.principal.name === keyOf(data2, kind, holder) && opened.account === keyOf(data2, "account", this.matrix.accounts[column] ?? -1);
    }
    point({ target }) {
      const cell = target instanceof Element ? target.closest("[data-column]") : null;
      if (cell === null) return;
      const at = (name) => Number(cell.getAttribute(`data-${name}`)) + 1;
      this.active = { row: at("row"), column: at("column") };
      this.open();
    }
    open() {
      const { data: data2 } = this.app.index;
      const row = this.matrix.rows[this.active.row - 1];
      const account = this.matrix.accounts[this.active.column - 1];
      if (row === void 0 || account === void 0 || !row.cells.has(account)) return;
      this.app.go({
        opened: {
          kind: "cell",
          account: keyOf(data2, "account", account),
          principal: { kind: row.kind, name: keyOf(data2, row.kind, row.number) }
        }
      });
    }
    walk(event) {
      const { rows: rows2, accounts } = this.matrix;
      const page = Math.max(1, Math.floor((this.scroller.clientHeight - HEAD) / SIZE) - 1);
      const moves = {
        ArrowDown: [1, 0],
        ArrowUp: [-1, 0],
        ArrowRight: [0, 1],
        ArrowLeft: [0, -1],
        PageDown: [page, 0],
        PageUp: [-page, 0],
        Home: [0, -accounts.length],
        End: [0, accounts.length]
      };
      const move = moves[event.key];
      if (event.key === "Enter" && event.target === this.scroller) this.open();
      else if (move !== void 0) {
        const within = (at, count2) => Math.min(count2, Math.max(1, at));
        this.active = {
          row: within(this.active.row + move[0], rows2.length),
          column: within(this.active.column + move[1], accounts.length)
        };
        this.reveal();
        this.draw();
      } else return;
      event.preventDefault();
    }
    reveal() {
      const { scroller } = this;
      const top = (this.active.row - 1) * SIZE;
      const left = (this.active.column - 1) * SIZE;
      const bottom = top + SIZE + HEAD - scroller.clientHeight;
      const right = left + SIZE + namesWidth() - scroller.clientWidth;
      scroller.scrollTop = Math.max(bottom, Math.min(scroller.scrollTop, top));
      scroller.scrollLeft = Math.max(right, Math.min(scroller.scrollLeft, left));
    }
  };
  function legend() {
    return h(
      "p",
      { class: "legend", id: "legend" },
      ...ACCESS_LEVELS.slice(1).map(
        ({ name, letter }, number2) => h(
          "span",
          { class: "level" },
          h("span", { class: `letter level-${number2 + 1}` }, letter),
          ` ${name}`
        )
      )
    );
  }

  // review/html/client/summaries.ts
  function summariesOf(index, selection, kind) {
    const found2 = [];
    const summary = kind === "person" ? personSummary(index, selection) : subject(index, selection);
    const of = listsOf(index, kind);
    for (let number2 = 0; number2 < index.searched[kind].length; number2++) {
      if (kind === "person" && (selection.person ?? number2) !== number2) continue;
      if (!hasAll(index.searched[kind][number2] ?? "", selection.terms)) continue;
      const one = summary(number2, of[number2] ?? []);
      if (one.assignments > 0 || !selection.filtered) found2.push(one);
    }
    return found2;
  }
  function countOf(index, selection, kind) {
    const { assignments } = selection;
    const of = listsOf(index, kind);
    const some = (numbers2) => numbers2?.some((number2) => hasBit(assignments, number2)) ?? false;
    const groups = kind === "person" && selection.filtered ? index.assignmentsOfGroup.map(some) : void 0;
    let count2 = 0;
    for (let number2 = 0; number2 < index.searched[kind].length; number2++) {
      if (kind === "person" && (selection.person ?? number2) !== number2) continue;
      if (!hasAll(index.searched[kind][number2] ?? "", selection.terms)) continue;
      if (!selection.filtered || some(of[number2]) || groups !== void 0 && index.groupsOfPerson[number2]?.some((group) => groups[group]))
        count2 += 1;
    }
    return count2;
  }
  function listsOf(index, kind) {
    switch (kind) {
      case "person":
        return index.assignmentsOfPerson;
      case "group":
        return index.assignmentsOfGroup;
      case "account":
        return index.assignmentsOfAccount;
      case "set":
        return index.assignmentsOfSet;
    }
  }
  var nothing = ({ data: data2 }) => ({
    accounts: noBits(data2.accounts.length),
    sets: noBits(data2.permissionSets.length),
    groups: noBits(data2.groups.length),
    people: noBits(data2.people.length),
    peopleUnknown: false,
    level: 0,
    unknown: false,
    production: false,
    assignments: 0
  });
  function reachOf(index, selection, numbers2) {
    const reach = nothing(index);
    for (const number2 of numbers2) {
      const assignment = index.data.assignments[number2];
      if (assignment === void 0 || !hasBit(selection.assignments, number2)) continue;
      const [environment, type, principal, set, account, level, unknown] = assignment;
      setBit(reach.accounts, account);
      setBit(reach.sets, set);
      if (type === GROUP) setBit(reach.groups, principal);
      else setBit(reach.people, principal);
      reach.level = Math.max(reach.level, level);
      reach.unknown ||= unknown === 1;
      reach.production ||= index.data.environments[environment]?.production ?? false;
      reach.assignments += 1;
    }
    index.membersOfGroup.forEach((members, group) => {
      if (!hasBit(reach.groups, group)) return;
      joinBits(reach.people, members);
      reach.peopleUnknown ||= index.data.groups[group]?.members === void 0;
    });
    return reach;
  }
  function counted2(index, { person }, number2, reach) {
    const everybody = person === void 0 ? void 0 : noBits(index.data.people.length);
    if (everybody !== void 0 && person !== void 0) setBit(everybody, person);
    const people = countBits(reach.people, everybody);
    return {
      number: number2,
      accounts: countBits(reach.accounts),
      sets: countBits(reach.sets),
      groups: countBits(reach.groups),
      people: reach.peopleUnknown ? void 0 : people,
      level: reach.level,
      unknown: reach.unknown,
      production: reach.production,
      assignments: reach.assignments
    };
  }
  var subject = (index, selection) => (number2, numbers2) => counted2(index, selection, number2, reachOf(index, selection, numbers2));
  function personSummary(index, selection) {
    const ofGroups = index.assignmentsOfGroup.map((numbers2) => reachOf(index, selection, numbers2));
    return (number2, numbers2) => {
      const reach = reachOf(index, selection, numbers2);
      for (const group of index.groupsOfPerson[number2] ?? []) {
        const held = ofGroups[group];
        if (held === void 0 || held.assignments === 0) continue;
        joinBits(reach.accounts, held.accounts);
        joinBits(reach.sets, held.sets);
        setBit(reach.groups, group);
        reach.level = Math.max(reach.level, held.level);
        reach.unknown ||= held.unknown;
        reach.production ||= held.production;
        reach.assignments += held.assignments;
      }
      return counted2(index, selection, number2, reach);
    };
  }

  // review/html/client/virtual-rows.ts
  var AROUND = 10;
  var VirtualRows = class {
    /**
     * @param body within `scroller`; gets the height of all rows
     * @param height of each row, in pixels
     */
    constructor(scroller, body, height, make) {
      this.scroller = scroller;
      this.body = body;
      this.height = height;
      this.make = make;
      scroller.addEventListener("scroll", () => this.fill(), { passive: true });
      new ResizeObserver(() => this.fill()).observe(scroller);
      addEventListener("beforeprint", () => this.showEverything(true));
      addEventListener("afterprint", () => this.showEverything(false));
    }
    scroller;
    body;
    height;
    make;
    rows = /* @__PURE__ */ new Map();
    count = 0;
    everything = false;
    /** Shows so many rows, made anew. */
    show(count2) {
      this.count = count2;
      for (const row of this.rows.values()) row.remove();
      this.rows.clear();
      this.body.style.height = `${count2 * this.height}px`;
      this.fill();
    }
    /** Scrolls to a row and gives it; undefined where there is none. */
    reach(row) {
      if (row < 0 || row >= this.count) return void 0;
      const top = row * this.height + this.body.offsetTop;
      const head = this.body.offsetTop;
      const { scrollTop, clientHeight } = this.scroller;
      if (top - head < scrollTop) this.scroller.scrollTop = top - head;
      else if (top + this.height > scrollTop + clientHeight)
        this.scroller.scrollTop = top + this.height - clientHeight;
      this.fill();
      return this.rows.get(row);
    }
    get visibleRows() {
      return Math.max(1, Math.floor(this.scroller.clientHeight / this.height) - 1);
    }
    showEverything(everything) {
      if (!this.scroller.isConnected) return;
      this.everything = everything;
      this.fill();
    }
    fill() {
      const { scrollTop, clientHeight } = this.scroller;
      const seen = Math.floor(scrollTop / this.height);
      const first = this.everything ? 0 : Math.max(0, seen - AROUND);
      const last = this.everything ? this.count : Math.min(this.count, seen + Math.ceil(clientHeight / this.height) + AROUND);
      for (const [row, element] of this.rows)
        if ((row < first || row >= last) && !element.contains(document.activeElement)) {
          element.remove();
          this.rows.delete(row);
        }
      let next = this.body.firstElementChild;
      for (let row = first; row < last; row++) {
        const known = this.rows.get(row);
        if (known !== void 0) {
          next = known.nextElementSibling;
          continue;
        }
        const made2 = this.make(row);
        made2.style.transform = `translateY(${row * this.height}px)`;
        this.rows.set(row, made2);
        this.body.insertBefore(made2, next);
      }
    }
  };

  // review/html/client/table.ts
  var ROW_HEIGHT = 36;
  var Table = class {
    /** @param kind names the widths of the columns in the style sheet */
    constructor(kind, label, columns, sortBy2) {
      this.columns = columns;
      this.sortBy = sortBy2;
      this.grid = h(
        "div",
        { class: "grid", role: "grid", "aria-label": label, "aria-colcount": columns.length },
        h("div", { role: "rowgroup", class: "heads" }, this.head),
        this.body
      );
      const scroller = h("div", { class: "scroller" }, this.grid);
      this.element = h("div", { class: `table ${kind}` }, scroller, this.empty);
      this.virtual = new VirtualRows(scroller, this.body, ROW_HEIGHT, (row) => this.make(row));
      this.body.addEventListener("keydown", (event) => this.walk(event));
      this.body.addEventListener("focusin", (event) => {
        const row = Number(event.target.closest("[data-row]")?.getAttribute("data-row"));
        this.activate(row);
      });
    }
    columns;
    sortBy;
    element;
    head = h("div", { class: "row head", role: "row", "aria-rowindex": 1 });
    body = h("div", { class: "rows", role: "rowgroup" });
    grid;
    empty = h("div", { class: "empty", hidden: true });
    virtual;
    rows = [];
    active = 0;
    /** @param sort id of a column; with `-` before it downwards */
    show(rows2, sort, empty) {
      this.rows = sorted(rows2, this.columns, sort);
      this.active = 0;
      fill(this.head, ...this.columns.map((column) => this.heading(column, sort)));
      this.grid.setAttribute("aria-rowcount", String(rows2.length + 1));
      this.grid.hidden = rows2.length === 0;
      this.empty.hidden = rows2.length > 0;
      fill(this.empty, ...rows2.length > 0 ? [] : empty);
      this.virtual.show(rows2.length);
    }
    heading(column, sort) {
      const { id, title, numeric } = column;
      const direction = sort === id ? "ascending" : sort === `-${id}` ? "descending" : void 0;
      const first = numeric ? `-${id}` : id;
      const second = numeric ? id : `-${id}`;
      const button = h(
        "button",
        { type: "button", class: "sort" },
        title,
        h(
          "span",
          { class: "direction", "aria-hidden": "true" },
          direction === void 0 ? "" : direction === "ascending" ? "\u2191" : "\u2193"
        )
      );
      button.addEventListener("click", () => {
        this.sortBy(sort === first ? second : sort === second ? void 0 : first);
        [...this.head.querySelectorAll("button")][this.columns.indexOf(column)]?.focus();
      });
      return h(
        "div",
        {
          role: "columnheader",
          class: `cell ${id}${numeric ? " numeric" : ""}`,
          "aria-sort": direction
        },
        button
      );
    }
    make(number2) {
      const row = this.rows[number2];
      if (row === void 0) return h("div");
      const element = h(
        "div",
        { class: "row", role: "row", "aria-rowindex": number2 + 2, "data-row": number2 },
        ...this.columns.map(
          ({ id, numeric, cell }) => h("div", { role: "gridcell", class: `cell ${id}${numeric ? " numeric" : ""}` }, cell(row))
        )
      );
      this.focusable(element, number2 === this.active);
      return element;
    }
    /** One of all links takes part in Tab; the arrow keys reach the others. */
    focusable(row, active) {
      for (const [number2, link] of (row?.querySelectorAll("a") ?? []).entries())
        link.tabIndex = active && number2 === 0 ? 0 : -1;
    }
    activate(row) {
      if (row === this.active) return;
      this.focusable(this.body.querySelector(`[data-row="${this.active}"]`), false);
      this.active = row;
      this.focusable(this.body.querySelector(`[data-row="${row}"]`), true);
    }
    walk(event) {
      const steps = {
        ArrowDown: 1,
        ArrowUp: -1,
        PageDown: this.virtual.visibleRows,
        PageUp: -this.virtual.visibleRows,
        Home: -this.rows.length,
        End: this.rows.length
      };
      const links = [
        ...this.body.querySelector(`[data-row="${this.active}"]`)?.querySelectorAll("a") ?? []
      ];
      const at = links.indexOf(document.activeElement);
      const step = steps[event.key];
      if (step !== void 0) {
        const row = Math.min(this.rows.length - 1, Math.max(0, this.active + step));
        const reached = this.virtual.reach(row)?.querySelectorAll("a");
        (reached?.[at] ?? reached?.[0])?.focus({ preventScroll: true });
      } else if (event.key === "ArrowRight") links[at + 1]?.focus();
      else if (event.key === "ArrowLeft") links[at - 1]?.focus();
      else return;
      event.preventDefault();
    }
  };
  function sorted(rows2, columns, sort) {
    const column = columns.find(({ id }) => id === sort?.replace(/^-/, ""));
    if (column === void 0) return rows2;
    const sign = sort?.startsWith("-") ? -1 : 1;
    const valued = rows2.map((row) => ({ row, value: column.value(row) }));
    valued.sort(
      (left, right) => sign * (left.value < right.value ? -1 : left.value > right.value ? 1 : 0)
    );
    return valued.map(({ row }) => row);
  }

  // review/html/client/tabs.ts
  function tabList(app2, tabs2) {
    const buttons = tabs2.map(
      ({ view }) => h("button", {
        type: "button",
        role: "tab",
        id: `tab-${view}`,
        "aria-controls": "panel"
      })
    );
    const list2 = h("div", { class: "tabs", role: "tablist", "aria-label": "Views" }, ...buttons);
    let shown2;
    const show2 = () => {
      for (const [number2, { view, title, count: count2 }] of tabs2.entries()) {
        const button = buttons[number2];
        if (button === void 0) continue;
        const selected2 = app2.state.view === view;
        button.setAttribute("aria-selected", String(selected2));
        button.tabIndex = selected2 ? 0 : -1;
        if (selected2 && shown2 !== view) {
          shown2 = view;
          requestAnimationFrame(() => reveal(list2, button));
        }
        const many = count2();
        fill(button, title, many !== void 0 && h("span", { class: "count" }, ` ${written(many)}`));
      }
    };
    for (const [number2, button] of buttons.entries())
      button.addEventListener("click", () => choose(number2));
    list2.addEventListener("keydown", ({ key }) => {
      const at = tabs2.findIndex(({ view }) => view === app2.state.view);
      if (key === "ArrowRight") choose((at + 1) % tabs2.length);
      else if (key === "ArrowLeft") choose((at - 1 + tabs2.length) % tabs2.length);
      else if (key === "Home") choose(0);
      else if (key === "End") choose(tabs2.length - 1);
    });
    function choose(number2) {
      const view = tabs2[number2]?.view;
      if (view === void 0) return;
      if (view !== app2.state.view) app2.go({ view, sort: void 0 });
      buttons[number2]?.focus();
    }
    app2.onChange(show2);
    show2();
    return list2;
  }
  function reveal(list2, button) {
    const left = button.offsetLeft - list2.offsetLeft;
    const right = left + button.offsetWidth;
    list2.scrollLeft = Math.max(right - list2.clientWidth, Math.min(list2.scrollLeft, left));
  }

  // review/html/client/main.ts
  var data = JSON.parse(document.getElementById("data")?.textContent ?? "");
  var app = new App(indexed(data), data.changes === void 0 ? "people" : "changes");
  var changes = data.changes && new ChangesView(app, data.changes);
  var sortBy = (sort) => app.adjust({ sort });
  var ofKind = (kind, label) => {
    const table2 = new Table(`of-${kind}`, label, columnsOf(app, kind), sortBy);
    return {
      element: table2.element,
      show: () => table2.show(
        summariesOf(app.index, app.selection, kind),
        app.state.sort,
        emptyState(app, kind)
      )
    };
  };
  var makers = {
    people: () => ofKind("person", "People"),
    groups: () => ofKind("group", "Groups"),
    accounts: () => ofKind("account", "Accounts"),
    sets: () => ofKind("set", "Permission sets"),
    matrix: () => {
      const matrix = new MatrixView(app);
      return { element: matrix.element, show: () => matrix.show(emptyState(app)) };
    },
    assignments: () => {
      const table2 = new Table("of-assignments", "Assignments", assignmentColumns(app), sortBy);
      return {
        element: table2.element,
        show: () => table2.show(foundAssignments(app.index, app.selection), app.state.sort, emptyState(app))
      };
    },
    changes: () => changes ?? { element: h("p", { class: "empty" }, "This page holds no review."), show() {
    } }
  };
  var count = (kind) => () => countOf(app.index, app.selection, kind);
  var tabs = [
    ...changes === void 0 ? [] : [{ view: "changes", title: "Changes", count: () => changes.count() }],
    { view: "people", title: "People", count: count("person") },
    { view: "groups", title: "Groups", count: count("group") },
    { view: "accounts", title: "Accounts", count: count("account") },
    { view: "sets", title: "Permission sets", count: count("set") },
    { view: "matrix", title: "Matrix", count: () => void 0 },
    {
      view: "assignments",
      title: "Assignments",
      count: () => foundAssignments(app.index, app.selection).length
    }
  ];
  var made = /* @__PURE__ */ new Map();
  var panel = h("section", { id: "panel", role: "tabpanel", tabindex: -1 });
  function show() {
    const { view } = app.state;
    const shown2 = made.get(view) ?? makers[view]();
    made.set(view, shown2);
    panel.setAttribute("aria-labelledby", `tab-${view}`);
    if (panel.firstElementChild !== shown2.element) fill(panel, shown2.element);
    shown2.show();
  }
  var skip = h("a", { class: "skip", href: "#panel" }, "Skip to the list");
  skip.addEventListener("click", (event) => {
    event.preventDefault();
    panel.focus();
  });
  document.body.prepend(
    skip,
    h(
      "header",
      { class: "page" },
      h("h1", {}, "Access explorer"),
      h(
        "p",
        { class: "quiet" },
        [
          data.organization,
          counted(data.people.length, "person", "people"),
          counted(data.groups.length, "group"),
          counted(data.accounts.length, "account"),
          counted(data.permissionSets.length, "permission set")
        ].join(" \xB7 ")
      )
    ),
    filterBar(app),
    tabList(app, tabs),
    h("main", {}, panel, detailsPanel(app))
  );
  followLinks(app);
  app.onChange((before) => {
    const { opened: _, ...now } = app.state;
    const { opened: __, ...then } = before;
    if (JSON.stringify(now) !== JSON.stringify(then)) show();
  });
  show();
})();

"use strict";
(() => {
  const PAGE = 15;
  const data = JSON.parse(document.getElementById("data").textContent);
  document.documentElement.classList.add("scripted");

  /* As on the rest of the page: three digits, an exponent below 0.001 and from 1000 on. */
  const digits = (x) => {
    if (x === null) return "∞";
    if (x === 0) return "0";
    return x < 1e-3 || x >= 999.5 ? x.toExponential(2).replace("e+", "e") : x.toPrecision(3);
  };
  /* Rounded, but all only if it is all, and none only if it is none. */
  const percent = (share) => (
    share === 0 || share === 1 ? share * 100 + " %"
      : share >= 0.9995 ? "> 99.9 %" : share < 0.0005 ? "< 0.1 %" : (100 * share).toFixed(1) + " %");
  const element = (name, text, type) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (type) made.className = type;
    return made;
  };

  /* Beside each command, a button that copies it; if the browser does not let it, the text is selected. */
  const copying = (code) => {
    const button = element("button", "Copy", "copy");
    button.type = "button";
    const select = () => {
      getSelection().selectAllChildren(code);
      button.textContent = document.execCommand("copy") ? "Copied" : "Selected";
    };
    button.addEventListener("click", () => {
      if (!navigator.clipboard) return select();
      navigator.clipboard.writeText(code.textContent).then(() => { button.textContent = "Copied"; }, select);
    });
    return button;
  };
  document.querySelectorAll(".replay").forEach((code) => code.after(" ", copying(code)));

  /* A browser ends a line after any hyphen. A word of a command or a name with one stays whole, unless it is too long for a line. So does an index. */
  const whole = (text) => text.textContent.split(/([^ ]*-[^ ]*)/).map((part) => (part.length < 30 && part.includes("-") ? element("span", part, "sign") : part));
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) texts.currentNode.data = texts.currentNode.data.replace(/(\[\d+,) (?=\d+\])/g, "$1\u00a0");
  document.querySelectorAll("code, h4 a").forEach((text) => text.replaceChildren(...whole(text)));

  const all = [];
  data.cases.forEach((one) => one[5].forEach((found) => [].concat(found[0]).forEach((score) => {
    const [engine, precision] = data.scores[score];
    const [verdict, grade, tested, tensors = "", cause = "", repeats = 0, ofLargest = 0] = data.kinds[found[1]];
    const [, , fraction = 0, error, bound, layer, row, column, expected, actual, wrong, entries] = found;
    /* What is explained disagrees, too: a search for either finds it. */
    const words = [one[0], one[1], engine, precision, verdict, verdict === "explained" ? "disagree" : "", cause, grade].join(" ").toLowerCase();
    all.push({
      one, engine, precision, verdict, grade, cause, score, compared: layer !== undefined, fraction, ofLargest, tested, tensors, repeats,
      worst: layer === undefined ? "" : layer < 0 ? "db" + -layer + "[" + row + "]" : "dW" + layer + "[" + row + ",\u00a0" + column + "]",
      error, bound, expected, actual, wrong, entries, case: one[0], family: one[1], text: " " + words + " " + words.split(/[^a-z0-9.]+/).join(" "),
    });
  })));
  const large = (x) => (x === null ? Infinity : x);
  const link = (v) => "#case=" + encodeURIComponent(v.case) + "&engine=" + encodeURIComponent(v.engine) + "&precision=" + v.precision;

  /* The table. What it shows is in the address. */
  const filters = document.getElementById("filters");
  const KEYS = ["engine", "precision", "family", "verdict"];
  const COLUMNS = [
    ["Case", "case"], ["Engine", "engine"], ["Precision", "precision"], ["Verdict", "verdict"],
    ["Error ÷ bound", "fraction", "r"], ["in", "worst"],
    ["Tested", "tested", "r"], ["Repeats, ulp", "repeats", "r"],
  ];
  let state = {};
  let limit = PAGE;
  const sorted = (list) => {
    if (!state.sort) return list;
    const down = state.sort.startsWith("-");
    const key = down ? state.sort.slice(1) : state.sort;
    const sign = down ? -1 : 1;
    return list.slice().sort((a, b) => {
      const [x, y] = [a[key], b[key]];
      if (typeof x === "string") return sign * x.localeCompare(y);
      return sign * (large(x) === large(y) ? 0 : large(x) < large(y) ? -1 : 1);
    });
  };
  const matching = () => {
    const words = (state.words || "").toLowerCase().split(/\s+/).filter(Boolean).map((word) => " " + word);
    return all.filter((v) =>
      (!state.case || v.case === state.case) &&
      KEYS.every((key) => !state[key] || (key === "verdict" && state[key] === "unexpected" ? v.grade === "unexpected" : v[key] === state[key])) &&
      words.every((word) => v.text.includes(word)));
  };
  const entry = (v) => {
    const table = element("table", undefined, "entries");
    const head = table.createTHead().insertRow();
    ["Worst entry", "is", "should be", "off by", "bound", "÷ bound"].forEach((name, k) => {
      const cell = element("th", name, k > 2 ? "r" : "");
      cell.scope = "col";
      head.append(cell);
    });
    const row = table.createTBody().insertRow();
    const name = element("th", v.worst);
    name.scope = "row";
    row.append(name);
    row.append(element("td", v.actual === undefined || v.actual === null ? "the same to 3 digits" : v.actual, "n"), element("td", v.expected, "n"));
    [v.error, v.bound, v.fraction].forEach((x) => row.append(element("td", digits(x), "r")));
    return table;
  };
  const more = (v) => {
    const row = element("tr", undefined, "more");
    const cell = element("td");
    cell.colSpan = COLUMNS.length;
    const [, , about, architecture, samples] = v.one;
    cell.append(element("p", about + "; " + architecture + ", m = " + samples, "muted"));
    if (v.cause) {
      const meaning = data.causes[v.cause];
      const cause = element("p", v.cause + (meaning ? ": " + meaning + ". More: " : ""));
      if (meaning) cause.append(element("code", "gradcheck4j explain " + v.cause));
      cell.append(cause);
    }
    if (v.tensors) {
      const names = v.tensors.length / 2;
      const words = { a: "agree", p: "agree, partly untested", u: "untested", d: "disagree" };
      const list = [...v.tensors].map((letter, k) => (k % 2 ? "db" : "dW") + (Math.floor(k / 2) + 1) + ": " + words[letter]);
      const first = Math.floor(v.tensors.lastIndexOf("d") / 2) + 1;
      const start = first ? ". Of the gradient, layer " + first + " is the first wrong one of the backward pass." : "";
      cell.append(element("p", list.join("; ") + " (" + names + (names === 1 ? " layer)" : " layers)") + start));
    }
    if (v.wrong) cell.append(element("p", "In " + v.worst.replace(/\[.*/, "") + ", " + v.wrong + " of " + v.entries + (v.entries === 1 ? " entry is" : " entries are") + " wrong."));
    if (v.compared) cell.append(entry(v));
    if (v.compared && v.precision !== "double") cell.append(element("p", "Should be: the exact gradient for weights and samples rounded to " + v.precision + ", as every engine gets them.", "muted"));
    if (v.compared && v.verdict !== "agree" && v.ofLargest !== null) cell.append(element("p", "This entry’s error ÷ largest entry of " + v.worst.replace(/\[.*/, "") + ": " + digits(v.ofLargest) + "."));
    if (data.replay) {
      const again = element("p", "Run this case again: ");
      const code = element("code", data.replay.replace("{}", v.case), "replay");
      code.replaceChildren(...whole(code));
      again.append(code, " ", copying(code));
      cell.append(again);
    }
    const others = element("a", "Every engine on this case");
    others.href = "#case=" + encodeURIComponent(v.case);
    cell.append(others);
    row.append(cell);
    return row;
  };
  const rowOf = (v) => {
    const row = element("tr");
    const head = element("th");
    head.scope = "row";
    const anchor = element("a", v.case);
    anchor.href = link(v);
    head.append(anchor);
    row.append(head);
    const numbers = v.compared
      ? [digits(v.fraction), v.worst, percent(v.tested), digits(v.repeats)]
      : ["", "", "", ""];
    const verdict = (v.grade === "unexpected" ? "✗ " : "") + v.verdict + (v.cause && /^[a-z0-9+-]+$/.test(v.cause) ? " (" + v.cause + ")" : "");
    [v.engine, v.precision, verdict, ...numbers].forEach((text, k) => {
      const cell = element("td", text, k === 2 ? v.grade : COLUMNS[k + 1][2]);
      if (k > 2) cell.dataset.label = COLUMNS[k + 1][0].toLowerCase();
      row.append(cell);
    });
    return row;
  };
  const table = element("table", undefined, "cards");
  const sorts = table.createTHead().insertRow();
  COLUMNS.forEach(([, key, type]) => {
    const cell = element("th", undefined, type);
    cell.scope = "col";
    const button = element("button");
    button.type = "button";
    button.addEventListener("click", () => go({ ...state, sort: state.sort === "-" + key ? key : "-" + key }));
    cell.append(button);
    sorts.append(cell);
  });
  const body = table.createTBody();
  const further = element("button");
  further.type = "button";
  further.addEventListener("click", () => {
    const shown = limit;
    limit += 20 * PAGE;
    show();
    body.rows[shown].querySelector("a").focus();
  });
  const nothing = element("p", "Nothing found: no verdict passes every filter. ");
  const clear = element("button", "Show all");
  clear.type = "button";
  clear.addEventListener("click", () => { filters.reset(); filters.elements.words.focus(); });
  nothing.append(clear);
  document.getElementById("rows").append(table, further, nothing);
  const show = () => {
    const found = sorted(matching());
    COLUMNS.forEach(([name, key], k) => {
      const down = state.sort === "-" + key;
      const up = state.sort === key;
      const cell = sorts.cells[k];
      cell.ariaSort = up ? "ascending" : down ? "descending" : null;
      cell.firstChild.textContent = name + (up ? " ▲" : down ? " ▼" : "");
    });
    body.replaceChildren(...found.slice(0, limit).map(rowOf));
    if (found.length === 1) body.append(more(found[0]));
    further.hidden = found.length <= limit;
    further.textContent = "Show " + Math.min(20 * PAGE, found.length - limit) + " more";
    nothing.hidden = found.length > 0;
    table.hidden = found.length === 0;
    document.getElementById("shown").textContent = found.length + " of " + all.length + (state.case ? ", of one case" : "");
  };
  const address = () => {
    const query = new URLSearchParams(Object.entries(state).filter(([, value]) => value));
    return "#" + (query.toString().replace(/\+/g, "%20") || "verdicts");
  };
  const go = (next) => {
    state = next;
    limit = PAGE;
    history.replaceState(null, "", address());
    fill();
    show();
  };
  const fill = () => {
    KEYS.forEach((key) => { filters.elements[key].value = state[key] || ""; });
    if (document.activeElement !== filters.elements.words) filters.elements.words.value = state.words || "";
  };
  const read = () => {
    const hash = location.hash.slice(1);
    /* A link to a section leaves the filter as it is. */
    if (hash && !hash.includes("=")) return;
    const query = new URLSearchParams(hash);
    state = {};
    limit = PAGE;
    ["case", "words", "sort", ...KEYS].forEach((key) => { if (query.get(key)) state[key] = query.get(key); });
    fill();
    show();
    if (!hash) return;
    document.getElementById("verdicts").scrollIntoView();
    const row = document.querySelector("#rows th a");
    if (row) row.focus({ preventScroll: true });
  };
  KEYS.forEach((key) => {
    const select = filters.elements[key];
    const values = [...new Set(all.map((v) => v[key]))];
    if (key === "verdict" && all.some((v) => v.grade === "unexpected")) values.push("unexpected");
    select.append(new Option("all", ""), ...values.map((value) => new Option(value, value)));
    select.addEventListener("change", () => go({ ...state, case: "", [key]: select.value }));
  });
  filters.elements.words.addEventListener("input", (event) => go({ ...state, case: "", words: event.target.value }));
  filters.addEventListener("reset", (event) => { event.preventDefault(); filters.elements.words.value = ""; go({}); });
  addEventListener("hashchange", read);
  fill();
  show();
  read();

  /* On paper nothing can be opened: what is expected is open there. */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("#findings details:not([open]), #not-checked details:not([open])")];
    opened.forEach((each) => { each.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((each) => { each.open = false; }));

  /* The plot. A mark's place follows from its number, as in the class that drew it. */
  const plot = document.querySelector(".plot");
  if (!plot || data.cases.length < 2) {
    const hint = document.getElementById("pointed");
    if (hint) hint.remove();
    return;
  }
  const COLUMN = 4.5, BASE = 17.5, LEVEL = 4, HEIGHT = 20;
  const perMark = Number(plot.dataset.perMark);
  const [lowest, highest] = [Number(plot.dataset.lowest), Number(plot.dataset.highest)];
  const [zero, left, atLimit, right, notFinite] = plot.dataset.places.split(" ").map(Number);
  const place = (x) => {
    if (x === null) return notFinite;
    if (x === 0) return zero;
    const exponent = Math.log10(x);
    return exponent <= 0
      ? atLimit + (atLimit - left) * Math.max(-1, exponent / -lowest)
      : atLimit + (right - atLimit) * Math.min(1, exponent / highest);
  };
  const strips = document.getElementById("strips");
  const drawings = [...strips.querySelectorAll(".strip")];
  const column = (x) => {
    if (x === 0 || x === null) return place(x);
    return atLimit + (x > 1 ? COLUMN : -COLUMN) * (Math.floor(Math.abs(place(x) - atLimit) / COLUMN) + 0.5);
  };
  const kind = (v) => (v.verdict === "agree" || v.verdict === "unsupported" ? 0 : v.verdict === "inconclusive" ? 1 : v.grade === "expected" ? 2 : 3);
  const rows = data.scores.map((score, k) => all.filter((v) => v.score === k && v.compared)
    .map((v) => ({ v, x: column(v.fraction), kind: kind(v) })).sort((a, b) => a.x - b.x || a.kind - b.kind));
  /* In a column, kinds stand on each other; a mark stands for several verdicts of one kind. */
  rows.forEach((row) => row.forEach((each, k) => {
    const before = row[k - 1];
    const stacked = before && before.x === each.x;
    each.rank = stacked && before.kind === each.kind ? before.rank + 1 : 0;
    each.level = stacked ? before.level + (each.rank % perMark === 0 ? 1 : 0) : 0;
  }));
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "path");
  ring.setAttribute("class", "at");
  let at = [0, -1];
  const point = (row, k) => {
    at = [row, k];
    const { v, x, level } = rows[row][k];
    ring.setAttribute("d", "M" + x + " " + (BASE - level * LEVEL) + "h0");
    drawings[row].append(ring);
    document.getElementById("pointed").textContent =
      v.engine + " · " + v.precision + " on " + v.case + ": " + v.verdict + (v.cause ? " (" + v.cause + ")" : "") +
      "; " + v.worst + ", error ÷ bound " + digits(v.fraction);
  };
  const nearest = (event) => {
    const row = drawings.indexOf(event.target.closest(".strip"));
    if (row < 0 || !rows[row].length) return;
    const box = drawings[row].getBoundingClientRect();
    const x = (event.clientX - box.left) / box.width * 640;
    const best = rows[row].reduce((a, b) => (Math.abs(b.x - x) < Math.abs(a.x - x) ? b : a)).x;
    const level = Math.max(0, Math.round((BASE - (event.clientY - box.top) / box.height * HEIGHT) / LEVEL));
    const near = rows[row].filter((each) => each.x === best && each.level <= level).pop();
    point(row, rows[row].findIndex((each) => each.x === best && each.level === near.level));
  };
  const visit = () => {
    if (at[1] >= 0) location.hash = link(rows[at[0]][at[1]].v);
  };
  strips.addEventListener("pointermove", nearest);
  strips.addEventListener("click", (event) => { nearest(event); if (event.target.closest(".strip")) visit(); });
  strips.tabIndex = 0;
  strips.setAttribute("aria-label", "Every verdict by engine and precision. Arrow keys move, Enter shows the verdict.");
  strips.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[event.key];
    if (event.key === "Enter") visit();
    if (!step) return;
    event.preventDefault();
    let row = at[0];
    do row = Math.max(0, Math.min(rows.length - 1, row + step[0])); while (!rows[row].length && row > 0 && row < rows.length - 1);
    if (!rows[row].length) return;
    point(row, Math.max(0, Math.min(rows[row].length - 1, step[0] ? Math.min(at[1], rows[row].length - 1) : at[1] + step[1])));
  });
})();

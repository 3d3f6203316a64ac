// The explorer in a notebook, and the reader and the search in the pages: one module, no build step, nothing fetched.
// Whatever comes from a text or a list is put into the page as text, never as markup.

// ------------------------------------------------------------------ parts that all of them use

const TURNING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

// Text as it is shown: no mark in it turns the line or steers anything.
const plain = (text) => String(text).replace(TURNING, "").replace(CONTROL, " ");

// An element with attributes, listeners ("onclick") and children; a string child is text.
function h(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, own] of Object.entries(value)) node.style.setProperty(key, own);
    else node.setAttribute(name, value === true ? "" : plain(value));
  }
  for (const child of children.flat(2)) {
    if (child === null || child === undefined || child === false) continue;
    node.append(child instanceof Node ? child : document.createTextNode(plain(child)));
  }
  return node;
}

const many = (n, one, more = `${one}s`) => `${n.toLocaleString("en")} ${n === 1 ? one : more}`;

// A sentence cut at the ends of its marks ([start, end, what]); `dress` wraps the pieces that marks cover. Offsets
// count letters, as Python does, not the halves of a letter outside the basic plane.
function pieces(sentence, marks, dress) {
  const letters = Array.from(sentence);
  const cuts = [...new Set([0, letters.length, ...marks.flatMap(([start, end]) => [start, end])])].sort((a, b) => a - b);
  const found = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const own = marks.filter(([start, end]) => start <= cuts[i] && end >= cuts[i + 1]);
    const text = letters.slice(cuts[i], cuts[i + 1]).join("");
    found.push(own.length ? dress(text, own, cuts[i], cuts[i + 1]) : document.createTextNode(plain(text)));
  }
  return found;
}

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = h("textarea", { style: { position: "fixed", opacity: 0 } });
    box.value = text;
    const before = document.activeElement;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
    before?.focus();
  }
}

function saved(name, content) {
  const address = URL.createObjectURL(new Blob(["\ufeff", content], { type: "text/csv;charset=utf-8" }));
  const link = h("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// ------------------------------------------------------------------ the explorer

const SORTS = { value: "highest first", label: "A to Z", list: "as in the list", apart: "furthest apart first" };

function explorer({ model, el }) {
  const start = model.get("start");
  const waiting = new Map();
  let calls = 0;
  const answered = (message) => {
    waiting.get(message.call)?.(message);
    waiting.delete(message.call);
  };
  model.on("msg:custom", answered);
  const ask = (question) =>
    new Promise((resolve) => {
      const call = ++calls;
      waiting.set(call, resolve);
      model.send({ ...question, call });
    });

  // What is asked: the bars, and what was picked among them ({list, key, label} or {word, label}).
  const bars = { ask: "bars", list: start.bars.list, word: "", per: start.bars.per, level: "group", by: "", apart: true,
    coder: "", sort: "value", find: "", key: "", offset: 0 };
  const found = { ask: "sentences", picked: [], place: null, apart: true, coder: "", view: "sentences", offset: 0 };
  const id = `bs${Math.random().toString(36).slice(2)}`;

  // ---- controls
  const choice = (label, options, value, changed) => {
    const select = h("select", { id: `${id}-${label}`, onchange: () => changed(select.value) });
    const put = (own, now) => {
      const groups = new Map();
      for (const [key, name, group = ""] of own) groups.set(group, [...(groups.get(group) ?? []), h("option", { value: key }, name)]);
      select.replaceChildren(...[...groups].flatMap(([group, all]) => (group ? [h("optgroup", { label: group }, all)] : all)));
      select.value = now;
    };
    put(options, value);
    return { node: h("span", { class: "bs-field" }, h("label", { for: select.id }, label), select), select, put };
  };
  const lists = start.lists.map((l) => [l.name, l.title, l.kind]);
  let before = bars.list; // the list that is gone back to from a word
  let chosen = false; // whether somebody chose what is shown, for this list or for words
  const list = choice("List", lists, bars.list, (value) => value && listed(value));
  const listed = (name) => {
    word.value = "";
    before = name;
    chosen = false;
    change({ list: name, word: "", by: "", key: "", per: about(name).per, ...unfiltered() });
  };
  // A filter that is out of sight, or meant for other names, would be a false zero.
  const unfiltered = () => {
    clearTimeout(find.timer);
    find.value = "";
    return { find: "" };
  };
  const about = (name) => start.lists.find((l) => l.name === name);
  const word = h("input", { type: "search", placeholder: "may, or work*", "aria-describedby": `${id}-star`, onkeydown: (event) => {
    if (event.key === "Enter") asked();
  } });
  const asked = () => {
    const own = word.value.trim();
    if (!own && about(before)) return listed(before);
    change({ word: own, list: "", by: "", key: "", per: chosen ? bars.per : "words", ...unfiltered() });
  };
  const back = h("button", { type: "button", hidden: true, onclick: () => { listed(before); list.select.focus(); } });
  const by = choice("Rows", [["", "each name"]], "", (value) => change({ by: value, key: "", ...unfiltered() }));
  const level = choice("Compare", [["group", "groups"], ["text", "texts"]], "group", (value) => change({ level: value, ...unfiltered() }));
  const per = choice("Show", [["words", "per 1,000 words"], ["sentences", "share of sentences"], ["count", "counts alone"]], bars.per,
    (value) => {
      chosen = true;
      change({ per: value });
    });
  const coder = choice("Coded by", [], "", (value) => {
    found.coder = value;
    change({ coder: value });
    if (found.picked.length) look();
  });
  const sort = choice("Order", Object.entries(SORTS), bars.sort, (value) => change({ sort: value }));
  const key = choice("Of", [], "", (value) => change({ key: value }));
  const find = h("input", { type: "search", id: `${id}-find`, placeholder: "part of a name", oninput: () => {
    clearTimeout(find.timer);
    find.timer = setTimeout(() => change({ find: find.value.trim() }), 200);
  } });
  const finding = h("span", { class: "bs-field" }, h("label", { for: find.id }, "Only names with"), find);
  const apart = h("input", { type: "checkbox", onchange: () => {
    found.apart = !apart.checked;
    change({ apart: !apart.checked });
    if (found.picked.length) look();
  } });
  const apartSaid = h("span", {}, "");
  const apartField = h("label", { class: "bs-check" }, apart, apartSaid);

  // ---- parts that are filled
  const said = h("p", { class: "bs-said", id: `${id}-said` });
  const near = h("p", { class: "bs-near", role: "status" });
  const table = h("table", { class: "bs-bars", "aria-labelledby": `${id}-said` });
  const code = h("code", {});
  const chips = h("p", { class: "bs-chips" });
  const status = h("p", { class: "bs-status", role: "status", tabindex: "-1", "aria-live": "polite" }, "Nothing is chosen yet.");
  const hits = h("ol", { class: "bs-hits" });
  const lines = h("tbody", {});
  const kwic = h("table", { class: "bs-kwic" }, h("caption", { class: "bs-hidden" }, "Concordance"),
    h("thead", {}, h("tr", {}, ["unit", "before", "found", "after"].map((name) => h("th", { scope: "col" }, name)))), lines);
  const views = h("fieldset", { class: "bs-view" }, h("legend", {}, "Show as"), ["sentences", "concordance"].map((name) =>
    h("label", {}, h("input", { type: "radio", name: `${id}-view`, value: name, checked: name === found.view, onchange: () => {
      found.view = name;
      look();
    } }), name)));
  const codeBelow = h("code", {});
  const turn = (question, again) => {
    const step = (by) => () => {
      const offset = question.offset + by * question.limit;
      if (offset < 0 || offset >= question.total) return;
      question.offset = offset;
      again();
    };
    const back = h("button", { type: "button", onclick: step(-1) }, "Previous");
    const on = h("button", { type: "button", onclick: step(1) }, "Next");
    const where = h("span", {});
    const node = h("p", { class: "bs-turn" }, back, where, on);
    return { node, set: (answer) => {
      Object.assign(question, { offset: answer.offset, limit: answer.limit, total: answer.total });
      const last = Math.min(answer.offset + answer.limit, answer.total);
      where.textContent = answer.total ? ` ${answer.offset + 1}–${last} of ${answer.total.toLocaleString("en")} ` : " none ";
      back.setAttribute("aria-disabled", answer.offset === 0);
      on.setAttribute("aria-disabled", last >= answer.total);
      node.hidden = answer.total <= answer.limit;
    } };
  };
  const barsTurn = turn(bars, () => draw());
  const hitsTurn = turn(found, () => look());
  const line = (holder, ...more) => {
    const button = h("button", { type: "button", class: "bs-quiet", onclick: () => told(button, holder.textContent) }, "Copy");
    return h("p", { class: "bs-code" }, h("span", {}, "The same in Python: "), holder, " ", button, more.map((own) => [" ", own]));
  };
  const told = async (button, text) => {
    await copied(text);
    const before = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = before), 1500);
  };
  const save = (question, of) => async () => {
    const answer = await ask({ ...question, ask: "csv", of });
    if (answer.fault) return fault(answer.fault);
    saved(answer.name, answer.content);
  };
  const below = h("section", { class: "bs-below", "aria-label": "Sentences", hidden: true }, views, hits, kwic, hitsTurn.node,
    line(codeBelow, h("button", { type: "button", class: "bs-quiet", "aria-label": "Download these sentences as CSV", onclick: save(found, "sentences") }, "Download as CSV")));
  const fault = (message) => {
    status.textContent = message;
    status.classList.add("bs-fault");
  };

  // ---- bars
  const number = (value) => (value === null ? "–" : value >= 100 ? value.toFixed(0) : value.toFixed(1));
  const words = (v, per) =>
    per === "count" ? v.count.toLocaleString("en")
      : per === "sentences" ? `${v.count} of ${v.of.toLocaleString("en")} = ${number(100 * v.value)}% (${number(100 * v.low)}–${number(100 * v.high)})`
        : `${v.count.toLocaleString("en")} = ${number(v.value)} per 1,000 (${number(v.low)}–${number(v.high)})`;
  const isPicked = (item, place) =>
    found.picked.some((p) => p.list === item.list && p.key === item.key && p.word === item.word) &&
    (place === undefined || (found.place?.kind ?? "") === (place?.kind ?? "") && (found.place?.name ?? "") === (place?.name ?? ""));

  function pick(item, place) {
    const there = found.picked.findIndex((p) => p.list === item.list && p.key === item.key && p.word === item.word);
    const same = (found.place?.name ?? "") === (place?.name ?? "") && (found.place?.kind ?? "") === (place?.kind ?? "");
    if (there >= 0 && same) found.picked.splice(there, 1);
    else if (there < 0) found.picked.push(item);
    found.place = found.picked.length ? place : null;
    found.offset = 0;
    look();
  }

  function drawn(answer) {
    status.classList.remove("bs-fault");
    bars.list = answer.list;
    const groups = answer.groups;
    const amount = (v) => (answer.show === "count" ? v.count : v.value);
    const top = answer.show === "count" ? answer.top_count : answer.top;
    const part = (value) => `${top ? Math.min(100, (100 * value) / top) : 0}%`;
    said.textContent = plain(answer.said);
    near.replaceChildren(answer.absent, ...answer.near.flatMap(([own, n]) => [" ", h("button", { type: "button", "aria-label": `Count ${own} instead, ${many(n, "time")}`,
      onclick: () => { word.value = own; asked(); word.focus(); } }, `${own} (${n.toLocaleString("en")})`)]));
    near.hidden = !answer.absent;
    const body = answer.rows.map((row) => {
      const item = answer.word ? { word: answer.word, label: answer.word } : { list: answer.list, key: row.key, by: answer.by, label: row.label };
      const name = h("button", { type: "button", class: "bs-name", "data-pick": JSON.stringify([item, null]), onclick: () => pick(item, row.place ?? null) }, row.name ?? row.label);
      return h("tbody", {}, row.values.map((v, i) => {
        const group = groups.find((g) => g.id === v.group);
        const place = row.place ?? { kind: "group", name: v.group, label: group.label };
        const text = words(v, answer.show);
        const bar = h("button", { type: "button", class: "bs-bar", "data-pick": JSON.stringify([item, place]), "aria-pressed": "false",
          "aria-label": `${row.name ?? row.label}, ${group.label}: ${text}; show the sentences`, onclick: () => pick(item, place) },
        h("span", { class: "bs-fill", style: { width: part(amount(v)), "--hue": group.hue } }),
        answer.show !== "count" && h("span", { class: "bs-span", style: { left: part(v.low), width: `calc(${part(v.high)} - ${part(v.low)})` } }));
        return h("tr", {}, i === 0 && h("th", { scope: "rowgroup", rowspan: row.values.length }, name),
          h("td", { class: "bs-group" }, group.label), h("td", { class: "bs-cell" }, bar), h("td", { class: "bs-number" }, text));
      }));
    });
    const unit = { words: "mentions, per 1,000 words (95% interval)", sentences: "sentences, share (95% interval)", count: "how many" }[answer.show];
    table.replaceChildren(h("thead", {}, h("tr", {}, h("th", { scope: "col" }, answer.level === "text" ? "text" : answer.word ? "word" : answer.noun),
      h("th", { scope: "col" }, "group"), h("th", { scope: "col" }, h("span", { class: "bs-hidden" }, "bar")), h("th", { scope: "col" }, unit))), ...body);
    if (!answer.rows.length) table.append(h("tbody", {}, h("tr", {}, h("td", { colspan: 4 }, answer.none))));
    code.textContent = answer.code;
    barsTurn.set(answer);
    const own = about(answer.list);
    list.put(answer.word ? [["", `the word “${answer.word}”`], ...lists] : lists, answer.word ? "" : answer.list);
    back.hidden = !answer.word || !about(before);
    back.textContent = `Back to ${plain(about(before)?.title ?? "")}`;
    by.put([["", `each ${answer.noun || "name"}`], ...(own?.columns ?? []).map((c) => [c, `by ${c}`])], answer.by);
    by.node.hidden = !(own?.columns ?? []).length || Boolean(answer.word);
    per.select.value = answer.show;
    key.put([["", "all together"], ...(answer.keys ?? [])], answer.key);
    key.node.hidden = answer.level !== "text" || Boolean(answer.word);
    coder.put([["", "at least one"], ...(answer.coders ?? []).map((who) => [who, who]), ...(answer.coders?.length > 1 ? [["all", "all alike"]] : [])], answer.coder ?? "");
    coder.node.hidden = !answer.coders?.length;
    finding.hidden = Boolean(answer.word);
    apartField.hidden = !own?.apart.length || Boolean(answer.word);
    apartSaid.textContent = own?.apart.length ? `count ${own.apart.map((form) => `${form}s`).join(", ")} too` : "";
    showPicked();
  }

  async function draw() {
    const answer = await ask(bars);
    if (answer.fault) return fault(answer.fault);
    drawn(answer);
  }
  function change(what) {
    Object.assign(bars, what, { offset: 0 });
    draw();
  }

  // ---- sentences
  function showPicked() {
    for (const button of table.querySelectorAll("[data-pick]")) {
      const [item, place] = JSON.parse(button.dataset.pick);
      button.setAttribute("aria-pressed", isPicked(item, place ?? undefined));
    }
    const drop = (item) => h("button", { type: "button", class: "bs-chip", "aria-label": `Leave out ${item.label}`, onclick: () => {
      found.picked = found.picked.filter((p) => p !== item);
      if (!found.picked.length) found.place = null;
      found.offset = 0;
      look();
    } }, item.label, h("span", { "aria-hidden": "true" }, " ×"));
    chips.replaceChildren(...found.picked.flatMap((item, i) => [i ? " and " : "Sentences with ", drop(item)]));
    if (found.place) {
      chips.append(" in ", h("button", { type: "button", class: "bs-chip", "aria-label": `Not in ${found.place.label} alone`, onclick: () => {
        found.place = null;
        found.offset = 0;
        look();
      } }, found.place.label, h("span", { "aria-hidden": "true" }, " ×")));
    }
    if (found.picked.length) chips.append(" ", h("button", { type: "button", class: "bs-quiet", "aria-label": "Clear all choices", onclick: () => {
      found.picked = [];
      found.place = null;
      found.offset = 0;
      look();
      status.focus();
    } }, "Clear"));
    chips.hidden = !found.picked.length;
  }

  async function look() {
    showPicked();
    if (!found.picked.length) {
      below.hidden = true;
      status.textContent = "Nothing is chosen.";
      return;
    }
    const answer = await ask(found);
    if (answer.fault) return fault(answer.fault);
    status.classList.remove("bs-fault");
    status.textContent = plain(answer.said);
    const aligned = answer.lined;
    views.hidden = !answer.places;
    hits.hidden = aligned;
    kwic.hidden = !aligned;
    hits.start = answer.offset + 1;
    hits.replaceChildren(...(aligned ? [] : answer.rows.map((row) => sentence(row))));
    lines.replaceChildren(...(aligned ? answer.rows.flatMap((row) => places(row)) : []));
    codeBelow.textContent = answer.code;
    hitsTurn.set(answer);
    below.hidden = false;
    // The first of the sentences comes into view, without moving what is in view already.
    ((aligned ? lines : hits).firstElementChild ?? status).scrollIntoView({ block: "nearest" });
  }

  // The button of a sentence that opens the lines of the raw file, and the place where these stand, inside a `frame`.
  function opened(row, raw, frame = raw) {
    const cite = (citation) => {
      const button = h("button", { type: "button", class: "bs-quiet", onclick: () => told(button, citation) }, "Copy as a citation");
      return button;
    };
    const open = h("button", { type: "button", class: "bs-unit", "aria-expanded": "false", title: "Show the lines of the raw file",
      onclick: async () => {
        const opening = frame.hidden;
        frame.hidden = !opening;
        open.setAttribute("aria-expanded", opening);
        if (opening && !raw.childNodes.length) {
          const answer = await ask({ ask: "raw", unit: row.unit });
          if (answer.fault) return fault(answer.fault);
          raw.append(h("p", {}, `${answer.file}: the sentence and the lines around it${answer.lines.some((l) => l.pieces.some((p) => p[1] === "removed")) ? "; what was removed is struck through" : ""}`),
            h("ol", {}, answer.lines.map((l) => h("li", { value: l.number, class: l.pieces.some((p) => p[1] === "sentence") ? "bs-own" : null },
              l.pieces.map(([content, state, reason]) => state === "removed" ? [h("del", {}, content), h("span", {}, ` (removed: ${reason}) `)]
                : state === "sentence" ? h("mark", {}, content) : content)))),
            h("p", {}, cite(answer.citation)));
        }
      } }, row.unit);
    return open;
  }

  function sentence(row) {
    const raw = h("div", { class: "bs-raw", hidden: true });
    const open = opened(row, raw);
    const text = h("span", { class: "bs-sentence", onclick: () => window.getSelection()?.isCollapsed !== false && open.click() },
      pieces(row.sentence, row.marks, (own, marks) => h("mark", { title: marks.map((m) => m[2]).join(", ") }, own)));
    return h("li", {}, open, " ", h("span", { class: "bs-of" }, row.label), " ", text, raw);
  }

  // A row of the concordance for each place in a sentence, and below each the lines of the raw file.
  function places(row) {
    return row.lines.flatMap(([left, node, right, what]) => {
      const raw = h("div", { class: "bs-raw" });
      const frame = h("tr", { hidden: true }, h("td", { colspan: 4 }, raw));
      const open = opened(row, raw, frame);
      const side = (name, text) => h("td", { class: name, title: text, onclick: () => window.getSelection()?.isCollapsed !== false && open.click() }, h("bdi", {}, text));
      return [h("tr", {}, h("th", { scope: "row", title: row.label }, open), side("bs-left", left),
        h("td", { class: "bs-node" }, h("mark", { title: [what, node].join(": ") }, node)), side("bs-right", right)), frame];
    });
  }

  const wordField = h("span", { class: "bs-field" }, h("label", { for: `${id}-word` }, "or a word"), h("span", { class: "bs-word" }, word, h("button", { type: "button", onclick: asked }, "Count"), back));
  word.id = `${id}-word`;
  const root = h("div", { class: "bs-explorer", role: "region", "aria-label": "Explorer" },
    h("div", { class: "bs-controls", role: "group", "aria-label": "What is counted" }, list.node, wordField, by.node, level.node, key.node, coder.node, per.node, sort.node, finding, apartField),
    h("p", { class: "bs-hint", id: `${id}-star` }, "Choose a name or a bar to read its sentences, a second one for those with both. A word is found in any case; a star stands for any ending (work*)."),
    said, near, h("div", { class: "bs-scroll" }, table), barsTurn.node,
    line(code, h("button", { type: "button", class: "bs-quiet", "aria-label": "Download this table as CSV", onclick: save(bars, "bars") }, "Download as CSV")),
    chips, status, below);
  // What is typed here is not a command of the notebook.
  for (const kind of ["keydown", "keyup", "keypress"]) root.addEventListener(kind, (event) => event.stopPropagation());
  root.dataset.lmSuppressShortcuts = "true";
  level.put([["group", many(start.groups, "group")], ["text", many(start.texts, "text")]], "group");
  drawn(start.bars);
  el.replaceChildren(root);
  return () => model.off("msg:custom", answered);
}

// ------------------------------------------------------------------ the reader

// What "size=" can ask for, and how many of what that is.
const SIZES = { words: "word", sentences: "sentence", paragraphs: "paragraph", removed: "word", raw: "word" };
const BESIDE = 3, NARROWEST = 290; // texts in a row at most, and how many pixels each needs
const STYLES = ["tint", "line", "dots", "box", "dashes", "double", "wave", "over"];

function reader(data) {
  const $ = (selector, from = document) => from.querySelector(selector);
  const units = new Map();
  for (const node of document.querySelectorAll(".unit")) {
    // The letters of the sentence, and where what was removed stands between them.
    const body = $(".s", node);
    let letters = "";
    const gone = [];
    for (const child of [...body.childNodes]) {
      if (child.nodeType === Node.TEXT_NODE) letters += child.data;
      else gone.push([Array.from(letters).length, child]);
    }
    units.set(node.id, { node, body, letters, gone, text: node.closest("article").dataset.text, group: node.closest("article").dataset.group,
      counted: !node.hasAttribute("data-heading"), id: node.id, section: data.units[node.id][0], paragraph: data.units[node.id][1], words: data.units[node.id][2] });
  }
  const layers = data.layers.map((layer, place) => ({ ...layer, on: false, style: STYLES[place % STYLES.length], place,
    index: new Map(layer.keys.map(([key], i) => [key, i])) }));
  const of = (name) => layers.find((l) => l.address === name) ?? layers.find((l) => l.noun === name) ?? layers.find((l) => l.name === name);
  const nothing = () => ({ items: [], size: "", within: "", sections: [], paragraphs: [], at: [], as: "", form: "", agreed: false, without: new Set(), unit: "" });
  const asked = nothing();
  let kept = ""; // what of the address is kept when only the sentence changes

  // ---- the address. "#A30" is a sentence. "#fruit=apple" is a name in a layer, "fruit=apple,pear" one of two, "fruit=" any;
  // "word=may*" a word, "type=may" a word as keyness counts it, "size=words" the texts themselves. "&" joins what a sentence
  // must hold together. "in=" a text or group, "section=", "paragraph=3-5" and "at=A30,A31" keep to a part; "form=" keeps
  // one form of a key (a way of naming or quoting, an annotator), "agreed=all" what all annotators give, "without=" leaves
  // a form out, "as=" keeps to these letters; "show=fruits" switches layers on, "texts=A,B" chooses texts.
  function parse() {
    Object.assign(asked, nothing());
    let said;
    const known = (value) => Boolean(data.names[value]);
    const plainly = (own) => { try { return decodeURIComponent(own); } catch { return own; } };
    const there = [];
    for (const part of location.hash.slice(1).split("&").filter(Boolean)) {
      const [name, raw] = part.match(/^([^=]*)=(.*)$/)?.slice(1) ?? [part];
      const own = plainly(name), value = raw === undefined ? undefined : plainly(raw), values = (raw ?? "").split(",").filter(Boolean).map(plainly);
      if (raw !== undefined) there.push(part);
      if (raw === undefined) {
        if (units.has(own)) asked.unit = own;
        else if (of(own)) of(own).on = true;
        else if (!document.getElementById(own)) said = `Nothing here is called ${own}.`;
      } else if (own === "in") known(value) ? (asked.within = value) : (said = `No text or group here is called ${value}.`);
      else if (own === "section") asked.sections = values;
      else if (own === "paragraph") asked.paragraphs = values.map((range) => range.split("-").map(Number)).map(([from, to]) => [from, to ?? from]);
      else if (own === "at") asked.at = values;
      else if (own === "as") asked.as = value;
      else if (own === "form") asked.form = value;
      else if (own === "agreed") asked.agreed = true;
      else if (own === "without") asked.without.add(value);
      else if (own === "size") SIZES[value] ? (asked.size = value) : (said = `No size here is called ${value}.`);
      else if (own === "word" || own === "type") values.length && values.every((w) => /[\p{L}\p{N}]/u.test(w)) ? asked.items.push({ [own]: values }) : (said = `The word ${value} has no letter or digit.`);
      else if (own === "show") values.forEach((one) => of(one) && (of(one).on = true));
      else if (own === "texts") choose(values);
      else if (of(own) && values.every((key) => of(own).index.has(key))) asked.items.push({ layer: of(own), keys: values.length ? new Set(values.map((key) => of(own).index.get(key))) : null });
      else said = `Nothing here is called ${own} ${value}.`;
    }
    kept = there.join("&");
    return said;
  }
  const isInside = (unit) => (unit.counted || asked.sections.includes(unit.section)) && isWithin(unit);
  const isWithin = (unit) => (!asked.within || unit.group === asked.within || unit.text === asked.within)
    && (!asked.sections.length || asked.sections.includes(unit.section)) && (!asked.at.length || asked.at.includes(unit.id))
    && (!asked.paragraphs.length || asked.paragraphs.some(([from, to]) => from <= unit.paragraph && unit.paragraph <= to));
  // A word as the study looks for it: whole, in any case, either apostrophe, a star for any letters.
  const pattern = (word) => {
    const letter = "[\\p{L}\\p{N}_]";
    const parts = word.trim().split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace(/['’]/g, "['’]").replace(/\s+/g, "\\s+"));
    return new RegExp(`(?<!${letter})${parts.join(`${letter}*`)}(?!${letter})`, "giu");
  };
  const counted = (text) => (text.match(/\S+/g) ?? []).filter((w) => /[\p{L}\p{N}]/u.test(w)).length;
  // A word as keyness counts it: lower case, one apostrophe, outer punctuation off; abbreviations in capitals stay.
  const typed = (word) => {
    const bare = word.match(/(?:(?<![\p{L}\p{N}_])[A-Z]\.){2,}/u)?.[0] ?? word.replaceAll("’", "'").match(/[\p{L}\p{N}_](?:.*[\p{L}\p{N}_])?/su)?.[0] ?? word;
    return bare === bare.toUpperCase() && bare !== bare.toLowerCase() && bare.length > 1 ? bare : bare.toLowerCase();
  };
  // The marks in a unit that answer one thing asked, as [start, end, label, key of the whole]; empty where it fails.
  function answering(unit, item) {
    const spans = (found) => [...found].map((m) => {
      const start = Array.from(unit.letters.slice(0, m.index)).length;
      return [start, start + Array.from(m[0]).length, m[0], ""];
    });
    if (item.word) return item.word.flatMap((word) => spans(unit.letters.matchAll(pattern(word))));
    if (item.type) return spans([...unit.letters.matchAll(/\S+/g)].filter((m) => counted(m[0]) && item.type.includes(typed(m[0]))));
    const { layer } = item;
    const found = marked(unit, item);
    const all = asked.agreed && layer.people.length && layer.people.map((who) => layer.forms.indexOf(who));
    const agreed = (key) => all.every((who) => found.some((m) => m[2] === key && m[3] === who));
    const fit = all ? (found.some((m) => agreed(m[2])) ? found : []) : found;
    return fit.map((m) => [m[0], m[1], layer.keys[m[2]][1], layer.whole ? m[2] : ""]);
  }
  const marked = (unit, { layer, keys }) => (layer.marks[unit.id] ?? []).filter((m) => (!keys || keys.has(m[2]))
    && (!asked.form || layer.forms[m[3]] === asked.form || (layer.basis === "act" && !layer.people.length)) && !asked.without.has(layer.forms[m[3]])
    && (!asked.as || asked.as === Array.from(unit.letters).slice(m[0], m[1]).join("")));
  // Codes of acts go together when they are of one act and of one annotator; with `agreed`, of each of them.
  function acting(unit, items) {
    let held = null;
    for (const item of items) {
      const own = new Map();
      for (const m of marked(unit, item)) {
        const place = `${m[0]}-${m[1]}`;
        if (!own.has(place)) own.set(place, { span: [m[0], m[1], item.layer.keys[m[2]][1], ""], who: item.layer.people.length ? new Set() : null });
        own.get(place).who?.add(item.layer.forms[m[3]]);
      }
      if (held) for (const [place, act] of own) {
        const before = held.get(place);
        if (before) act.who = act.who && before.who ? new Set([...act.who].filter((who) => before.who.has(who))) : act.who ?? before.who;
        else own.delete(place);
      }
      held = own;
    }
    const people = items.flatMap((item) => item.layer.people);
    return [...(held ?? new Map()).values()].filter(({ who }) => !who || (who.size && (!asked.agreed || people.every((one) => who.has(one))))).map(({ span }) => span);
  }
  // What a unit holds of all that is asked; empty where something is not there.
  function holding(unit) {
    const acts = asked.items.filter((item) => item.layer?.basis === "act");
    const all = [...(acts.length ? [acting(unit, acts)] : []), ...asked.items.filter((item) => !acts.includes(item)).map((item) => answering(unit, item))];
    return all.length && all.every((own) => own.length) ? all.flat() : [];
  }

  // ---- the marks in the texts
  function paint() {
    const whole = ["words", "sentences", "paragraphs"].includes(asked.size);
    const found = { places: 0, words: 0, paragraphs: new Set() };
    const answers = [], headings = [];
    for (const [id, unit] of units) {
      const chosen = whole ? (isInside(unit) ? [[0, 0, ""]] : []) : asked.size || !isWithin(unit) ? [] : holding(unit);
      if (chosen.length) {
        const counts = isInside(unit);
        (counts ? answers : headings).push(id);
        if (counts) {
          const places = [...new Map(chosen.map((m) => [JSON.stringify([m[0], m[1], m[3]]), m])).values()];
          found.places += places.length;
          found.words += whole ? unit.words : places.reduce((sum, m) => sum + counted(Array.from(unit.letters).slice(m[0], m[1]).join("")), 0);
          found.paragraphs.add([unit.text, unit.section, unit.paragraph].join(" "));
        }
      }
      const length = Array.from(unit.letters).length;
      const marks = chosen.filter((m) => m[1] > m[0]).map(([start, end, label]) => [start, end, { chosen: true, label, order: -1 }]);
      const notes = [];
      for (const layer of layers.filter((l) => l.on)) {
        for (const [start, end, key, form] of layer.marks[id] ?? []) {
          const label = layer.keys[key][1];
          if (layer.whole) notes.push([layer, `${layer.forms[form] ? `${layer.forms[form]}: ` : ""}${label}`]);
          else marks.push([start, Math.min(end, length), { layer, label, order: layer.place }]);
        }
      }
      const key = JSON.stringify([marks.map(([s, e, m]) => [s, e, m.layer?.name, m.label]), notes.map(([l, n]) => [l.name, n])]);
      unit.node.classList.toggle("hit", chosen.length > 0);
      unit.node.classList.toggle("target", asked.unit === id);
      if (unit.painted === key) continue;
      unit.painted = key;
      // Where something was removed the sentence is cut too, so that it can be shown in its place.
      const cuts = unit.gone.map(([at]) => [at, at, null]);
      const nodes = [];
      let at = 0, gone = [...unit.gone];
      const removedUpTo = (place) => { while (gone.length && gone[0][0] <= place) nodes.push(gone.shift()[1]); };
      const letters = Array.from(unit.letters);
      const ends = [...new Set([0, length, ...marks.flatMap(([s, e]) => [s, e]), ...cuts.map(([s]) => s)])].sort((a, b) => a - b);
      for (let i = 0; i + 1 < ends.length; i++) {
        removedUpTo(ends[i]);
        at = ends[i + 1];
        let node = document.createTextNode(letters.slice(ends[i], at).join(""));
        const own = marks.filter(([s, e]) => s <= ends[i] && e >= at).sort((a, b) => b[2].order - a[2].order);
        for (const [s, e, { layer, label, chosen: picked }] of own) {
          const first = s === ends[i], last = e === at;
          node = h("mark", { class: picked ? "chosen" : `m ${layer.style} l${layer.place % 8}${layer.kind === "Speech" ? " said" : ""}${first ? " first" : ""}${last ? " last" : ""}`,
            title: picked ? label : `${layer.noun}: ${label}` }, node);
        }
        nodes.push(node);
      }
      removedUpTo(Infinity);
      unit.body.replaceChildren(...nodes);
      $(".notes", unit.node)?.remove();
      if (notes.length) unit.node.append(h("span", { class: "notes" }, notes.map(([layer, note]) => h("span", { class: `note l${layer.place % 8}`, title: layer.title }, note))));
    }
    tell(found, answers, headings);
    rails(answers.concat(headings));
  }

  const address = (changed = {}) => "#" + [...kept.split("&").filter((part) => part && !(part.split("=")[0] in changed)),
    ...Object.entries(changed).filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)].join("&");
  const status = $("#bs-told");
  let steps = [];
  function called(item) {
    if (item.word || item.type) return (item.word ?? item.type).map((word) => `“${word}”`).join(" or ");
    const { layer, keys } = item;
    const own = keys ? [...keys].map((key) => layer.keys[key][1]) : [];
    const names = !keys ? `any ${layer.noun}` : own.length > 4 ? `${own.slice(0, 3).join(", ")} or ${own.length - 3} more` : own.join(" or ");
    return layer.kind === "Lists" || layer.address === "act" ? names : `${layer.title}: ${names}`;
  }
  // Forms that the tables count apart, such as adjectives: how many places there are without them.
  function apart() {
    const [item] = asked.items;
    if (!item?.layer?.apart.length || asked.items.length > 1 || asked.form || asked.without.size) return "";
    const rest = new Set(), left = new Set();
    for (const [id, unit] of units) {
      if (isInside(unit)) for (const m of marked(unit, item)) {
        if (item.layer.apart.includes(m[3])) left.add(Array.from(unit.letters).slice(m[0], m[1]).join(""));
        else rest.add(`${id} ${m[0]} ${m[1]}`);
      }
    }
    if (!left.size) return "";
    const own = left.size > 3 ? item.layer.apart.map((form) => item.layer.forms[form]) : [...left];
    return ` (${rest.size} without ${own.map((one) => `“${one}”`).join(", ")})`;
  }
  // How many there are, as the tables count it.
  function amount(found, sentences) {
    const texts = Object.entries(data.attrition).filter(([text]) => !asked.within || text === asked.within || [...units.values()].some((u) => u.text === text && u.group === asked.within));
    const lost = (what) => texts.reduce((sum, [, own]) => sum + own[what], 0);
    if (asked.size === "removed") return `${many(lost("removed"), "word")} of the raw file removed, shown in grey`;
    if (asked.size === "raw") return `${many(lost("raw"), "word")} in the raw file, ${lost("removed")} of them removed, shown in grey`;
    if (asked.size === "words") return `${many(found.words, "word")} in ${many(sentences, "sentence")}`;
    if (asked.size === "sentences") return many(sentences, "sentence");
    if (asked.size === "paragraphs") return many(found.paragraphs.size, "paragraph");
    const bases = new Set(asked.items.map((item) => item.layer?.basis ?? "")), whole = asked.items.every((item) => item.layer?.whole);
    const where = `in ${many(sentences, "sentence")}`;
    if (bases.size === 1 && bases.has("act")) return `${many(found.places, "act")} ${where}`;
    if (asked.items.length > 1 || (whole && found.places === sentences)) return many(sentences, "sentence");
    const times = `${many(found.places, "time")}${apart()} ${where}`;
    return bases.has("speech") ? `${times}, ${many(found.words, "word")}` : times;
  }
  function tell(found, answers, headings) {
    steps = answers.concat(headings);
    if (!asked.items.length && !asked.size) {
      status.replaceChildren(h("p", {}, asked.unit ? [h("strong", {}, asked.unit), " ", h("a", { href: "#" }, "clear")] : "Switch on a layer, choose a name in it, or look for a word; each choice has an address that can be kept."));
      return;
    }
    const name = asked.size ? { removed: "What was removed", raw: "The raw file" }[asked.size] ?? "The texts" : asked.items.map(called).join(" and ");
    const people = asked.items.some((item) => item.layer?.people.length || item.layer?.basis === "act");
    const said = [
      asked.within && ` in ${data.names[asked.within]}`,
      asked.sections.length && `, ${asked.sections.join(" and ")}`,
      asked.paragraphs.length && `, paragraphs ${asked.paragraphs.map(([from, to]) => (from === to ? from : `${from}–${to}`)).join(" and ")}`,
      asked.at.length && `, ${asked.at.join(" and ")} only`,
      asked.as && `, written “${asked.as}”`,
      asked.form && (people ? `, by ${asked.form}` : `, “${asked.form}” only`),
      asked.agreed && ", by all annotators alike",
      asked.without.size && `, not counting ${[...asked.without].map((form) => `“${form}”`).join(" and ")}`,
    ].filter(Boolean);
    const link = (id) => h("a", { href: `#${encodeURIComponent(id)}&${kept}` }, id);
    status.replaceChildren(
      h("p", {}, h("strong", {}, name), said, ": ", amount(found, answers.length), headings.length ? ` (and in ${many(headings.length, "heading")}, not counted)` : "", " ", h("a", { href: "#" }, "clear")),
      h("p", { class: "where" }, steps.slice(0, 60).flatMap((id, i) => [i ? " " : "", link(id)]), steps.length > 60 ? ` and ${steps.length - 60} more` : ""),
      asked.within ? h("p", {}, h("a", { href: address({ in: "" }) }, "in all texts")) : h("p", { class: "where" }, "only in ", Object.entries(data.groups).flatMap(([id, name], i) => [i ? ", " : "", h("a", { href: address({ in: id }) }, name)])));
  }

  // ---- the rail beside each text: where in it the layers stand
  function rails(chosen) {
    const picked = new Set(chosen);
    const on = layers.filter((l) => l.on);
    for (const article of document.querySelectorAll("article.text")) {
      const rail = $(".rail", article);
      if (article.hidden || !rail) continue;
      const pane = $(".pane", article);
      const top = pane.getBoundingClientRect().top - pane.scrollTop, height = pane.scrollHeight;
      const ticks = [];
      for (const node of article.querySelectorAll(".unit")) {
        const at = (100 * (node.getBoundingClientRect().top - top)) / height;
        const tick = (kind, column) => {
          const own = h("i", { class: kind, style: { top: `${at.toFixed(2)}%`, left: `${column}px` } });
          own.dataset.unit = node.id;
          ticks.push(own);
        };
        if (picked.has(node.id)) tick("chosen", 0);
        on.forEach((layer, column) => layer.marks[node.id]?.length && tick(`l${layer.place % 8} ${layer.style}`, picked.size ? 8 + 6 * column : 6 * column));
      }
      rail.replaceChildren(...ticks);
      rail.style.setProperty("width", `${Math.max(8, 6 * on.length + (picked.size ? 8 : 0))}px`);
    }
  }
  document.addEventListener("click", (event) => {
    const unit = event.target?.dataset?.unit;
    if (unit && event.target.closest(".rail")) go(unit);
  });

  // ---- which texts are shown: three at first, as many as are chosen; they stand side by side where there is room, and
  // further ones below. A place in a text that is not shown shows it.
  const articles = [...document.querySelectorAll("article.text")];
  const all = articles.map((article) => article.dataset.text);
  let open = all.slice(0, BESIDE);
  const boxes = new Map();
  function choose(texts) {
    const own = all.filter((text) => texts.includes(text));
    if (own.length) open = own;
    arrange();
  }
  function arrange() {
    for (const article of articles) article.hidden = !open.includes(article.dataset.text);
    const holder = $(".texts"), most = Math.max(1, Math.min(BESIDE, Math.floor(holder.clientWidth / NARROWEST)));
    // As many rows as are needed, and no emptier than they must be: four texts are two and two.
    const columns = Math.ceil(open.length / Math.ceil(open.length / most));
    holder.style.setProperty("--columns", columns);
    holder.classList.toggle("stacked", open.length > columns);
    for (const [text, box] of boxes) box.checked = open.includes(text);
  }
  function go(id, focus = false) {
    const unit = units.get(id);
    if (!unit) return;
    if (!open.includes(unit.text)) { choose([...open, unit.text]); rails(steps); }
    unit.node.scrollIntoView({ block: "center" });
    if (focus) $("a.name", unit.node)?.focus({ preventScroll: true });
  }

  // ---- the panel of layers
  const panel = $("#bs-layers");
  // A further choice, which a sentence must hold together with those before.
  const join = (part) => { location.hash = [...kept.split("&").filter((own) => own && own !== part), part].join("&"); };
  const also = (label, part) => h("button", { type: "button", class: "also", "aria-label": `and also ${label}`, title: `sentences with what is chosen and also ${label}`, onclick: () => join(part()) }, "and");
  const kinds = new Map();
  for (const layer of layers.filter((l) => l.offered)) kinds.set(layer.kind, [...(kinds.get(layer.kind) ?? []), layer]);
  for (const [kind, own] of kinds) {
    const rows = own.map((layer) => {
      const box = h("input", { type: "checkbox", onchange: () => { layer.on = box.checked; paint(); } });
      layer.box = box;
      const sample = h("span", { class: `sample m ${layer.style} l${layer.place % 8}${layer.kind === "Speech" ? " said first last" : ""}`, "aria-hidden": "true" }, "abc");
      const totals = layer.keys.map(([key, label], i) => {
        let n = 0;
        for (const [id, marks] of Object.entries(layer.marks)) if (units.get(id)?.counted) n += marks.some((m) => m[2] === i);
        return [key, label, n];
      }).filter(([, , n]) => n).sort((a, b) => b[2] - a[2]);
      return h("div", { class: "layer" }, h("label", {}, box, " ", layer.title, " ", sample),
        h("details", {}, h("summary", {}, many(totals.length, "name"), h("span", { class: "bs-hidden" }, ` of ${layer.title}`)),
          h("ul", {}, totals.map(([key, label, n]) => h("li", {}, h("a", { href: `#${encodeURIComponent(layer.address)}=${encodeURIComponent(key)}` }, label), ` ${many(n, "sentence")}`,
            also(label, () => `${encodeURIComponent(layer.address)}=${encodeURIComponent(key)}`))))));
    });
    const few = kind === "Lists" || own.length < 3;
    panel.append(few ? h("fieldset", {}, h("legend", {}, kind), rows) : h("details", { class: "kind" }, h("summary", {}, kind), rows));
  }
  const gone = h("input", { type: "checkbox", onchange: () => document.body.classList.toggle("with-removed", gone.checked) });
  const field = h("input", { type: "search", id: "bs-field", placeholder: "a word, or work*" });
  const word = () => `word=${encodeURIComponent(field.value.trim())}`;
  const finding = h("form", { class: "word", onsubmit: (event) => { event.preventDefault(); if (field.value.trim()) location.hash = word(); } },
    h("label", { for: "bs-field" }, "Find a word in the texts"), field, h("button", {}, "Find"),
    h("button", { type: "button", class: "also", "aria-label": "and also this word", title: "sentences with what is chosen and also this word", onclick: () => field.value.trim() && join(word()) }, "and"));
  $("#bs-find").append(finding);
  panel.append(
    h("fieldset", {}, h("legend", {}, "What was removed"), h("label", {}, gone, " show it in its place, in grey")));
  if (articles.length > 1) {
    const rows = articles.map((article) => {
      const text = article.dataset.text;
      const box = h("input", { type: "checkbox", onchange: () => {
        const now = box.checked ? [...open, text] : open.filter((own) => own !== text);
        if (!now.length) { box.checked = true; return; }
        kept = address({ texts: "" }).slice(1);
        const texts = all.filter((own) => now.includes(own)).map(encodeURIComponent).join(",");
        history.replaceState(null, "", `#${[asked.unit && encodeURIComponent(asked.unit), kept, `texts=${texts}`].filter(Boolean).join("&")}`);
        arrive(false);
      } });
      boxes.set(text, box);
      return h("label", { class: "pick" }, box, " ", data.names[text]);
    });
    panel.prepend(h("fieldset", { class: "choose" }, h("legend", {}, "Texts"), h("div", {}, rows)));
  }
  arrange();
  const step = (by) => () => {
    if (!steps.length) return;
    const now = steps.indexOf(asked.unit);
    const next = steps[(now + by + steps.length) % steps.length];
    location.hash = `${encodeURIComponent(next)}&${kept}`;
  };
  $("#bs-step").append(h("button", { type: "button", onclick: step(-1) }, "Previous"), " ", h("button", { type: "button", onclick: step(1) }, "Next"));

  function arrive(moving = true) {
    const fault = parse();
    if (asked.size === "removed" || asked.size === "raw") { gone.checked = true; document.body.classList.add("with-removed"); }
    for (const layer of layers) if (layer.box) layer.box.checked = layer.on;
    paint();
    if (fault) status.replaceChildren(h("p", { class: "bs-fault" }, fault));
    $("#bs-step").hidden = steps.length < 2;
    for (const one of [panel, finding]) one.classList.toggle("choosing", asked.items.length > 0);
    if (moving === false) return;
    if (asked.unit) go(asked.unit, true);
    else if (steps.length) go(steps[0]);
  }
  window.addEventListener("hashchange", () => arrive());
  window.addEventListener("resize", () => { clearTimeout(arrive.timer); arrive.timer = setTimeout(() => { arrange(); rails(steps); }, 150); });
  if (!location.hash && layers.length) layers[0].on = true;
  arrive();
}

// ------------------------------------------------------------------ the search over all pages

const tokens = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];

// The places that hold every word asked for (as the beginning of a word), the best first: rare words weigh more,
// so does a word in a heading, and long places weigh less (BM25).
function searched(places, query) {
  const wanted = tokens(query);
  if (!wanted.length) return [];
  const mean = places.reduce((sum, p) => sum + p.tokens.length, 0) / (places.length || 1);
  const scores = new Map();
  wanted.forEach((word, n) => {
    const own = new Map();
    for (const place of places) {
      const hits = place.tokens.filter((t) => t.startsWith(word)).length + 3 * place.head.filter((t) => t.startsWith(word)).length;
      if (hits) own.set(place, hits);
    }
    const rare = Math.log(1 + (places.length - own.size + 0.5) / (own.size + 0.5));
    for (const [place, hits] of own) {
      const weight = (rare * hits * 2.2) / (hits + 1.2 * (0.25 + (0.75 * place.tokens.length) / mean));
      if (n === 0) scores.set(place, weight);
      else if (scores.has(place)) scores.set(place, scores.get(place) + weight);
    }
    for (const place of [...scores.keys()]) if (!own.has(place)) scores.delete(place);
  });
  return [...scores].sort((a, b) => b[1] - a[1]).map(([place]) => place);
}

const MOST_FOUND = 50; // places shown of each kind

function search(data) {
  const places = data.places.map(([page, id, title, text]) => ({ page, id, title, text, tokens: tokens(text), head: tokens(title) }));
  const form = document.getElementById("bs-search"), field = form.querySelector("input");
  const said = document.getElementById("bs-found"), list = document.getElementById("bs-places");
  const show = () => {
    const wanted = tokens(field.value), found = searched(places, field.value);
    const query = plain(field.value).replace(/^[\s“”„«»"'‘’]+|[\s“”„«»"'‘’]+$/g, "");
    said.textContent = wanted.length ? `${many(found.length, "place")} with ${wanted.length > 1 ? "all of " : ""}“${query}”` : "";
    // A sentence is opened with the words marked in it.
    const opened = (place) => {
      if (place.page !== data.texts) return place.id && `#${encodeURIComponent(place.id)}`;
      const there = wanted.filter((word) => new RegExp(`(?<![\\p{L}\\p{N}_])${word}`, "iu").test(place.text));
      return `#${[encodeURIComponent(place.id), ...there.map((word) => `word=${encodeURIComponent(word)}*`)].join("&")}`;
    };
    const shown = (own) => own.slice(0, MOST_FOUND).map((place) => {
      const words = new RegExp(`(?<![\\p{L}\\p{N}])(${wanted.join("|") || "$^"})`, "giu");
      const first = Math.max(0, place.text.search(words) - 80);
      const cut = (first ? "…" : "") + place.text.slice(first, first + 260) + (place.text.length > first + 260 ? "…" : "");
      const parts = cut.split(words).map((part, i) => (i % 2 ? h("mark", {}, part) : part));
      return h("li", {}, h("a", { href: place.page + opened(place) }, place.title), " ", h("span", { class: "of" }, data.pages[place.page] ?? ""), h("p", {}, parts));
    });
    const inTexts = found.filter((place) => place.page === data.texts), rest = found.filter((place) => place.page !== data.texts);
    list.replaceChildren(...[["In the texts", inTexts], ["In the notebooks", rest]].filter(([, own]) => own.length).flatMap(([name, own]) =>
      [h("h2", {}, `${name} (${own.length}${own.length > MOST_FOUND ? `, the first ${MOST_FOUND} below` : ""})`), h("ol", {}, shown(own))]));
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); history.replaceState(null, "", `?q=${encodeURIComponent(field.value)}`); show(); });
  field.addEventListener("input", show);
  field.value = new URLSearchParams(location.search).get("q") ?? "";
  field.focus();
  show();
}

// ------------------------------------------------------------------ in a page the data says what it is for

const holder = document.querySelector("script#bs-data");
if (holder) ({ reader, search })[holder.dataset.for](JSON.parse(holder.textContent));

export default { render: explorer };

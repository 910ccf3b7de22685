/**
 * What the document gains where scripts run: filters that the address keeps, a list by person, sorting by a column's
 * head, copying rows, and long lists that unfold in place. Nothing is missing without it.
 */
export const SCRIPT = `
"use strict";
const at = (id) => document.getElementById(id);
const grouped = (count) => String(count).replace(/\\B(?=(\\d{3})+$)/g, "\\u00a0");

/* A long list is one table whose rows beyond the first appear on demand; paper has all that match. */
function longList(id, empty) {
  const table = at(id);
  if (table === null) return undefined;
  const first = Number(table.dataset.first);
  const body = table.tBodies[0];
  const fold = document.querySelector('details[data-more="' + id + '"]');
  if (fold !== null) {
    body.append(...fold.querySelector("tbody").rows);
    fold.remove();
  }
  const more = document.createElement("button");
  more.type = "button";
  more.className = "show-more";
  table.parentElement.after(more);
  const rows = [...body.rows];
  let limit = first;
  let matches = () => true;
  const list = {
    rows,
    body,
    shown: [],
    show(test) {
      if (test !== undefined) {
        matches = test;
        limit = first;
      }
      list.shown = [];
      for (const row of body.rows) {
        const match = matches(row);
        row.hidden = !match;
        row.classList.toggle("beyond", match && list.shown.length >= limit);
        if (match) list.shown.push(row);
      }
      more.hidden = list.shown.length <= limit;
      more.textContent = "Show the other " + grouped(list.shown.length - limit);
      if (empty !== null) empty.hidden = list.shown.length > 0;
    },
  };
  more.addEventListener("click", () => {
    const next = list.shown[limit];
    limit = Infinity;
    list.show();
    next?.querySelector("summary, a")?.focus();
  });
  list.show();
  return list;
}

function wordsOf(text) {
  return text.toLowerCase().split(/\\s+/).filter(Boolean);
}

const texts = new Map();
function textOf(row) {
  let text = texts.get(row);
  if (text === undefined) texts.set(row, (text = row.textContent.toLowerCase()));
  return text;
}

const lists = [longList("member-table", at("nothing-found")), longList("event-table", at("no-event-found"))];
const [members, events] = lists;

if (events !== undefined) {
  const input = at("event-search");
  input.parentElement.hidden = false;
  input.addEventListener("input", () => {
    const words = wordsOf(input.value);
    events.show((row) => words.every((word) => textOf(row).includes(word)));
    at("event-found").textContent =
      words.length === 0 ? "" : grouped(events.shown.length) + " of " + grouped(events.rows.length) + " events listed here";
  });
}

if (members !== undefined) {
  const inputs = { room: at("filter-room"), access: at("filter-access"), guest: at("filter-guest"), by: at("filter-by"), q: at("member-search") };
  const found = at("member-found");
  const { caption } = at("member-table");
  document.querySelector(".filters").hidden = false;
  let byPerson;

  const status = () => document.querySelector("[name=verdict]:checked")?.value ?? "all";
  const choose = (kind) => {
    (at("show-" + kind) ?? at("show-all")).checked = true;
  };

  function apply() {
    const words = wordsOf(inputs.q.value);
    const { room, access, guest } = inputs;
    members.show(
      (row) =>
        (status() === "all" || row.dataset.verdict === status()) &&
        (room.value === "" || row.dataset.room === room.value) &&
        (access.value === "" || row.dataset.access === access.value) &&
        (guest.value === "" || (row.dataset.guest ?? "no") === guest.value) &&
        words.every((word) => textOf(row).includes(word)),
    );
    const filtered = members.shown.length < members.rows.length;
    caption.classList.toggle("unseen", filtered);
    found.textContent = filtered
      ? grouped(members.shown.length) + " of " + grouped(members.rows.length) + " memberships are shown and printed"
      : "";
    showPeople();
  }

  /* One row per person with all their rooms, made of the rows that match. */
  function showPeople() {
    byPerson?.remove();
    byPerson = undefined;
    const frame = at("member-table").parentElement;
    const wanted = inputs.by.value === "person";
    frame.hidden = wanted;
    document.body.classList.toggle("by-person", wanted);
    if (!wanted) return;
    const people = new Map();
    for (const row of members.shown) {
      const rows = people.get(row.dataset.person);
      if (rows === undefined) people.set(row.dataset.person, [row]);
      else rows.push(row);
    }
    byPerson = document.createElement("ul");
    byPerson.id = "people";
    for (const rows of people.values()) {
      const item = document.createElement("li");
      const name = document.createElement("strong");
      name.append(...rows[0].cells[0].cloneNode(true).childNodes);
      const mail = rows[0].querySelector(".mail");
      const places = document.createElement("ul");
      for (const row of rows) {
        const place = document.createElement("li");
        const chip = row.querySelector("summary").cloneNode(true);
        const advice = row.querySelector(".remedy")?.textContent;
        place.append(...chip.childNodes, " ", ...row.cells[1].cloneNode(true).childNodes, ", " + row.cells[2].firstChild.textContent.trim());
        if (advice !== undefined) place.append(": " + advice);
        places.append(place);
      }
      item.append(name, mail === null ? "" : " " + mail.textContent, places);
      byPerson.append(item);
    }
    frame.after(byPerson);
    found.textContent = grouped(people.size) + (people.size === 1 ? " person, " : " people, ") + grouped(members.shown.length) +
      " of " + grouped(members.rows.length) + " memberships";
  }

  /* The address keeps what is chosen: #room-1201&status=inactive&q=... */
  function keep() {
    const { room, access, guest, by, q } = inputs;
    const parts = [room.value === "" ? "members" : "room-" + room.value];
    const add = (name, value) => {
      if (value !== "" && value !== "all") parts.push(name + "=" + encodeURIComponent(value));
    };
    add("status", status());
    add("access", access.value);
    add("guest", guest.value);
    add("by", by.value);
    add("q", q.value.trim());
    try {
      history.replaceState(null, "", "#" + parts.join("&"));
    } catch {
      /* Some viewers have no address. */
    }
  }

  function restore() {
    const all = location.hash.slice(1).split("&");
    const parts = all.filter((part) => part.includes("="));
    const [anchor = ""] = all.filter((part) => !parts.includes(part));
    const room = /^room-(\\d+)$/.exec(anchor)?.[1];
    if (parts.length === 0 && anchor !== "members") return;
    const read = new Map(parts.map((part) => {
      const [name, value = ""] = part.split("=");
      try {
        return [name, decodeURIComponent(value)];
      } catch {
        return [name, ""];
      }
    }));
    choose(read.get("status") ?? "all");
    inputs.room.value = room ?? "";
    for (const name of ["access", "guest", "by"]) inputs[name].value = read.get(name) ?? "";
    for (const name of ["room", "access", "guest", "by"]) {
      if (inputs[name].selectedIndex < 0) inputs[name].value = "";
    }
    inputs.q.value = read.get("q") ?? "";
    apply();
    if (parts.length > 0) at("members").scrollIntoView();
  }

  let waiting;
  const changed = () => {
    apply();
    keep();
  };
  for (const name of ["room", "access", "guest", "by"]) inputs[name].addEventListener("change", changed);
  for (const choice of document.querySelectorAll("[name=verdict]")) choice.addEventListener("change", changed);
  inputs.q.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(changed, 120);
  });
  const reset = (kind, room) => {
    choose(kind);
    for (const name of ["room", "access", "guest", "q"]) inputs[name].value = "";
    inputs.room.value = room;
    changed();
  };
  at("show-everybody").addEventListener("click", () => reset("all", ""));
  for (const link of document.querySelectorAll("a[data-status], a[data-room]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      reset(link.dataset.status ?? "all", link.dataset.room ?? "");
      at("members").scrollIntoView();
      at("member-search").focus({ preventScroll: true });
    });
  }
  addEventListener("hashchange", restore);
  restore();

  const field = (text) => {
    const safe = /^\\s*[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]/.test(text) ? "'" + text : text;
    return '"' + safe.replaceAll('"', '""') + '"';
  };
  at("copy-rows").addEventListener("click", async () => {
    const heads = ["member", "email", "room_id", "room", "access", "status", "why", "events", "last_activity"];
    const rows = members.shown.map((row) => {
      const { cells } = row;
      const why = row.querySelector(".unfolded p:not(.mail)")?.textContent ?? "";
      return [cells[0].querySelector("bdi").textContent, row.querySelector(".mail")?.textContent ?? "", row.dataset.room,
        cells[1].textContent, cells[2].firstChild.textContent.trim(), row.querySelector(".chip").textContent, why,
        Number(cells[4].dataset.value) < 0 ? "" : cells[4].dataset.value, cells[5].textContent];
    });
    const text = [heads, ...rows].map((row) => row.map(field).join(",")).join("\\r\\n") + "\\r\\n";
    const done = await copy(text);
    found.textContent = done ? grouped(rows.length) + " rows copied" : "The browser did not allow to copy";
  });
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

for (const head of document.querySelectorAll("th[data-sort]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const body = head.closest("table").tBodies[0];
    const column = head.cellIndex;
    const numbers = head.dataset.sort === "number";
    const descending = head.getAttribute("aria-sort") === "ascending";
    const value = (row) => {
      const cell = row.cells[column];
      const text = cell.dataset.value ?? cell.textContent.trim();
      return numbers ? Number(text.replace(/[^0-9.-]/g, "")) : text;
    };
    const sorted = [...body.rows].map((row) => [value(row), row]);
    const order = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
    sorted.sort(([a], [b]) => (numbers ? a - b : order.compare(a, b)) * (descending ? -1 : 1));
    body.append(...sorted.map(([, row]) => row));
    for (const other of head.parentElement.children) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", descending ? "descending" : "ascending");
    lists.find((list) => list?.body === body)?.show();
  });
}
`;

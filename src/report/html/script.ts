/**
 * What the document gains where scripts run: searching rows, and sorting by a column's head. Nothing is hidden or
 * missing without it.
 */
export const SCRIPT = `
"use strict";
for (const input of document.querySelectorAll("input[data-table]")) {
  const rows = [...document.getElementById(input.dataset.table).tBodies[0].rows];
  const texts = rows.map((row) => row.textContent.toLowerCase());
  const output = input.parentElement.querySelector("output");
  const search = () => {
    const words = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const verdict = document.querySelector("[name=verdict]:checked")?.value ?? "all";
    let found = 0;
    let chosen = 0;
    rows.forEach((row, index) => {
      row.hidden = !words.every((word) => texts[index].includes(word));
      if (verdict !== "all" && (row.dataset.verdict ?? verdict) !== verdict) return;
      chosen++;
      if (!row.hidden) found++;
    });
    output.textContent = words.length === 0 ? "" : found + " of " + chosen + " rows match";
  };
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  for (const choice of document.querySelectorAll("[name=verdict]")) choice.addEventListener("change", search);
  input.parentElement.hidden = false;
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
  });
}
`;

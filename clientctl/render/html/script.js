"use strict";
// Tables are sorted by their headings and narrowed by the box above them, and their numbers lead to what they mean.
// Without this script they are read as they are.
(() => {
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });
  const fold = (text) => text.normalize("NFKC").toLowerCase();

  function keys(rows, column, isNumber) {
    return rows.map((row) => {
      const cell = row.cells[column];
      const text = isNumber ? cell.dataset.key ?? "" : cell.textContent;
      return { row, isEmpty: text === "", value: isNumber ? Number(text) : text };
    });
  }

  function sort(table, heading) {
    const isNumber = heading.dataset.sort === "number";
    const before = heading.getAttribute("aria-sort");
    const first = heading.classList.contains("number") ? "descending" : "ascending";
    const second = first === "ascending" ? "descending" : "ascending";
    const order = before === first ? second : first;
    for (const other of table.querySelectorAll("th[aria-sort]")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", order);
    const body = table.tBodies[0];
    const sign = order === "ascending" ? 1 : -1;
    const compare = isNumber ? (a, b) => a - b : collator.compare;
    const found = keys([...body.rows], heading.cellIndex, isNumber);
    found.sort((a, b) => a.isEmpty - b.isEmpty || (a.isEmpty ? 0 : sign * compare(a.value, b.value)));
    body.append(...found.map((key) => key.row));
  }

  function makeSortable(table) {
    const headings = table.tHead ? [...table.tHead.rows[0].cells] : [];
    for (const heading of headings) {
      const button = document.createElement("button");
      button.type = "button";
      const words = (heading.querySelector(".head") ?? heading).firstChild;
      button.textContent = words.textContent;
      button.addEventListener("click", () => sort(table, heading));
      words.replaceWith(button);
    }
    table.classList.toggle("sortable", headings.length > 0);
  }

  function makeFilter(tools, table) {
    const input = tools.querySelector("input");
    const output = tools.querySelector("output");
    const texts = new Map([...table.tBodies[0].rows].map((row) => [row, fold([...row.cells].map((cell) => cell.textContent).join("\n"))]));
    const narrow = () => {
      const words = fold(input.value).split(/\s+/u).filter(Boolean);
      let shown = 0;
      for (const [row, text] of texts) {
        row.hidden = !words.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      const said = output.dataset.words.replace("{shown}", shown).replace("{count}", texts.size);
      output.textContent = words.length ? said : "";
    };
    input.addEventListener("input", narrow);
    tools.hidden = false;
    narrow();
  }

  // A number leads where its column's heading does: to what it means.
  function meaning(target) {
    const cell = target.closest("td.number");
    const table = cell?.closest("table");
    return cell && !target.closest("a") ? table.tHead?.rows[0].cells[cell.cellIndex].querySelector(".what") : null;
  }

  document.addEventListener("click", (event) => {
    if (String(getSelection()) === "") meaning(event.target)?.click();
  });
  document.addEventListener("pointerover", (event) => {
    if (meaning(event.target)) event.target.closest("td").classList.add("told");
  });

  for (const table of document.querySelectorAll("table")) {
    if (table.tBodies[0].rows.length > 1) makeSortable(table);
    const tools = table.previousElementSibling;
    if (tools && tools.classList.contains("tools")) makeFilter(tools, table);
  }
})();

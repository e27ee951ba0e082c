// Sorts and filters the lists of this paper. Without it the paper is complete; it asks for nothing outside this file.

const words = new Intl.Collator("zh-CN", { numeric: true });

/** Fewer rows are seen at one glance and need no filter. */
const fewest = 6;

/** What a cell is sorted by: a number (7, 1,234, 63.6%), a day (2020年6月8日, the first of two) or text; null for nothing or “—”. */
function keyOf(text) {
  if (text === "" || text === "—") return null;
  if (/^-?[\d,]+(\.\d+)?%?$/.test(text)) return Number.parseFloat(text.replaceAll(",", ""));
  const day = /^(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(text) ?? /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return day ? Number(day[1]) * 10000 + Number(day[2]) * 100 + Number(day[3]) : text;
}

function compareKeys(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : words.compare(String(a), String(b));
}

/** Rows by the column: equal ones as they stand in the paper, those without a value last whichever way. */
function sorted(rows, column, direction) {
  const keyed = rows.map((row, index) => ({ row, index, key: keyOf(row.cells[column].textContent.trim()) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.index - b.index;
    return direction * compareKeys(a.key, b.key) || a.index - b.index;
  });
  return keyed.map(({ row }) => row);
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function equip(holder) {
  const body = holder.querySelector("tbody");
  const asPrinted = [...body.rows];
  const rows = asPrinted.filter((row) => !row.classList.contains("summary"));
  const summaries = asPrinted.filter((row) => row.classList.contains("summary"));
  const headers = [...holder.querySelectorAll("thead th")];
  const count = element("p", { className: "count" });
  count.setAttribute("role", "status");

  for (const [column, header] of headers.entries()) {
    const name = header.textContent;
    const button = element("button", { type: "button", title: "点击排序：升序、降序、原顺序" }, ...header.childNodes);
    header.append(button);
    header.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const next = { none: "ascending", ascending: "descending", descending: "none" }[header.getAttribute("aria-sort")];
      for (const other of headers) other.setAttribute("aria-sort", "none");
      header.setAttribute("aria-sort", next);
      if (next === "none") body.append(...asPrinted);
      else body.append(...sorted(rows, column, next === "ascending" ? 1 : -1), ...summaries);
      const order = { none: "已恢复原顺序", ascending: `已按${name}升序排列`, descending: `已按${name}降序排列` }[next];
      count.textContent = `${shown()}；${order}`;
    });
  }

  const box = element("input", { type: "search", autocomplete: "off" });
  const shown = () => {
    const visible = rows.filter((row) => !row.hidden).length;
    return visible === rows.length ? `共${rows.length}行` : `显示${visible}行，共${rows.length}行`;
  };
  box.addEventListener("input", () => {
    const terms = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const text = [...row.cells].map((cell) => cell.textContent.toLowerCase()).join("\n");
      row.hidden = !terms.every((term) => text.includes(term));
    }
    // A total beside a part of its rows would be read as theirs.
    for (const row of summaries) row.hidden = terms.length > 0;
    count.textContent = shown();
  });
  count.textContent = shown();
  const tools = element("div", { className: "tools" }, count);
  if (rows.length >= fewest) tools.prepend(element("label", {}, "筛选", box));
  holder.prepend(tools);
}

for (const holder of document.querySelectorAll("[data-list]")) equip(holder);

// The line grid: arrows and Enter walk through its cells, Enter on the last line adds one, a copied range spreads out.
(() => {
  const grid = (element) => element.closest('table[data-lines="true"]');
  const fields = (row) => [...row.querySelectorAll("input:not([type=hidden]), select, textarea")].filter((field) => !field.disabled && !field.readOnly);
  const lines = (table) => [...table.querySelectorAll("tbody tr")].filter((row) => fields(row).length);
  const column = (field) => fields(field.closest("tr")).indexOf(field);

  const to = (table, row, index) => {
    const target = lines(table)[row] && fields(lines(table)[row])[index];
    if (!target) return false;
    target.focus();
    if (target.select) target.select();
    return true;
  };

  const step = (field, by) => {
    const table = grid(field);
    const here = lines(table).indexOf(field.closest("tr"));
    return to(table, here + by, column(field));
  };

  // After the answer to "add a line" the cursor goes to its first cell.
  let awaited = null;
  const add = (table) => {
    const button = table.querySelector("tr.add button, tr.add a");
    if (!button) return;
    awaited = lines(table).length;
    button.click();
  };
  if (window.jQuery) {
    jQuery(document).on("pfAjaxComplete", () => {
      const table = document.querySelector('table[data-lines="true"]');
      if (awaited === null || !table || lines(table).length <= awaited) return;
      to(table, lines(table).length - 1, 0);
      awaited = null;
    });
  }

  document.addEventListener("keydown", (event) => {
    const field = event.target.closest("input, select");
    if (!field || !grid(field) || event.ctrlKey || event.altKey || event.metaKey) return;
    const suggesting = field.getAttribute("aria-expanded") === "true";
    if (suggesting || field.tagName === "SELECT") return;
    if (event.key === "ArrowDown" && step(field, 1)) event.preventDefault();
    else if (event.key === "ArrowUp" && step(field, -1)) event.preventDefault();
    else if (event.key === "Enter") {
      event.preventDefault();
      if (!step(field, 1)) add(grid(field));
    }
  });

  // A range copied from a spreadsheet fills the cells from here on; the server adds the lines that are missing.
  document.addEventListener("paste", (event) => {
    const field = event.target.closest?.("input");
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!field || !grid(field) || !window.twistPaste || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const place = field.id.split(":");
    window.twistPaste([
      { name: "grid", value: grid(field).dataset.grid },
      { name: "row", value: place[place.length - 2] },
      { name: "column", value: place[place.length - 1] },
      { name: "block", value: text },
    ]);
  });
})();

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

  const put = (field, text) => {
    if (field.tagName === "SELECT") {
      const option = [...field.options].find((one) => one.text === text || one.value === text);
      if (option) field.value = option.value;
    } else {
      field.value = text;
    }
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // A range copied from a spreadsheet fills the cells from here on; lines that are missing stay in the clipboard.
  document.addEventListener("paste", (event) => {
    const field = event.target.closest?.("input");
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!field || !grid(field) || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    const table = grid(field);
    const first = lines(table).indexOf(field.closest("tr"));
    const start = column(field);
    text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((row, down) => {
      const target = lines(table)[first + down];
      if (!target) return;
      row.split("\t").forEach((cell, right) => {
        const place = fields(target)[start + right];
        if (place) put(place, cell.trim());
      });
    });
  });
})();

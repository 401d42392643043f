// Keys: data-key="n" on a button or link is pressed by that key outside fields, data-key="Ctrl+S" anywhere.
// J and K move in a list, Enter opens the row, / goes to its search.
(() => {
  const typing = (event) => event.target.closest("input, textarea, select, [contenteditable]");
  const seen = (element) => element && element.offsetParent !== null && !element.disabled;
  const press = (key) => {
    const target = [...document.querySelectorAll(`[data-key="${key}"]`)].find(seen);
    target?.click();
    return Boolean(target);
  };
  const rows = () => [...document.querySelectorAll("table[data-rows] tbody tr:has(a.id)")];
  const move = (by) => {
    const all = rows();
    if (!all.length) return false;
    const now = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[Math.max(0, Math.min(all.length - 1, now < 0 ? 0 : now + by))];
    next.querySelector("a.id").focus();
    next.scrollIntoView({ block: "nearest" });
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || document.querySelector("dialog[open]")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (event.ctrlKey || event.metaKey) {
      if (press(`Ctrl+${key.toUpperCase()}`)) event.preventDefault();
      return;
    }
    if (typing(event)) return;
    if (key === "/") {
      const find = document.querySelector("[data-find]");
      find?.focus();
      if (find) event.preventDefault();
    } else if (key === "j" || key === "k") {
      if (move(key === "j" ? 1 : -1)) event.preventDefault();
    } else if (key.length === 1 && press(key)) {
      event.preventDefault();
    }
  });

  // A row opens where it is pressed, unless something in it was meant.
  document.addEventListener("click", (event) => {
    if (event.target.closest("a, button, input, label") || getSelection().toString()) return;
    event.target.closest("table[data-rows] tbody tr")?.querySelector("a.id")?.click();
  });
})();

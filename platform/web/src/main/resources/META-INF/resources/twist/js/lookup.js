// A field that names records: a list of what fits opens while one types. Without this script its code can be typed.
(() => {
  const WAIT = 140;
  const list = document.createElement("ul");
  list.id = "lookup-list";
  list.className = "lookup";
  list.setAttribute("role", "listbox");
  list.popover = "manual";
  document.body.append(list);

  let field = null;
  let hits = [];
  let at = -1;
  let asked = 0;
  let timer;

  const many = () => field.hasAttribute("data-many");
  // What is being typed: the whole field, or what stands after its last comma.
  const typed = () => (many() ? field.value.slice(field.value.lastIndexOf(",") + 1) : field.value).trim();

  const close = () => {
    clearTimeout(timer);
    asked++;
    if (!field) return;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    if (list.matches(":popover-open")) list.hidePopover();
    hits = [];
    at = -1;
  };

  const place = () => {
    const box = (field.closest(".in, td") ?? field).getBoundingClientRect();
    const width = Math.max(box.width, Math.min(320, innerWidth - 20));
    const below = innerHeight - box.bottom;
    list.style.width = `${width}px`;
    list.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    list.style.maxHeight = `${Math.max(below, box.top) - 16}px`;
    if (below > 220 || below > box.top) {
      list.style.top = `${box.bottom + 2}px`;
      list.style.bottom = "auto";
    } else {
      list.style.top = "auto";
      list.style.bottom = `${innerHeight - box.top + 2}px`;
    }
  };

  const point = (index) => {
    at = hits.length ? (index + hits.length) % hits.length : -1;
    [...list.children].forEach((row, i) => row.setAttribute("aria-selected", i === at));
    const row = list.children[at];
    if (at >= 0 && row) {
      field.setAttribute("aria-activedescendant", row.id);
      row.scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  };

  const option = (hit, index) => {
    const row = document.createElement("li");
    row.id = `lookup-${index}`;
    row.setAttribute("role", "option");
    const code = document.createElement("b");
    code.textContent = hit.code;
    const name = document.createElement("span");
    name.textContent = hit.name === hit.code ? "" : hit.name;
    row.append(code, name);
    return row;
  };

  const show = (found) => {
    hits = found;
    list.replaceChildren(...found.map(option));
    if (!found.length) {
      const none = document.createElement("li");
      none.className = "none";
      none.textContent = field.dataset.none;
      list.append(none);
    }
    if (!list.matches(":popover-open")) list.showPopover();
    field.setAttribute("aria-expanded", "true");
    field.setAttribute("aria-controls", list.id);
    place();
    point(typed() && found.length ? 0 : -1);
  };

  const search = async (all) => {
    const mine = ++asked;
    const query = all ? "" : typed();
    try {
      const answer = await fetch(`${field.dataset.lookup}?q=${encodeURIComponent(query)}`, { headers: { accept: "application/json" } });
      if (!answer.ok || mine !== asked) return;
      const found = await answer.json();
      if (mine === asked && field === document.activeElement) show(found);
    } catch {
      close();
    }
  };

  const take = (index) => {
    const hit = hits[index];
    if (!hit) return;
    if (many()) {
      const before = field.value.slice(0, field.value.lastIndexOf(",") + 1);
      field.value = `${before}${before ? " " : ""}${hit.code}`;
    } else {
      field.value = hit.name && hit.name !== hit.code ? `${hit.code} ${hit.name}` : hit.code;
    }
    close();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  document.addEventListener("input", (event) => {
    if (!event.isTrusted || !event.target.matches("[data-lookup]")) return;
    field = event.target;
    clearTimeout(timer);
    timer = setTimeout(search, WAIT);
  });
  document.addEventListener("focusin", (event) => {
    if (field && event.target !== field) close();
    if (event.target.matches("[data-lookup]")) field = event.target;
  });
  document.addEventListener("focusout", (event) => event.target === field && close());

  // Before the line grid sees a key.
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.target !== field || !field?.matches("[data-lookup]")) return;
      const open = list.matches(":popover-open");
      if (event.key === "ArrowDown" && (open || event.altKey)) open ? point(at + 1) : search(true);
      else if (event.key === "ArrowUp" && open) point(at - 1);
      else if (event.key === "Enter" && open && at >= 0) take(at);
      else if (event.key === "Escape" && open) close();
      else {
        if (event.key === "Tab" && open && at >= 0) take(at);
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );

  // The pointer chooses before the field loses the cursor.
  list.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    const row = event.target.closest("[role=option]");
    if (row) take([...list.children].indexOf(row));
  });
  document.addEventListener("pointerdown", (event) => {
    const button = event.target.closest("[data-open]");
    const next = button?.parentElement.querySelector("[data-lookup]");
    if (!next) return;
    event.preventDefault();
    const was = field === next && list.matches(":popover-open");
    next.focus();
    field = next;
    was ? close() : search(true);
  });
  addEventListener("resize", close);
  document.addEventListener("scroll", (event) => field && list.matches(":popover-open") && event.target !== list && place(), true);
})();

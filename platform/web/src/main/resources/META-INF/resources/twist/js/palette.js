// The command bar: every page of the menu by a few letters, records where the server finds them.
(() => {
  const dialog = document.getElementById("palette");
  if (!dialog) return;
  const input = dialog.querySelector("input");
  const list = dialog.querySelector(".hits");
  let hits = [];
  let at = 0;
  let asked = 0;

  const pages = () =>
    [...document.querySelectorAll(".side a")].map((link) => {
      const module = link.closest("details");
      const icon = (module ?? link).querySelector(".pi");
      return {
        label: link.querySelector(".lbl").textContent,
        note: module ? module.querySelector("summary .lbl").textContent : "",
        icon: icon.className.replace("tail", ""),
        href: link.href,
      };
    });

  const marked = (text, query) => {
    const from = query ? text.toLowerCase().indexOf(query.toLowerCase()) : -1;
    if (from < 0) return [document.createTextNode(text)];
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, from + query.length);
    return [document.createTextNode(text.slice(0, from)), mark, document.createTextNode(text.slice(from + query.length))];
  };

  const item = (hit, index, query) => {
    const row = document.createElement("li");
    row.id = `palette-hit-${index}`;
    row.setAttribute("role", "option");
    const icon = document.createElement("i");
    icon.className = hit.icon;
    icon.setAttribute("aria-hidden", "true");
    const text = document.createElement("span");
    text.className = "clip";
    text.append(...marked(hit.label, query), " ");
    const note = document.createElement("span");
    note.className = "mute";
    note.append(...marked(hit.note, query));
    text.append(note);
    const end = document.createElement("span");
    end.className = "end";
    const key = document.createElement("kbd");
    key.textContent = "↵";
    end.append(key);
    row.append(icon, text, end);
    row.addEventListener("click", (event) => go(index, event.ctrlKey));
    row.addEventListener("pointermove", () => point(index));
    return row;
  };

  const group = (title, found, query) => {
    if (!found.length) return;
    const head = document.createElement("h3");
    head.textContent = title;
    const rows = document.createElement("ul");
    rows.setAttribute("role", "group");
    rows.setAttribute("aria-label", title);
    found.forEach((hit) => rows.append(item(hit, hits.push(hit) - 1, query)));
    list.append(head, rows);
  };

  const point = (index) => {
    at = Math.max(0, Math.min(index, hits.length - 1));
    list.querySelectorAll("li").forEach((row, i) => row.setAttribute("aria-selected", i === at));
    const row = document.getElementById(`palette-hit-${at}`);
    row?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", row ? row.id : "");
  };

  const show = (records) => {
    const query = input.value.trim();
    const words = query.toLowerCase().split(/\s+/);
    hits = [];
    list.replaceChildren();
    group(dialog.dataset.records, records, query);
    const fits = (page) => words.every((word) => `${page.label} ${page.note}`.toLowerCase().includes(word));
    group(dialog.dataset.pages, pages().filter(fits).slice(0, 9), query);
    if (!hits.length) {
      const none = document.createElement("p");
      none.className = "none";
      none.textContent = dialog.dataset.none;
      list.append(none);
    }
    point(0);
  };

  const search = async () => {
    const query = input.value.trim();
    show([]);
    if (!dialog.dataset.search || query.length < 2) return;
    const mine = ++asked;
    await new Promise((later) => setTimeout(later, 150));
    if (mine !== asked) return;
    const answer = await fetch(`${dialog.dataset.search}${encodeURIComponent(query)}`, { headers: { accept: "application/json" } });
    if (!answer.ok || mine !== asked) return;
    const found = await answer.json();
    show(found.map((one) => ({ ...one, icon: `pi pi-${one.icon}` })));
  };

  const go = (index, apart) => {
    const hit = hits[index];
    if (!hit) return;
    if (apart) return void open(hit.href, "_blank");
    location.href = hit.href;
  };

  const openBar = () => {
    input.value = "";
    show([]);
    if (!dialog.open) dialog.showModal();
    input.focus();
  };

  input.addEventListener("input", search);
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") point(at + 1);
    else if (event.key === "ArrowUp") point(at - 1);
    else if (event.key === "Enter") go(at, event.ctrlKey);
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.addEventListener("click", (event) => event.target.closest("[data-command]") && openBar());
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      dialog.open ? dialog.close() : openBar();
    }
  });
})();

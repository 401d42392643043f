// One record: figures follow what is typed, a dialog asks, tabs switch, unsaved work is guarded.
(() => {
  const form = () => document.getElementById("doc");

  // Figures follow what is typed: once the person leaves a field, unless something else is sent first.
  let timer;
  const hold = () => clearTimeout(timer);
  const preview = () => {
    hold();
    timer = setTimeout(() => {
      form()?.querySelectorAll("input, textarea").forEach((field) => (field.dataset.sent = field.value));
      window.twistPreview?.();
    }, 80);
  };
  document.addEventListener("change", (event) => {
    if (event.target.closest('form[data-live="true"]') && !event.target.closest("dialog")) preview();
  });
  document.addEventListener("click", (event) => event.target.closest('form[data-live="true"] button[type="submit"]') && hold(), true);

  // The answer says how the house writes what was typed; a field that has the cursor or was typed into meanwhile stays.
  window.twistWritten = (args) => {
    const written = args?.written ? JSON.parse(args.written) : {};
    for (const [id, text] of Object.entries(written)) {
      const field = document.getElementById(`doc:${id}`);
      if (field && field !== document.activeElement && field.dataset.sent === field.value) field.value = text;
    }
    mark();
  };

  // A cell that stands for something else than what is stored has a corner.
  const mark = () => {
    document.querySelectorAll(".lines td > .cell-in, .lines td .cell-box > .cell-in").forEach((field) => {
      if (field.value !== field.defaultValue) field.closest("td").classList.add("edited");
    });
  };

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-done]")) form()?.removeAttribute("data-dirty");
    const jump = event.target.closest("[data-jump]");
    const target = jump && document.getElementById(jump.dataset.jump);
    if (target) {
      event.preventDefault();
      target.closest("details")?.setAttribute("open", "");
      target.focus();
      target.scrollIntoView({ block: "center" });
    }
    const tab = event.target.closest("[data-tab]");
    if (tab) {
      event.preventDefault();
      history.replaceState(null, "", tab.getAttribute("href"));
      show(tab.dataset.tab);
    }
  });

  const show = (name) => {
    document.querySelectorAll("[data-tab]").forEach((tab) => {
      tab.classList.toggle("on", tab.dataset.tab === name);
      tab.setAttribute("aria-current", tab.dataset.tab === name ? "page" : "false");
    });
    document.querySelectorAll("[data-panel]").forEach((panel) => {
      panel.classList.toggle("gone", panel.dataset.panel !== name);
    });
  };

  // A native dialog keeps the focus; Esc goes back to the page.
  const ask = () => {
    const dialog = document.querySelector("dialog[data-ask]");
    if (!dialog || dialog.matches(":modal")) return;
    dialog.removeAttribute("open");
    dialog.showModal();
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      dialog.querySelector("[data-dismiss]")?.click();
    });
  };

  // What a person opened stays open when an answer draws the page anew.
  const opened = new Map();
  document.addEventListener("toggle", (event) => event.target.matches?.("details[data-open]") && opened.set(event.target.id, event.target.open), true);
  const unfold = () =>
    document.querySelectorAll("details[data-open]").forEach((part) => {
      part.open = opened.get(part.id) ?? part.dataset.open === "true";
    });

  const settle = () => {
    const page = form();
    if (!page) return;
    unfold();
    if (Number(page.dataset.changed) > 0) page.setAttribute("data-dirty", "");
    const tab = new URLSearchParams(location.search).get("tab");
    if (tab) show(tab);
    ask();
    const summary = page.querySelector("[data-summary]:not([data-seen]), .refusal:not([data-seen])");
    if (summary) {
      summary.dataset.seen = "";
      summary.tabIndex = -1;
      summary.focus();
      summary.scrollIntoView({ block: "nearest" });
    }
  };
  settle();
  document.querySelector("form[data-live='true'] input[autofocus], .doc.alone form input")?.focus();

  if (window.jQuery) {
    jQuery(document).on("pfAjaxComplete", (event, xhr) => {
      if (!xhr?.responseXML?.querySelector("redirect")) settle();
    });
    jQuery(document).on("pfAjaxError", () => {
      const words = document.getElementById("failed");
      const box = document.getElementById("toasts");
      if (words && box) box.append(words.content.cloneNode(true));
    });
  }
})();

// The frame: menu, things that drop, look, toasts, and the sign that work is under way.
(() => {
  const root = document.documentElement;
  const app = document.querySelector(".app");
  const phone = matchMedia("(width < 640px)");

  const look = () => {
    const kept = /(?:^|; )twist-look=([^;]*)/.exec(document.cookie);
    const [theme, density, nav] = (kept ? kept[1] : "").split(".");
    return { theme: theme || "light", density: density || "comfortable", nav: nav || "open" };
  };
  const keep = (change) => {
    const next = { ...look(), ...change };
    document.cookie = `twist-look=${next.theme}.${next.density}.${next.nav}; path=/; max-age=31536000; samesite=lax`;
  };

  // Menu: a rail on a desk, a drawer on a phone. Modules stay as a person left them.
  const drawer = (open) => app && (open ? (app.dataset.drawer = "open") : delete app.dataset.drawer);
  const opened = new Set(JSON.parse(sessionStorage.getItem("twist-modules") || "[]"));
  document.querySelectorAll(".side details").forEach((module) => {
    const id = module.dataset.module;
    module.open = module.classList.contains("within") || opened.has(id);
    module.addEventListener("toggle", () => {
      module.open ? opened.add(id) : opened.delete(id);
      sessionStorage.setItem("twist-modules", JSON.stringify([...opened]));
    });
  });

  const toggleMenu = () => {
    if (phone.matches) return drawer(!app.dataset.drawer);
    app.dataset.nav = app.dataset.nav === "rail" ? "open" : "rail";
    keep({ nav: app.dataset.nav });
  };

  const choose = (button) => {
    const what = button.closest("[data-look]").dataset.look;
    button.parentElement.querySelectorAll("button").forEach((one) => one.setAttribute("aria-pressed", one === button));
    keep({ [what]: button.value });
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset[what] = button.value === "auto" ? (dark ? "dark" : "light") : button.value;
  };

  const filterFeed = (button) => {
    const tabs = button.parentElement;
    tabs.querySelectorAll("button").forEach((one) => {
      one.classList.toggle("on", one === button);
      one.setAttribute("aria-pressed", one === button);
    });
    const feed = tabs.parentElement.querySelector(".feed");
    feed.querySelectorAll("li[data-kind]").forEach((item) => {
      item.hidden = Boolean(button.dataset.kind) && item.dataset.kind !== button.dataset.kind;
    });
    feed.querySelectorAll("li.day").forEach((day) => {
      let next = day.nextElementSibling;
      while (next && !next.matches(".day") && next.hidden) next = next.nextElementSibling;
      day.hidden = !next || next.matches(".day");
    });
  };

  const actions = {
    "[data-menu]": toggleMenu,
    "[data-look] button": choose,
    "[data-feed-tabs] button": filterFeed,
    "[data-close=toast]": (button) => button.closest(".toast").remove(),
    "[data-copy]": (button) => navigator.clipboard?.writeText(button.dataset.copy),
    "[data-submit]": (button) => document.getElementById(button.dataset.submit)?.click(),
    "[data-print]": () => print(),
  };

  document.addEventListener("click", (event) => {
    for (const [selector, act] of Object.entries(actions)) {
      const hit = event.target.closest(selector);
      if (hit) act(hit);
    }
    document.querySelectorAll("details.drop[open]").forEach((drop) => {
      if (!drop.contains(event.target)) drop.open = false;
    });
    if (app?.dataset.drawer && !event.target.closest(".side, [data-menu]")) drawer(false);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const drop = document.querySelector("details.drop[open]");
    if (drop) {
      drop.open = false;
      drop.querySelector("summary").focus();
    }
    drawer(false);
  });

  // A toast of success leaves by itself; the pointer on it holds it.
  const retire = (toast) => {
    if (toast.dataset.stays === "true" || toast.dataset.timed) return;
    toast.dataset.timed = "1";
    const leave = () => (toast.matches(":hover, :focus-within") ? setTimeout(leave, 1000) : toast.remove());
    setTimeout(leave, 5000);
  };
  const retireAll = () => document.querySelectorAll(".toast").forEach(retire);
  retireAll();

  // Busy after 300 ms, so that quick answers do not flicker.
  let waiting = 0;
  let timer;
  const busy = (by) => {
    waiting = Math.max(0, waiting + by);
    clearTimeout(timer);
    if (waiting > 0) timer = setTimeout(() => (root.dataset.busy = ""), 300);
    else delete root.dataset.busy;
  };
  if (window.jQuery) {
    jQuery(document).on("pfAjaxStart", () => busy(1));
    jQuery(document).on("pfAjaxComplete pfAjaxError", () => {
      busy(-1);
      retireAll();
    });
  }
  document.addEventListener("submit", () => busy(1));
  addEventListener("pageshow", () => busy(-waiting));

  // Leaving with unsaved work asks first.
  document.addEventListener("input", (event) => {
    event.target.closest("form[data-guard]")?.setAttribute("data-dirty", "");
  });
  document.addEventListener("submit", (event) => event.target.removeAttribute("data-dirty"));
  addEventListener("beforeunload", (event) => {
    if (document.querySelector("form[data-dirty]")) event.preventDefault();
  });
})();

// A day is typed as people write it; the button beside the field opens the browser's own calendar.
(() => {
  const written = (iso) => {
    const [year, month, day] = iso.split("-").map(Number);
    const parts = new Intl.DateTimeFormat("en-US", { month: "short", timeZone: "UTC" });
    return `${day} ${parts.format(new Date(Date.UTC(year, month - 1, day)))} ${year}`;
  };
  const english = (document.documentElement.lang || "en").startsWith("en");
  const iso = (text) => {
    const day = new Date(`${text} UTC`);
    return Number.isNaN(day.getTime()) ? "" : day.toISOString().slice(0, 10);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-calendar]");
    const field = button?.parentElement.querySelector("input:not([type=date])");
    if (!field) return;
    let picker = button.parentElement.querySelector("input[type=date]");
    if (!picker) {
      picker = document.createElement("input");
      picker.type = "date";
      picker.tabIndex = -1;
      picker.className = "picker";
      picker.setAttribute("aria-hidden", "true");
      picker.addEventListener("change", (change) => {
        change.stopPropagation();
        if (!picker.value) return;
        field.value = english ? written(picker.value) : picker.value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
        field.focus();
      });
      button.after(picker);
    }
    picker.value = iso(field.value);
    picker.showPicker();
  });
})();

// Runs before the page is painted: the system's theme where a person left the choice to it.
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  if (root.dataset.theme === "auto") root.dataset.theme = dark.matches ? "dark" : "light";
})();

// Dark or light by hand. Nothing is remembered: a file opened from a folder has nowhere to keep it.
{
  const page = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const button = element("button", { type: "button", className: "theme" });
  const isDark = () => (page.dataset.theme ? page.dataset.theme === "dark" : dark.matches);
  const name = () => {
    button.textContent = isDark() ? "浅色" : "深色";
  };
  button.addEventListener("click", () => {
    page.dataset.theme = isDark() ? "light" : "dark";
    name();
  });
  dark.addEventListener("change", name);
  name();
  document.querySelector("nav").append(button);
}

// The menu is made by script, as many content systems do: "Naam=/pad;Naam=/pad" becomes a list.
const nav = document.querySelector("nav[data-menu]");
if (nav) {
  const list = document.createElement("ul");
  list.id = "menu-lijst";
  for (const entry of nav.dataset.menu.split(";")) {
    const [name, path] = entry.split("=");
    const link = document.createElement("a");
    link.href = path;
    link.textContent = name;
    const here = location.pathname;
    if (here === path) link.setAttribute("aria-current", "page");
    else if (path !== "/" && here.startsWith(path + "/")) link.setAttribute("aria-current", "true");
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  }
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Menu";
  button.setAttribute("aria-controls", list.id);
  const show = (open) => {
    list.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => show(list.hidden));
  nav.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && narrow.matches && !list.hidden) {
      show(false);
      button.focus();
    }
  });
  const narrow = matchMedia("(max-width: 40rem)");
  narrow.addEventListener("change", () => show(!narrow.matches));
  show(!narrow.matches);
  nav.append(button, list);
}

// What a page can do beyond links and forms; each page is whole without it.

import { begin, make, onPage, ours, word } from "./page.js";

// A slash goes to the search, unless somebody is writing or wants no keys.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input:not([type=range], [type=checkbox]), textarea, select, [contenteditable]")) return;
  if (/"keys":false/.test(stored("localStorage", "notecast.settings"))) return;
  const field = [...document.querySelectorAll("input[type=search]")].find((input) => input.checkVisibility?.() ?? true);
  if (!field) return;
  event.preventDefault();
  field.select();
  field.focus();
});

// Whoever leaves the menu of a phone by key is not to look for the place below it.
document.addEventListener("focusin", ({ target }) => target.closest("main") && document.querySelector("#menu")?.hidePopover?.());

// The feed's address, copied at a touch.
onPage((page) => {
  const address = page.querySelector(".address code");
  if (!address || !navigator.clipboard) return;
  const button = ours(make("button", { type: "button" }, word("copy")));
  const said = ours(make("span", { className: "unseen", role: "status" }));
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address.textContent);
    button.textContent = said.textContent = word("copiedShort");
    setTimeout(() => {
      button.textContent = word("copy");
      said.textContent = "";
    }, 2000);
  });
  address.parentElement.append(button, said);
});

// The player comes when there is something to play, or something of the page before to go on with.
const stored = (storage, key) => {
  try {
    return window[storage].getItem(key) ?? "";
  } catch {
    return "";
  }
};
let isComing = false;
const listen = (page) => {
  if (stored("localStorage", "notecast.places")) import("./memory.js").then((memory) => memory.mark(page));
  if (isComing) return;
  if (page.querySelector(".player[data-episode], a[href*='#t=']") || stored("sessionStorage", "notecast.now")) {
    isComing = true;
    import("./player.js");
  }
};
onPage(listen);
// A page that Back brings as it was left knows nothing of what was played since.
addEventListener("pageshow", (event) => event.persisted && listen(document));

onPage((page) => {
  if (page.querySelector("main [data-saved]")) import("./offline.js").then((offline) => offline.list(page));
  if (page.querySelector("#found")) import("./search.js");
});

begin();

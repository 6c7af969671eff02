// What a page can do beyond links and forms; each page is whole without it.

import { begin, onPage, word } from "./page.js";

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

// The feed's address, copied at a touch.
onPage((page) => {
  const address = page.querySelector(".address code");
  if (!address || !navigator.clipboard) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = word("copy");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address.textContent);
    button.textContent = word("copiedShort");
    setTimeout(() => (button.textContent = word("copy")), 2000);
  });
  address.parentElement.append(button);
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
onPage((page) => {
  if (stored("localStorage", "notecast.places")) import("./memory.js").then((memory) => memory.mark(page));
  if (page.querySelector("main [data-saved]")) import("./offline.js").then((offline) => offline.list(page));
  if (page.querySelector("#found")) import("./search.js");
  if (isComing) return;
  if (page.querySelector(".player[data-episode], a[href*='#t=']") || stored("sessionStorage", "notecast.now")) {
    isComing = true;
    import("./player.js");
  }
});

begin();

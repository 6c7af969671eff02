// The search page while somebody writes: the server's answer to the words so far takes the place of the one before.
//
// Everything is at the address that the form itself would lead to, so it can be shared, reloaded and come back to.

import { make, onPage } from "./page.js";

/// From the last letter to the question, milliseconds; and from the first one that was not asked about yet, for who writes on.
const pause = 120;
const longest = 240;
/// After so long without a letter the words are a place to come back to.
const rest = 1500;
/// How long after a failure it is tried again, twice as long after each further one, up to the longest; and how often.
const patience = 4000;
const longestPatience = 60_000;
const tries = 8;
/// The most that a server may ask to be left alone for.
const longestBreak = 3_600_000;
/// Answers that are kept for Back and Forward.
const limit = 20;

const answers = new Map();
/// The parts of the page; null on every other page.
let here = null;
/// What is under way; ended by the next question.
let control = new AbortController();
let timer = 0;
let resting = 0;
/// When the first letter came that was not asked about yet.
let since = 0;
/// Whether the next words are a new entry of the history. All letters of one go are one entry.
let isAtRest = true;
/// Whether the field was left before the answer to its words came: with that they are at rest.
let isLeft = false;
/// What failed, and when it may be asked again; null while nothing has.
let failed = null;
let failures = 0;

const place = (address) => address.pathname + address.search;
const isSearch = (address) => address.origin === location.origin && address.pathname === here.path;

/// As the form would write it.
const written = (query) => {
  const values = new URLSearchParams();
  if (query.trim()) {
    values.set("q", query);
    const sort = new URLSearchParams(location.search).get("sort");
    if (sort) values.set("sort", sort);
  }
  return new URL(values.size ? `${here.path}?${values}` : here.path, location.href);
};

const settle = () => {
  clearTimeout(resting);
  isAtRest = true;
  isLeft = false;
};

const isWaiting = () => since > 0 || here.found.hasAttribute("aria-busy");

/// The address of what is shown. Browsers refuse too many changes at once; the last one comes when the words are at rest.
const record = (address, isTyping) => {
  clearTimeout(resting);
  if (isTyping && !isLeft) resting = setTimeout(settle, rest);
  try {
    if (address.href !== location.href) history[isAtRest ? "pushState" : "replaceState"](null, "", address);
    here.at = place(address);
    isAtRest = !isTyping || isLeft;
    isLeft = false;
  } catch {
    if (isTyping) resting = setTimeout(() => here && record(written(here.input.value)), rest);
  }
};

const remember = (address, text) => {
  answers.delete(address);
  answers.set(address, text);
  if (answers.size > limit) answers.delete(answers.keys().next().value);
};

const put = (text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const [said, found] = ["said", "found"].map((id) => page.getElementById(id));
  if (!said || !found) return false;
  const hadFocus = here.found.contains(document.activeElement);
  // What is read out stays the same element: a new one would not be heard.
  here.said.replaceChildren(...said.childNodes);
  here.found.replaceChildren(...found.childNodes);
  here.found.classList.remove("old");
  document.title = found.dataset.title;
  if (hadFocus) here.found.focus({ preventScroll: true });
  return true;
};

/// Asks again what failed, when it is time and somebody looks.
const retry = () => {
  clearTimeout(timer);
  if (!failed || document.hidden || failures > tries) return;
  timer = setTimeout(() => document.hidden || failed?.again(), Math.max(0, failed.due - performance.now()));
};

/// - wait: the milliseconds that the server asks for; not a number where it knows better than to be asked again.
const trouble = (again, wait) => {
  here.found.removeAttribute("aria-busy");
  const words = here.form.dataset[navigator.onLine ? "trouble" : "noNet"];
  // Said once, however often it is tried.
  if (here.said.textContent !== words) here.said.replaceChildren(make("p", { className: "trouble" }, words));
  here.found.classList.add("old");
  if (Number.isNaN(wait)) return;
  const own = Math.min(patience * 2 ** failures++, longestPatience);
  failed = { again, due: performance.now() + Math.max(own, wait) };
  retry();
};

/// The milliseconds after which an answer that is none may be asked for again.
const patienceOf = (answer) =>
  answer.status >= 400 && answer.status < 500 && answer.status !== 429
    ? NaN
    : Math.min(1000 * (parseInt(answer.headers.get("Retry-After")) || 0), longestBreak);

/// Shows the answer to an address of the search. `isTyping`: the words may go on; `isOld`: an answer from before will do.
async function show(address, { isTyping = false, isOld = false } = {}) {
  clearTimeout(timer);
  since = 0;
  failed = null;
  control.abort();
  control = new AbortController();
  const { signal } = control;
  const source = new URL(here.form.dataset.answer, location.href);
  source.search = address.search;
  const again = () => show(address, { isTyping });
  let text = isOld ? answers.get(address.href) : null;
  let wait = 0;
  here.found.setAttribute("aria-busy", "true");
  try {
    if (!text) {
      const answer = await fetch(source, { signal });
      text = await answer.text();
      wait = patienceOf(answer);
    }
    if (signal.aborted) return false;
    if (!put(text)) throw new Error("no answer");
  } catch {
    if (!signal.aborted) trouble(again, wait);
    return false;
  }
  failures = 0;
  here.found.removeAttribute("aria-busy");
  remember(address.href, text);
  if (!isOld) record(address, isTyping);
  return true;
}

/// The words as they stand, soon.
const plan = () => {
  clearTimeout(timer);
  clearTimeout(resting);
  isLeft = false;
  failed = null;
  since ||= performance.now();
  // An answer that is under way is waited for until somebody pauses: else who writes fast on a slow net would see none.
  const wait = here.found.hasAttribute("aria-busy") ? pause : Math.min(pause, Math.max(0, since + longest - performance.now()));
  timer = setTimeout(() => show(written(here.input.value), { isTyping: true }), wait);
};

const clear = () => {
  if (!here.input.value) return;
  here.input.value = "";
  plan();
};

onPage((page) => {
  const form = page.querySelector("form.ask[data-answer]");
  const [said, found] = ["said", "found"].map((id) => page.getElementById(id));
  control.abort();
  clearTimeout(timer);
  settle();
  [since, failed, failures] = [0, null, 0];
  here = null;
  if (!form || !said || !found) return;
  const input = form.elements.q;
  here = { form, input, said, found, path: new URL(form.action).pathname, at: place(location) };
  found.tabIndex = -1;
  // Who writes with a keyboard that composes is not interrupted before a word is chosen.
  input.addEventListener("input", (event) => event.isComposing || plan());
  input.addEventListener("compositionend", plan);
  input.addEventListener("blur", () => (isWaiting() ? (isLeft = true) : settle()));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(written(input.value)).then(settle);
    // The keyboard of a telephone would hide what was found.
    if (matchMedia("(pointer: coarse)").matches) input.blur();
  });
  // What was written before this script came.
  if (input.value !== (new URLSearchParams(location.search).get("q") ?? "")) plan();
  else if (!input.value && document.activeElement === document.body && matchMedia("(pointer: fine)").matches) input.focus();
});

// Filters, orders and pages are the same page with another question.
document.addEventListener("click", async (event) => {
  const link = here && event.target.closest?.("#said a, #found a");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  settle();
  const address = new URL(link.href);
  if (!isSearch(address)) return;
  event.preventDefault();
  const isPage = link.closest(".pager");
  // Before the answer comes: what is written meanwhile stays.
  here.input.value = address.searchParams.get("q") ?? "";
  if ((await show(address)) && here && isPage) here.form.scrollIntoView();
});

document.addEventListener("keydown", (event) => {
  if (!here || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const { target, key } = event;
  const hits = [...here.found.querySelectorAll(".hit, summary")].filter((hit) => !hit.matches("details:not([open]) > :not(summary) *"));
  const place = target === here.input ? -1 : hits.indexOf(target);
  if (place < 0 && target !== here.input) return;
  if (key === "ArrowDown") hits[place + 1]?.focus();
  else if (key === "ArrowUp" && place >= 0) (hits[place - 1] ?? here.input).focus();
  else if (key === "Escape") {
    if (place < 0) clear();
    here.input.focus();
  } else return;
  event.preventDefault();
});

addEventListener("popstate", () => {
  // While something plays, whole pages are exchanged around it.
  if (!here || globalThis.navigation?.transition) return;
  const address = new URL(location.href);
  // What was another page of this document can only be loaded.
  if (!isSearch(address)) return location.reload();
  // Another place on the same page, as the skip link leads to.
  if (place(address) === here.at) return;
  here.at = place(address);
  settle();
  here.input.value = address.searchParams.get("q") ?? "";
  show(address, { isOld: true });
});

addEventListener("online", () => here?.found.classList.contains("old") && plan());
document.addEventListener("visibilitychange", () => here && failed && retry());

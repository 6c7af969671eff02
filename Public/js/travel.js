// Goes from page to page without leaving the one that plays: what is new is fetched and exchanged around the player.
//
// The Navigation API tells of every way to go and keeps history and scrolling. Where it is missing, pages are left as ever,
// and the next one takes up the sound.

import { begin } from "./page.js";
import { session } from "./session.js";

const isCalm = matchMedia("(prefers-reduced-motion: reduce)");

/// What has an ending is a document or a file; the pages of links are named by hosts.
const isPage = ({ origin, pathname }) => origin === location.origin
  && (/^\/links\/[^/]+$/.test(pathname) || !/\.\w+$|^\/(media|api)\/|\/embed$/.test(pathname));

const source = (page) => page.querySelector("script[type=module]")?.getAttribute("src");

async function read(address, signal) {
  const answer = await fetch(address, { signal, headers: { Accept: "text/html" } });
  // A page with rules of its own has to be a document of its own.
  const hasOwnRules = /frame-src/.test(answer.headers.get("Content-Security-Policy") ?? "");
  if (hasOwnRules || !/^text\/html/.test(answer.headers.get("Content-Type") ?? "")) throw new Error("no page for us");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  // A newer site has other scripts.
  if (!page.querySelector("main") || source(page) !== source(document)) throw new Error("another site");
  return { page, address: answer.url };
}

const headParts = "title, meta[name], meta[property], link[rel=canonical], link[rel=alternate], script[type='application/ld+json']";
const stays = (element) => element.matches(".dock, .toast, .sheet, script");

function exchange(page) {
  document.documentElement.lang = page.documentElement.lang;
  for (const old of document.head.querySelectorAll(headParts)) old.remove();
  document.head.append(...page.head.querySelectorAll(headParts));
  for (const sheet of page.head.querySelectorAll("link[rel=stylesheet]")) {
    if (!document.head.querySelector(`link[href="${CSS.escape(sheet.getAttribute("href"))}"]`)) document.head.append(sheet);
  }
  const first = [...document.body.children].find(stays);
  for (const old of [...document.body.children]) if (!stays(old)) old.remove();
  for (const element of [...page.body.children]) if (!stays(element)) document.body.insertBefore(element, first ?? null);
  begin();
}

/// The heading is read out, and the next Tab goes on from there.
function focus() {
  const heading = document.querySelector("main h1") ?? document.querySelector("main");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}

const turn = (page) => {
  if (!document.startViewTransition || isCalm.matches || document.hidden) return exchange(page);
  const transition = document.startViewTransition(() => exchange(page));
  // A skipped one has exchanged the page all the same.
  for (const promise of [transition.ready, transition.finished]) promise.catch(() => {});
  return transition.updateCallbackDone;
};

/// Set while a redirect's target is written into the address.
let isCorrecting = false;

globalThis.navigation?.addEventListener("navigate", (event) => {
  const address = new URL(event.destination.url);
  if (isCorrecting || !session.track || !event.canIntercept || event.hashChange || event.formData || event.downloadRequest !== null
    || event.navigationType === "reload" || !isPage(address)) return;
  if (event.navigationType === "replace" && address.pathname === location.pathname && address.search === location.search) return;
  event.intercept({
    scroll: "manual",
    focusReset: "manual",
    async handler() {
      document.documentElement.classList.add("turning");
      try {
        const { page, address: arrived } = await read(address, event.signal);
        await turn(page);
        isCorrecting = true;
        if (arrived !== address.href.replace(/#.*/, "")) history.replaceState(null, "", arrived + address.hash);
        isCorrecting = false;
        focus();
        event.scroll();
      } catch (error) {
        isCorrecting = false;
        // Unless somebody already went on, the browser goes by itself.
        if (!event.signal.aborted) location.reload();
      } finally {
        document.documentElement.classList.remove("turning");
      }
    },
  });
});

// Goes from page to page without leaving the one that plays: what is new is fetched and exchanged around the player.
//
// The Navigation API tells of every way to go and keeps history and scrolling. Where it is missing, pages are left as ever,
// and the next one takes up the sound.

import { begin, focus, make, part, word } from "./page.js";
import { session } from "./session.js";

const isCalm = matchMedia("(prefers-reduced-motion: reduce)");

/// What has an ending is a document or a file; the pages of links are named by hosts.
const isPage = ({ origin, pathname }) => origin === location.origin
  && (/^\/links\/[^/]+$/.test(pathname) || !/\.\w+$|^\/(media|api)\/|\/embed$|^\/live\/stream$/.test(pathname));

const source = (page) => page.querySelector("script[type=module]")?.getAttribute("src");

/// Why a page is not shown in place: "net" is missing, it has to be a document by itself ("whole"), or the browser has to go
/// ("elsewhere": another site's, or one with newer scripts while nothing sounds).
class Trouble extends Error {}

async function read(address, signal) {
  const options = { signal, headers: { Accept: "text/html, text/uri-list;q=0.5" } };
  // Redirects are looked at first: one that leaves this site fails just as the net does.
  let answer = await fetch(address, { ...options, redirect: "manual" }).catch((error) => {
    throw signal.aborted ? error : new Trouble("net");
  });
  if (answer.type === "opaqueredirect") {
    answer = await fetch(address, options).catch((error) => {
      throw signal.aborted ? error : new Trouble("elsewhere");
    });
  }
  const type = answer.headers.get("Content-Type") ?? "";
  // Where a redirect would lead, with the place on the page: of a redirect that was followed nobody learns that.
  if (/^text\/uri-list/.test(type)) {
    const target = new URL((await answer.text()).trim(), location.href);
    if (!isPage(target)) throw new Trouble("elsewhere");
    const { page, address: arrived } = await read(target.href.replace(/#.*/, ""), signal);
    return { page, address: arrived + target.hash };
  }
  if (!/^text\/html/.test(type)) throw new Trouble("whole");
  // A page that may show another site's in a frame has a policy of its own, which only the browser can go by.
  if (/frame-src h/.test(answer.headers.get("Content-Security-Policy"))) throw new Trouble("elsewhere");
  const text = await answer.text().catch((error) => {
    throw signal.aborted ? error : new Trouble("net");
  });
  const page = new DOMParser().parseFromString(text, "text/html");
  if (!page.querySelector("main")) throw new Trouble("whole");
  // A newer site has other scripts: they can wait until it is quiet.
  if (source(page) !== source(document) && !session.isPlaying) throw new Trouble("elsewhere");
  return { page, address: answer.url };
}

const headParts = "title, meta[name], meta[property], link[rel=canonical], link[rel=alternate], script[type='application/ld+json']";
const stays = (element) => element.matches(".dock, .toast, .sheet, script");

function exchange(page) {
  document.documentElement.lang = page.documentElement.lang;
  for (const old of document.head.querySelectorAll(headParts)) old.remove();
  document.head.append(...page.head.querySelectorAll(headParts));
  const sheets = [...document.head.querySelectorAll("link[rel=stylesheet]")];
  for (const sheet of page.head.querySelectorAll("link[rel=stylesheet]")) {
    if (sheets.some((one) => one.getAttribute("href") === sheet.getAttribute("href"))) continue;
    sheet.addEventListener("load", () => sheets.forEach((one) => one.remove()));
    document.head.append(sheet);
  }
  const first = [...document.body.children].find(stays);
  for (const old of [...document.body.children]) if (!stays(old)) old.remove();
  for (const element of [...page.body.children]) if (!stays(element)) document.body.insertBefore(element, first ?? null);
  begin();
}

/// What is said in a page's place, while the sound goes on.
function tell(what, address) {
  const notice = part(".notice");
  const main = document.querySelector("main");
  if (!notice || !main) return location.reload();
  const isNet = what === "net";
  const [heading, lead] = isNet ? ["noNet", "noNetLead"] : ["whole", "wholeLead"];
  notice.querySelector("h1").textContent = word(heading);
  notice.querySelector(".lead").textContent = word(lead);
  const again = make("button", { type: "button" }, word("again"));
  again.addEventListener("click", () => go(address, new AbortController().signal));
  // A link to where we are is the browser's own.
  const open = make("a", { className: "button", href: address.href.replace(/#.*/, "") }, word("open"));
  notice.querySelector(".more").prepend(isNet ? again : open);
  const holder = make("main", { id: main.id, className: main.className }, notice);
  main.replaceWith(holder);
  document.title = word(heading);
  begin();
  focus();
}

const turn = (page) => {
  if (!document.startViewTransition || isCalm.matches || document.hidden) return exchange(page);
  const transition = document.startViewTransition(() => exchange(page));
  // A skipped one has exchanged the page all the same.
  for (const promise of [transition.ready, transition.finished]) promise.catch(() => {});
  return transition.updateCallbackDone;
};

/// Shows the page of an address that has just become the document's.
async function go(address, signal, scroll = () => {}) {
  document.documentElement.classList.add("turning");
  try {
    const { page, address: arrived } = await read(address.href.replace(/#.*/, ""), signal);
    await turn(page);
    const target = arrived.includes("#") ? arrived : arrived + address.hash;
    if (target !== address.href) history.replaceState(null, "", target);
    // Our own names are plain: nothing of a fragment has to be decoded.
    const element = document.getElementById(new URL(target).hash.slice(1));
    focus(element ?? undefined);
    // The browser knows of no fragment but that of the address it was sent to.
    if (element && target !== address.href) element.scrollIntoView();
    else scroll();
  } catch (error) {
    // Somebody already went on.
    if (signal.aborted) return;
    const what = error instanceof Trouble ? error.message : "elsewhere";
    // Without a net the browser has nothing better to show; all else it does by itself, unless that would end the sound.
    if (what === "net" || (what === "whole" && session.isPlaying)) tell(what, address);
    else location.reload();
  } finally {
    document.documentElement.classList.remove("turning");
  }
}

globalThis.navigation?.addEventListener("navigate", (event) => {
  const address = new URL(event.destination.url);
  // A script wrote the address of what it shows itself.
  if (event.destination.sameDocument && event.navigationType !== "traverse") return;
  if (!session.track || !event.canIntercept || event.hashChange || event.formData || event.downloadRequest !== null
    || event.navigationType === "reload" || !isPage(address)) return;
  if (event.navigationType === "replace" && address.pathname === location.pathname && address.search === location.search) return;
  event.intercept({
    scroll: "manual",
    focusReset: "manual",
    handler: () => go(address, event.signal, () => event.scroll()),
  });
});

// Saves episodes for when there is no net, lists them and takes them away again. Public/sw.js answers from them.

import { language, make, ours, word } from "./page.js";

const prefix = "notecast-episode:";
/// Nobody is to fill a disk by accident.
const limit = 30;
/// Room that is left for everything else, bytes.
const reserve = 20 << 20;
/// The scripts that a saved page needs.
const scripts = ["controls", "follow", "memory", "offline", "page", "player", "search", "session", "site", "travel", "view"];

/// Where a cache tells what it holds. It is written last: a cache without it is unfinished.
const factsAddress = new URL("/.saved", location.href).href;
const underWay = new Map();

const facts = async (name) => {
  const found = await (await caches.open(name)).match(factsAddress);
  return found ? found.json() : null;
};
const tell = (cache, told) =>
  cache.put(factsAddress, new Response(JSON.stringify(told), { headers: { "Content-Type": "application/json" } }));

const names = async () => (await caches.keys()).filter((name) => name.startsWith(prefix));

/// What is saved, the latest first: `{ id, title, page, bytes, at }`.
const all = async () =>
  (await Promise.all((await names()).map(facts))).filter(Boolean).sort((one, other) => other.at - one.at);

const remove = async (id) => {
  await caches.delete(prefix + id);
  if ((await names()).length) return;
  // Nothing is left to answer from.
  for (const worker of await navigator.serviceWorker.getRegistrations()) worker.unregister();
};

/// Held while an episode is saved, by whichever tab: it ends with the tab.
const lock = (id, options, work) => navigator.locks.request(`notecast-saving:${id}`, options, work);

/// Takes away what was begun and never finished: its tab was closed, or its browser ended.
const sweep = async () => {
  for (const name of await names()) {
    const id = name.slice(prefix.length);
    await lock(id, { ifAvailable: true }, async (isFree) => {
      if (isFree && !(await facts(name))) await remove(id);
    });
  }
};

const size = (bytes) => {
  const [value, unit] = bytes < 1e6 ? [Math.ceil(bytes / 1000), "kilobyte"] : [Math.round(bytes / 1e6), "megabyte"];
  return new Intl.NumberFormat(language, { style: "unit", unit }).format(value);
};

class Refusal extends Error {}

/// Room for it, in words when there is none.
const check = async (track) => {
  if ((await all()).length >= limit) throw new Refusal(word("saveLimit", { count: limit }));
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  const room = quota - usage - reserve;
  if (track.bytes > room) throw new Refusal(word("saveRoom", { needed: size(track.bytes), room: size(Math.max(0, room)) }));
};

const absolute = (address) => new URL(address, location.href).href;
/// What the worker answers with from here says so.
const own = "Notecast-Saved";

/// Puts an episode's page and all that it needs but the audio into a cache, the page last; resolves to their bytes.
const fill = async (cache, track, signal) => {
  let bytes = 0;
  const read = async (address) => {
    const answer = await fetch(address, { signal, headers: { Accept: "text/html, */*" } });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    const headers = new Headers(answer.headers);
    headers.set(own, "1");
    return { body: await answer.blob(), headers };
  };
  const put = (address, { body, headers }) => {
    bytes += body.size;
    return cache.put(address, new Response(body, { headers }));
  };
  const found = await read(absolute(track.page));
  const page = new DOMParser().parseFromString(await found.body.text(), "text/html");
  // What this page needs: the one that is open may be from before the site's last change.
  const assets = [...page.querySelectorAll("link[rel=stylesheet], link[rel=icon], .brand img")].map((one) => one.href ?? one.src);
  const script = page.querySelector("script[type=module]").src;
  const needed = [track.transcript, track.captions, track.chapters, "/offline", "/offline/unsaved", ...assets,
    ...scripts.map((name) => new URL(`./${name}.js`, script).href)];
  for (const address of new Set(needed.filter(Boolean).map(absolute))) {
    if (address.startsWith(`${location.origin}/`)) await put(address, await read(address));
  }
  await put(absolute(track.page), found);
  return bytes;
};

async function save(track, signal, progress) {
  await check(track);
  await navigator.serviceWorker.register("/sw.js");
  await navigator.serviceWorker.ready;
  // A browser that is short of room takes what need not stay.
  navigator.storage?.persist?.().catch(() => {});
  const name = prefix + track.id;
  await caches.delete(name);
  const cache = await caches.open(name);
  try {
    const bytes = await fill(cache, track, signal);
    const answer = await fetch(track.source, { signal });
    if (answer.status !== 200 || !answer.body) throw new Error(`${answer.status}`);
    const length = Number(answer.headers.get("Content-Length")) || track.bytes;
    let got = 0;
    const counted = new TransformStream({
      transform(piece, controller) {
        got += piece.byteLength;
        progress(Math.min(1, got / length));
        controller.enqueue(piece);
      },
    });
    await cache.put(track.source, new Response(answer.body.pipeThrough(counted), { headers: answer.headers }));
    const told = { id: track.id, title: track.title, page: track.page, bytes: bytes + got, at: Date.now() };
    await tell(cache, told);
  } catch (error) {
    await remove(track.id);
    throw error;
  }
}

const label = (button, state, words) => {
  button.dataset.state = state;
  button.querySelector("span").textContent = words;
};

export const mark = async (track, button) => {
  if (underWay.has(track.id)) return label(button, "saving", word("saving", { share: "…" }));
  await swept;
  const name = prefix + track.id;
  const told = await caches.has(name) && await facts(name);
  label(button, told ? "saved" : "", word(told ? "saved" : "save"));
  if (told && told.page !== track.page) move(name, told, track).catch(() => {});
};

/// An episode that got another address is saved under that, too, unless its audio is another now. The page of an old address
/// that the worker has without a net is no news.
const move = async (name, told, track) => {
  const cache = await caches.open(name);
  const answer = await fetch(track.page, { headers: { Accept: "text/html" } });
  if (answer.headers.has(own) || !(await cache.match(track.source))) return;
  // Most of it takes the place of what was saved before.
  await fill(cache, track);
  await tell(cache, { ...told, page: track.page, title: track.title });
};

/// Saves an episode, stops its saving, or takes it away: what its button says.
export const toggle = async (track, button, say) => {
  if (underWay.has(track.id)) return underWay.get(track.id).abort();
  if (button.dataset.state === "saved") {
    await remove(track.id);
    await mark(track, button);
    return say(word("removed", { title: track.title }));
  }
  const control = new AbortController();
  underWay.set(track.id, control);
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  label(button, "saving", word("saving", { share: percent.format(0) }));
  try {
    await swept;
    await lock(track.id, {}, () => save(track, control.signal, (share) => {
      button.style.setProperty("--filled", `${share * 100}%`);
      label(button, "saving", word("saving", { share: percent.format(share) }));
    }));
    say(word("savedNow", { title: track.title }), make("a", { href: "/offline" }, word("savedList")));
  } catch (error) {
    if (error instanceof Refusal) say(error.message);
    else if (error.name === "QuotaExceededError") say(word("saveFull"));
    else if (error.name !== "AbortError") say(word("saveFailed"));
  } finally {
    underWay.delete(track.id);
    await mark(track, button);
  }
};

/// The list on its own page, and on the one that the worker has for pages that are not saved.
export const list = async (page) => {
  const place = page.querySelector("main [data-saved]");
  if (!place) return;
  await swept;
  const items = ("caches" in window ? await all() : []).map((one) => {
    const away = ours(make("button", { type: "button", ariaLabel: word("removeTitle", { title: one.title }) }, word("remove")));
    away.addEventListener("click", async () => {
      await remove(one.id);
      await list(page);
      place.focus();
    });
    // Swedes write dates as ISO 8601 has them; the page writes them as all pages do.
    const [year, mm, dd] = new Date(one.at).toLocaleDateString("sv").split("-");
    const day = place.dataset.dates?.split("|")[mm - 1].replace("{year}", year).replace("{day}", +dd).replace("{dd}", dd);
    return make("li", { className: "line" }, make("a", { className: "name", href: one.page }, one.title),
      ours(make("p", { className: "about" }, make("span", {}, size(one.bytes)), " ", make("span", {}, day ?? ""))), away);
  });
  place.tabIndex = -1;
  place.replaceChildren(...(items.length ? [make("ul", { className: "lines saved" }, ...items)] : [ours(make("p", {}, word("savedNone")))]));
};

/// Once a visit is enough. Whoever cannot save has nothing to sweep.
const swept = "caches" in window && navigator.locks ? sweep().catch(() => {}) : null;

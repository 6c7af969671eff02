// Takes over from the page's plain audio elements: their controls, the bar at the bottom, links with times, and keys.

import { recall, resume, set, settings, tab } from "./memory.js";
import { clock, focus, language, make, moment, onPage, ours, part, stamp, word } from "./page.js";
import { audio, on, session, speeds } from "./session.js";
import { View } from "./view.js";

const bar = make("aside", { className: "dock", hidden: true, ariaLabel: word("bar") });
const status = ours(make("p", { className: "toast", role: "status" }));
const caption = make("p", { className: "caption", hidden: true });
const sheet = part(".sheet");
bar.append(caption, audio);
document.body.append(bar, status);
if (sheet) document.body.append(sheet);
// The page keeps clear of the bar, whatever is open in it.
new ResizeObserver(() => document.documentElement.style.setProperty("--dock", `${bar.offsetHeight}px`)).observe(bar);

/// Says something for a moment, to eyes and to screen readers; longer while somebody is at it.
let quiet = 0;
export const say = (message, extra) => {
  status.replaceChildren(message, ...(extra ? [" ", extra] : []));
  const end = () => (status.matches(":hover, :focus-within") ? wait(1000) : status.replaceChildren());
  const wait = (time) => {
    clearTimeout(quiet);
    quiet = setTimeout(end, time);
  };
  wait(extra ? 12000 : 4000);
};

const show = (opener, title, ...content) => {
  if (!sheet?.showPopover) return;
  sheet.popover = "auto";
  sheet.ariaLabel = sheet.querySelector("h2").textContent = title;
  sheet.querySelector("[data-part=content]").replaceChildren(...content);
  sheet.showPopover();
  sheet.querySelector("[aria-current], button, a, input")?.focus();
  sheet.ontoggle = ({ newState }) => newState === "closed" && opener?.focus();
};
sheet?.querySelector("[data-do=hide]")?.addEventListener("click", () => sheet.hidePopover());

const actions = {
  chapters(view, button) {
    const now = view.chapter(session.at(view.track));
    const items = view.chapters.map((chapter) => {
      const jump = make("button", { type: "button" }, make("span", { className: "time" }, `${chapter.isAbout ? "≈ " : ""}${clock(chapter.start)}`),
        make("span", { lang: document.documentElement.lang }, chapter.title));
      if (chapter === now) jump.ariaCurrent = "true";
      jump.addEventListener("click", () => {
        sheet.hidePopover();
        session.play(view.track, chapter.start);
      });
      return make("li", {}, jump);
    });
    show(button, word("chapters"), make("ol", {}, ...items));
  },

  async share(view) {
    const at = session.at(view.track);
    const address = new URL(view.track.page, location.href);
    if (at >= 1) address.hash = `t=${stamp(at)}`;
    if (navigator.share && matchMedia("(pointer: coarse)").matches) {
      return navigator.share({ title: view.track.title, url: address.href }).catch(() => {});
    }
    try {
      await navigator.clipboard.writeText(address.href);
      say(word("copied", { time: clock(at) }));
    } catch {
      // Only secure connections have a clipboard.
      const field = make("input", { value: address.href, readOnly: true, ariaLabel: word("share") });
      say("", field);
      field.select();
    }
  },

  captions() {
    set({ captions: !settings().captions });
    followCaptions();
    for (const one of [...pageViews, barView]) one?.show();
  },

  keys(view, button) {
    const list = part(".keys");
    const choice = list?.querySelector("input");
    if (!choice) return;
    choice.checked = settings().keys;
    choice.addEventListener("change", () => set({ keys: choice.checked }));
    show(button, word("keys"), list);
  },

  more(view, button) {
    button.ariaExpanded = bar.classList.toggle("open");
  },

  mute() {
    audio.muted = !audio.muted;
    say(word(audio.muted ? "muted" : "sound"));
  },

  close() {
    session.close();
    focus();
  },
};

function followCaptions() {
  const list = audio.textTracks[0];
  const isWanted = settings().captions && Boolean(list);
  if (list) list.mode = isWanted || document.querySelector(".spoken") ? "hidden" : "disabled";
  caption.hidden = !isWanted;
  if (!list) return;
  list.oncuechange = () => {
    const line = [...(list.activeCues ?? [])].map((cue) => cue.getCueAsHTML().textContent.replace(/\s+/g, " ")).join(" ");
    caption.textContent = line;
    document.dispatchEvent(new CustomEvent("notecast:cue", { detail: line }));
  };
  list.oncuechange();
}

let barView = null;
let pageViews = [];
/// Whether the page's controls are in sight; those not looked at yet will be in a moment.
const inSight = new Map();
const watcher = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) inSight.set(target, isIntersecting);
  place();
}, { rootMargin: "-24px" });

/// The bar is there while something was begun whose own controls are not in sight.
function place() {
  const { track } = session;
  const own = pageViews.find((view) => session.has(view.track));
  const isShown = Boolean(track) && (!own || inSight.get(own.root) === false);
  if (isShown && !barView) {
    barView = new View(track, actions, true);
    bar.append(barView.root);
  }
  const home = isShown ? bar : own?.root.parentElement;
  if (home && caption.parentElement !== home) isShown ? bar.prepend(caption) : own.root.after(caption);
  barView?.setTrack(track);
  bar.hidden = !isShown;
}

/// The times in a page's list of contents, for an episode that has no chapters: most of them were heard, and not written.
const marksOf = (page) => [...page.querySelectorAll(".contents li:has(a.time)")].map((entry) => ({
  start: moment(entry.querySelector("a.time").hash)?.start ?? 0, isAbout: entry.matches(".near"),
  title: entry.querySelector("a[href^='#'] span:last-child")?.textContent ?? "",
}));

const trackOf = (player, page) => {
  const { episode, page: address, seconds, chapters } = player.dataset;
  const sound = player.querySelector("audio");
  const captions = sound.querySelector("track");
  // Of several files the first that this browser can play, as it would choose itself.
  const files = [...sound.querySelectorAll("source")];
  const file = files.find((choice) => sound.canPlayType(choice.type)) ?? files[0];
  return {
    id: episode, page: address, chapters, marks: chapters ? [] : marksOf(page), title: sound.getAttribute("aria-label") ?? "", source: (file ?? sound).src, seconds: Number(seconds),
    captions: captions?.getAttribute("src"), language: captions?.srclang, transcript: player.dataset.transcript,
    bytes: Number(player.dataset.bytes), isRemote: "remote" in player.dataset,
  };
};

const followAlong = () => import("./follow.js").then((follow) => follow.start(document));

/// What saves is loaded when somebody saves, or did.
const offer = async (track, button) => {
  button.addEventListener("click", async () => (await import("./offline.js")).toggle(track, button, say));
  if ((await caches.keys()).length) (await import("./offline.js")).mark(track, button);
};

const takeOver = (player, page) => {
  const sound = player.querySelector("audio");
  if (!sound || !part(".deck")) return;
  const track = trackOf(player, page);
  const view = new View(track, actions);
  // Somebody may have begun before this came.
  const [at, isPlaying] = [sound.currentTime, !sound.paused];
  sound.pause();
  sound.replaceWith(view.root);
  player.classList.add("live");
  pageViews.push(view);
  watcher.observe(view.root);
  const save = part(".save");
  if (save && !track.isRemote && "caches" in window && "serviceWorker" in navigator) {
    player.querySelector(".facts")?.append(save);
    offer(track, save);
  }
  if (isPlaying) session.play(track, at);
  else session.learn(track);
};

onPage((page) => {
  pageViews = [];
  inSight.clear();
  watcher.disconnect();
  for (const player of page.querySelectorAll(".player[data-episode]")) takeOver(player, page);
  // What follows the sound is loaded with it, or with the transcript that is opened.
  page.querySelector("details[data-spoken]")?.addEventListener("toggle", followAlong, { once: true });
  if (session.track) followAlong();
  place();
});

/// What an address plays; an episode that is not here is read from its page.
async function trackAt(address) {
  const path = address.pathname.replace(/\/(transcript|topics\/\d+)$/, "");
  const known = [...pageViews.map((view) => view.track), session.track].find((track) => track?.page === path);
  if (known) return known;
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const player = page.querySelector(".player[data-episode]");
  if (!player) throw new Error("no player");
  return trackOf(player, page);
}

/// Writes a moment into the address, as one that was gone to: an entry of the history that is come back to, or loaded anew,
/// is no link to it any more, and the place that was heard since counts.
const settle = (address = location.href) => history.replaceState({ isSettled: true }, "", address);

document.addEventListener("click", async (event) => {
  const link = event.target.closest?.("a[href*='#t=']");
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const time = link.origin === location.origin ? moment(link.hash) : null;
  if (!time || !link.pathname.startsWith("/episodes/")) return;
  event.preventDefault();
  try {
    const track = await trackAt(new URL(link.href));
    if (track.page === location.pathname) settle(link.hash);
    session.play(track, time.start, time.end);
  } catch {
    location.href = link.href;
  }
});

/// The moment that the address leads to. It sounds at once only for somebody who came from a page of this site.
const arrive = () => {
  const time = moment(location.hash);
  const view = time && pageViews[0];
  if (!view || (history.state?.isSettled && recall(view.track))) return;
  settle();
  const isOurs = navigator.userActivation?.hasBeenActive || document.referrer.startsWith(`${location.origin}/`);
  if (isOurs) session.play(view.track, time.start, time.end);
  else session.load(view.track, time.start), session.seek(view.track, time.start, false), session.until(time.end);
  view.root.scrollIntoView({ block: "center" });
};
addEventListener("hashchange", arrive);

const field = "input:not([type=range], [type=checkbox]), textarea, select, [contenteditable]";
const keys = {
  k: () => session.toggle(current()), j: () => session.skip(current(), -10), l: () => session.skip(current(), 30),
  n: () => session.jump(1), p: () => session.jump(-1), m: () => actions.mute(), c: () => actions.captions(),
  "<": () => step(-1), ">": () => step(1), "?": () => actions.keys(null, document.activeElement),
};
const inside = {
  " ": keys.k, ArrowLeft: keys.j, ArrowRight: keys.l, ArrowUp: () => step(1), ArrowDown: () => step(-1),
  PageDown: keys.n, PageUp: keys.p,
};
/// Where these are a control's own: a button is pressed, and on a slider up and down go along, too.
const own = { " ": "button, a, summary", ArrowUp: "input", ArrowDown: "input" };
const current = () => session.track ?? pageViews[0]?.track;
const step = (by) => {
  const speed = settings().speed;
  const next = by > 0 ? speeds.find((one) => one > speed + 0.01) : speeds.findLast((one) => one < speed - 0.01);
  if (!next) return;
  session.setSpeed(next);
  say(word("speed", { speed: next.toLocaleString(language) }));
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.target.closest?.(field)) return;
  const deck = event.target.closest?.(".deck");
  // WCAG 2.1.4: keys of one letter can be switched off; in the controls they always work.
  if (!deck && (!settings().keys || event.target.closest?.("[popover]"))) return;
  const act = keys[event.key] ?? (deck && !event.target.closest(own[event.key]) ? inside[event.key] : null)
    ?? (/^\d$/.test(event.key) ? () => session.seek(current(), (session.length(current()) * event.key) / 10) : null);
  if (!act || !current()) return;
  event.preventDefault();
  act();
});

on("trouble", () => say(word("trouble")));
on("change", place);
on("start", () => {
  followCaptions();
  followAlong();
  import("./travel.js");
});

/// Takes up what the tab's page before had in its player, and goes on when it was left sounding.
const takeUp = (before, isReload) => {
  if (!before?.track?.id) return;
  const at = before.isLooked || !recall(before.track) ? before.at : resume(before.track);
  session.load(before.track, at);
  session.seek(before.track, at, false);
  // A browser that must leave a page for the next goes on here, after a breath; beside a stream it would be a second voice.
  if (Date.now() - before.left < 5000 && !isReload && !document.querySelector(".stream")) session.play(before.track);
  place();
};

const before = tab();
arrive();
if (!session.track) takeUp(before, performance.getEntriesByType("navigation")[0]?.type === "reload");
// Back may bring a page as it was left, from before all that was heard since.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  if (tab()) takeUp(tab());
  else if (session.track) session.close();
});

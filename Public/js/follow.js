// What is being said: the line of the transcript and the topic in the list of contents that the sound has come to.

import { moment } from "./page.js";
import { audio, on, session } from "./session.js";

let lines = [];
let topics = [];
let now = null;
const isCalm = matchMedia("(prefers-reduced-motion: reduce)");

const timed = (links) => links.map((link) => ({ start: moment(link.hash)?.start, page: link.pathname, element: link.closest("li, p") }))
  .filter((one) => one.start !== undefined && one.start !== null);

/// Looks through a page for what can be followed.
export const start = (page) => {
  lines = timed([...page.querySelectorAll(".spoken a[href*='#t=']")]);
  topics = timed([...page.querySelectorAll(":is(.contents, .chapters) a.time")]);
  now = null;
  const opened = page.querySelector("details[data-spoken]");
  if (opened?.open && !opened.querySelector(".spoken")) fetchLines(opened);
  readCaptions();
  tick();
};

/// Brings the transcript from its own page into this one.
async function fetchLines(opened) {
  try {
    const answer = await fetch(opened.dataset.spoken);
    const spoken = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".spoken");
    if (!answer.ok || !spoken) return;
    const box = opened.querySelector(".spoken-box");
    box.replaceChildren(spoken);
    lines = timed([...spoken.querySelectorAll("a[href*='#t=']")]);
    readCaptions();
    now = null;
    tick(true);
  } catch {
    // Its link is still there.
  }
}

/// The captions tell the very words; nobody asks for them before a transcript is in sight.
function readCaptions() {
  const captions = audio.textTracks[0];
  if (lines.length && captions?.mode === "disabled") captions.mode = "hidden";
}

const mark = (list, at, change) => {
  const { track } = session;
  const current = track ? list.findLast((one) => one.start <= at + 0.2 && one.page === track.page) : null;
  for (const one of list) {
    const isNow = one === current;
    if (one.element.classList.contains("now") === isNow) continue;
    one.element.classList.toggle("now", isNow);
    change?.(one.element, isNow);
  }
  return current?.element ?? null;
};

/// A reader who went elsewhere in the text is left there; who sees the line that is spoken goes on with it.
const isInSight = (element, box) => {
  if (!element) return false;
  const [own, frame] = [element.getBoundingClientRect(), box.getBoundingClientRect()];
  const [top, bottom] = box === document.documentElement ? [0, innerHeight] : [frame.top, frame.bottom];
  return own.bottom > top && own.top < bottom;
};

function tick(isNew = false) {
  const at = session.track ? session.at(session.track) : 0;
  mark(topics, at, (element, isNow) => (element.ariaCurrent = isNow ? "true" : null));
  const before = now;
  now = mark(lines, at);
  if (!now || (now === before && !isNew)) return;
  const box = now.closest(".spoken-box") ?? document.documentElement;
  const isFollowed = isNew || isInSight(before, box) || (!before && box !== document.documentElement);
  if (!isFollowed || document.hidden) return;
  const own = now.getBoundingClientRect();
  const [top, height] = box === document.documentElement ? [0, innerHeight] : [box.getBoundingClientRect().top, box.clientHeight];
  if (own.top > top + height * 0.15 && own.bottom < top + height * 0.7) return;
  box.scrollBy({ top: own.top - top - height * 0.3, behavior: isCalm.matches ? "instant" : "smooth" });
}

/// The words of the cue within the paragraph, where the browser can mark a stretch of text without touching it.
const markWords = (words) => {
  if (!globalThis.Highlight || !CSS.highlights) return;
  CSS.highlights.delete("spoken");
  const holder = words && now?.querySelector("span:last-child");
  const text = holder?.lastChild;
  const from = text?.nodeType === Node.TEXT_NODE ? text.data.indexOf(words) : -1;
  if (from < 0) return;
  const range = new Range();
  range.setStart(text, from);
  range.setEnd(text, from + words.length);
  CSS.highlights.set("spoken", new Highlight(range));
};

on("tick", () => tick());
on("change", () => tick());
on("start", readCaptions);
document.addEventListener("notecast:cue", (event) => {
  tick();
  markWords(event.detail);
});

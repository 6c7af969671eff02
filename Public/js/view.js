// The controls of one episode, as a card on its page or as the bar at the bottom of any page.

import { settings } from "./memory.js";
import { clock, language, make, part, spoken, word } from "./page.js";
import { audio, chaptersOf, on, session, speeds } from "./session.js";

const views = new Set();
for (const name of ["change", "tick"]) {
  on(name, () => {
    for (const view of views) {
      if (!view.root.isConnected && !view.isBar) views.delete(view);
      else view[name === "tick" ? "tick" : "show"]();
    }
  });
}

const text = (element, value) => element && element.textContent !== value && (element.textContent = value);
const name = (element, value) => element && element.getAttribute("aria-label") !== value && element.setAttribute("aria-label", value);

const option = (speed) => make("option", { value: speed }, `${speed.toLocaleString(language)}×`);

export class View {
  /// `actions`: what buttons do beyond the sound itself, by `data-do`.
  constructor(track, actions, isBar = false) {
    this.root = part(".deck");
    this.actions = actions;
    this.isBar = isBar;
    this.parts = Object.fromEntries([...this.root.querySelectorAll("[data-part]")].map((one) => [one.dataset.part, one]));
    this.root.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) this.act(button.dataset.do, button);
    });
    const { speed, sleep, seek, line } = this.parts;
    speed?.append(...speeds.map(option));
    speed?.addEventListener("change", () => session.setSpeed(speed.value));
    sleep?.addEventListener("change", () => {
      session.setSleep(sleep.value === "chapter" ? sleep.value : Number(sleep.value) || null);
    });
    // While the thumb is dragged only the clock follows; the sound comes when it is let go.
    seek.addEventListener("input", () => {
      this.dragged = Number(seek.value);
      this.tick();
    });
    seek.addEventListener("change", () => {
      this.dragged = null;
      session.seek(this.track, Number(seek.value));
    });
    line.addEventListener("pointermove", (event) => this.point(event));
    line.addEventListener("pointerleave", () => (this.parts.tip.hidden = true));
    views.add(this);
    this.setTrack(track);
  }

  setTrack(track) {
    if (this.track?.id === track?.id) return;
    this.track = track;
    this.chapters = [];
    this.dragged = null;
    this.root.hidden = !track;
    if (!track) return;
    this.parts.title.textContent = track.title;
    this.parts.title.href = track.page;
    name(this.root, word("player", { title: track.title }));
    this.marked = null;
    this.show();
    chaptersOf(track).then((chapters) => {
      if (this.track !== track || !chapters.length) return;
      this.chapters = chapters;
      this.show();
    });
  }

  act(what, button) {
    const { track } = this;
    if (what === "toggle") session.toggle(track);
    else if (what === "back") session.skip(track, -10);
    else if (what === "forward") session.skip(track, 30);
    else this.actions[what]?.(this, button);
  }

  /// A stretch of the timeline for each chapter; one for all where there are none.
  mark() {
    const length = session.length(this.track) || 1;
    const starts = this.chapters.map((one) => one.start).filter((start) => start < length);
    if (starts[0] !== 0) starts.unshift(0);
    this.stretches = starts.map((start, index) => ({ start, end: starts[index + 1] ?? length, filled: -1 }));
    [this.marked, this.markedChapters] = [length, this.chapters];
    for (const stretch of this.stretches) {
      stretch.element = document.createElement("i");
      stretch.element.style.flexGrow = Math.max(0.001, stretch.end - stretch.start);
    }
    this.parts.marks.replaceChildren(...this.stretches.map((stretch) => stretch.element));
  }

  chapter(at) {
    return this.chapters.findLast((one) => one.start <= at + 0.05) ?? null;
  }

  /// Everything but the time.
  show() {
    const { track, parts } = this;
    if (!track) return;
    const isCurrent = session.has(track);
    const isPlaying = isCurrent && session.isPlaying;
    this.root.classList.toggle("playing", isPlaying);
    this.root.classList.toggle("waiting", isPlaying && audio.readyState < 3);
    // What is played may have learnt its chapters from another page.
    if (isCurrent && session.chapters.length) this.chapters = session.chapters;
    if (session.length(track) !== this.marked || this.chapters !== this.markedChapters) this.mark();
    const at = session.at(track);
    name(parts.toggle, isPlaying ? word("pause") : at >= 1 && !audio.currentTime ? word("from", { time: clock(at) }) : word("play"));
    parts.toggle.setAttribute("data-state", isPlaying ? "pause" : "play");
    const speed = isCurrent ? session.speed : settings().speed;
    if (parts.speed) {
      const value = String(speed);
      if (![...parts.speed.options].some((one) => one.value === value)) {
        parts.speed.append(option(speed));
      }
      parts.speed.value = value;
      parts.speed.parentElement.classList.toggle("set", speed !== 1);
    }
    if (parts.sleep) {
      const end = parts.sleep.querySelector("[value=chapter]");
      if (end) end.hidden = end.disabled = !this.chapters.length;
    }
    if (parts.mute) parts.mute.hidden = !audio.muted;
    const captions = this.root.querySelector("[data-do=captions]");
    if (captions) {
      captions.hidden = !track.captions;
      captions.ariaPressed = settings().captions;
    }
    const chapters = this.root.querySelector("[data-do=chapters]");
    if (chapters) chapters.hidden = !this.chapters.length;
    this.tick();
  }

  tick() {
    const { track, parts } = this;
    if (!track || this.root.hidden) return;
    const length = session.length(track);
    const at = this.dragged ?? session.at(track);
    const chapter = this.chapter(at);
    text(parts.at, clock(at));
    text(parts.left, `−${clock(length - at)}`);
    text(parts.now, chapter?.title ?? (session.heard(track) && at < 1 ? word("heard") : ""));
    if (this.dragged === null) {
      parts.seek.max = Math.ceil(length) || 1;
      parts.seek.value = at;
    }
    const whole = Math.floor(at);
    if (this.told !== whole) {
      this.told = whole;
      const value = word("place", { time: spoken(at), length: spoken(length) });
      parts.seek.setAttribute("aria-valuetext", chapter ? `${value}, ${chapter.title}` : value);
    }
    for (const stretch of this.stretches) {
      const share = Math.min(1, Math.max(0, (at - stretch.start) / (stretch.end - stretch.start)));
      const filled = Math.round(share * 1000) / 10;
      if (filled === stretch.filled) continue;
      stretch.filled = filled;
      stretch.element.style.setProperty("--filled", `${filled}%`);
      stretch.element.classList.toggle("now", filled > 0 && filled < 100);
    }
    this.showSleep();
  }

  showSleep() {
    const { sleep, sleepLeft } = this.parts;
    if (!sleep) return;
    const choice = session.sleep;
    sleep.parentElement.classList.toggle("set", choice !== null);
    const left = typeof choice === "number" ? Math.max(0, (choice - Date.now()) / 1000) : 0;
    text(sleepLeft, choice === null ? "" : choice === "chapter" ? word("chapterShort") : clock(left));
    if (document.activeElement !== sleep) sleep.value = choice === "chapter" ? choice : choice ? sleep.value : "";
  }

  /// What stands at the place under the pointer.
  point(event) {
    const { tip, line, marks } = this.parts;
    const box = marks.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / (box.width || 1)));
    const isMirrored = getComputedStyle(line).direction === "rtl";
    const at = (isMirrored ? 1 - share : share) * session.length(this.track);
    const chapter = this.chapter(at);
    text(tip, chapter ? `${clock(at)}  ${chapter.title}` : clock(at));
    tip.hidden = false;
    const [outer, width] = [line.getBoundingClientRect(), tip.offsetWidth];
    tip.style.left = `${Math.min(outer.width - width, Math.max(0, event.clientX - outer.left - width / 2))}px`;
  }
}

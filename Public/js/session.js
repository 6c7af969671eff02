// What is being played: one audio element for the whole visit, whichever pages come and go.

import { recall, remember, resume, set, setTab, settings } from "./memory.js";
import { word } from "./page.js";

export const audio = document.createElement("audio");
audio.preload = "none";

const events = new EventTarget();
/// "change", "tick" (the time), "start" (another episode), "trouble".
export const on = (name, listener) => events.addEventListener(name, listener);
const tell = (name) => events.dispatchEvent(new Event(name));

/// Where the sound stands before the element knows its length: until then it forgets where it was sent.
let pending = null;
/// The second at which a stretch that a link gave ends.
let end = null;
let saved = 0;
/// Whether it was played or sought by hand since its place was remembered; null while a moment was only looked at. What
/// nobody moved here is not remembered: another tab may have gone on.
let isMoved = null;
/// The second at which the topic ends that it falls asleep with; null until that is looked for.
let sleepEnd = null;
/// The page was left: what its end does to the sound is not the listener's doing.
let isLeft = false;
/// Tabs of this site: one sounds at a time.
const others = typeof BroadcastChannel === "function" ? new BroadcastChannel("notecast") : null;

export const speeds = [0.5, 0.75, 0.9, 1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.75, 2, 2.25, 2.5, 2.75, 3];

export const session = {
  /// What `trackOf` in player.js reads; null before anything is played.
  track: null,
  /// { start, title, isAbout }, in their order.
  chapters: [],
  /// When the sleep timer ends it: a time of the clock, "chapter", or null.
  sleep: null,

  get isPlaying() { return !audio.paused; },
  get speed() { return audio.playbackRate; },
  has: (track) => session.track?.id === track?.id,
  /// Where an episode stands, in the player or in memory.
  at: (track) => (session.has(track) ? (pending ?? audio.currentTime) : resume(track)),
  length: (track) => (session.has(track) && Number.isFinite(audio.duration) ? audio.duration : track.seconds || 0),
  heard: (track) => recall(track)?.heard ?? false,

  /// Puts an episode into the player, where it stands still.
  load(track, at = resume(track)) {
    if (session.has(track)) return;
    if (session.track) {
      keep();
      if (session.sleep === "chapter") session.sleep = null;
    }
    session.track = track;
    session.chapters = [];
    isMoved = null;
    end = sleepEnd = null;
    pending = at;
    audio.src = track.source;
    audio.title = track.title;
    audio.replaceChildren();
    if (track.captions) {
      const captions = document.createElement("track");
      Object.assign(captions, { kind: "captions", src: track.captions, srclang: track.language ?? "" });
      audio.append(captions);
    }
    audio.playbackRate = audio.defaultPlaybackRate = clampSpeed(settings().speed);
    tell("start");
    tell("change");
    session.learn(track);
  },

  /// Takes up what a page says of the episode that is in the player: not each of them knows its chapters.
  learn(track) {
    if (session.has(track) && !session.chapters.length) chaptersOf(track).then((chapters) => {
      if (!session.has(track) || !chapters.length) return;
      Object.assign(session.track, { chapters: track.chapters, marks: track.marks });
      session.chapters = chapters;
      tell("change");
    });
  },

  /// Plays, from a second where one is given and up to `until`.
  async play(track, at, until = null) {
    session.load(track, at);
    if (at !== undefined) session.seek(track, at);
    end = until;
    isMoved = true;
    // One that ran out while nothing sounded is over.
    if (session.sleep < Date.now()) session.setSleep(null);
    const place = session.at(track);
    if (at === undefined && session.length(track) && place > session.length(track) - 1) session.seek(track, 0);
    try {
      await audio.play();
      return true;
    } catch (error) {
      // Browsers refuse sound before the first click: then it waits at its place.
      if (error.name === "NotSupportedError") tell("trouble");
      return false;
    }
  },

  toggle(track = session.track) {
    if (!track) return;
    if (session.has(track) && session.isPlaying) audio.pause();
    else session.play(track);
  },

  seek(track, at, isByHand = true) {
    const length = session.length(track);
    const place = Math.max(0, length ? Math.min(at, length - 0.1) : at);
    if (!session.has(track)) {
      remember(track, place, track.seconds);
    } else {
      // Whoever leaves a stretch by hand wants to hear on.
      end = sleepEnd = null;
      if (isByHand) isMoved = true;
      if (audio.readyState > 0) audio.currentTime = place;
      else pending = place;
    }
    tell("tick");
    tell("change");
  },
  /// Ends what is played at a second, once.
  until: (second) => (end = second),
  skip: (track, by) => session.seek(track, session.at(track) + by),

  setSpeed(speed) {
    const clamped = clampSpeed(speed);
    audio.playbackRate = audio.defaultPlaybackRate = clamped;
    set({ speed: clamped });
    tell("change");
  },

  /// Minutes, "chapter" or null.
  setSleep(choice) {
    session.sleep = choice === "chapter" ? choice : choice ? Date.now() + choice * 60000 : null;
    sleepEnd = null;
    audio.volume = 1;
    tell("change");
  },

  chapter: (at = audio.currentTime) => session.chapters.findLast((chapter) => chapter.start <= at + 0.05) ?? null,
  /// To the next chapter (1) or to the beginning of this one, then of the one before (-1).
  jump(by) {
    const { track, chapters } = session;
    if (!track) return;
    const at = session.at(track);
    const to = by > 0 ? chapters.find((one) => one.start > at + 0.05) : chapters.findLast((one) => one.start < at - 3);
    if (to) session.seek(track, to.start);
    else if (by < 0) session.seek(track, 0);
  },

  close() {
    keep();
    audio.pause();
    session.track = null;
    session.chapters = [];
    session.sleep = null;
    audio.removeAttribute("src");
    audio.load();
    setTab(null);
    tell("change");
  },
};

const clampSpeed = (speed) => Math.min(3, Math.max(0.5, Number(speed) || 1));

const known = new Map();
/// The chapters, or the times that the page's contents have.
export const chaptersOf = (track) => {
  if (!track.chapters) return Promise.resolve(track.marks ?? []);
  if (!known.has(track.chapters)) {
    known.set(track.chapters, (async () => {
      try {
        const { chapters } = await (await fetch(track.chapters)).json();
        return chapters.filter((one) => one.startTime >= 0 && one.title).slice(0, 500)
          .map((one) => ({ start: one.startTime, title: one.title }));
      } catch {
        known.delete(track.chapters);
        return [];
      }
    })());
  }
  return known.get(track.chapters);
};

const keep = (isLeaving = false) => {
  const { track, isPlaying } = session;
  if (!track || isLeft) return;
  saved = Date.now();
  const at = session.at(track);
  if (isMoved && (at > 1 || recall(track))) remember(track, at, session.length(track));
  // Whether it still sounded when the page was left: only then the next one goes on with it.
  setTab({ track, at, isLooked: isMoved === null, left: isLeaving && isPlaying ? saved : 0 });
  isMoved &&= isPlaying;
};

const doze = () => {
  if (session.sleep === null || !session.isPlaying) return;
  if (session.sleep === "chapter") {
    sleepEnd ??= session.chapters.find((one) => one.start > audio.currentTime + 0.5)?.start;
    if (!(audio.currentTime >= sleepEnd - 0.15)) return;
  } else {
    const left = session.sleep - Date.now();
    // It goes quietly.
    if (left > 0) return void (audio.volume = Math.min(1, Math.max(0.05, left / 8000)));
  }
  audio.pause();
  session.setSleep(null);
};

audio.addEventListener("loadedmetadata", () => {
  if (pending !== null) audio.currentTime = Math.min(pending, Math.max(0, audio.duration - 0.1));
  pending = null;
  tell("change");
});
audio.addEventListener("timeupdate", () => {
  doze();
  if (end !== null && audio.currentTime >= end) {
    audio.pause();
    end = null;
  }
  if (session.isPlaying && Date.now() - saved > 5000) keep();
  tell("tick");
});
audio.addEventListener("play", () => {
  isMoved = true;
  others?.postMessage("play");
});
for (const name of ["play", "pause", "ended", "ratechange", "waiting", "playing", "seeked", "volumechange"]) {
  audio.addEventListener(name, () => tell("change"));
}
for (const name of ["pause", "ended", "seeked"]) audio.addEventListener(name, () => session.track && keep());
audio.addEventListener("error", () => session.track && tell("trouble"));
others?.addEventListener("message", () => audio.pause());
addEventListener("pagehide", () => {
  keep(true);
  isLeft = true;
});
addEventListener("pageshow", () => (isLeft = false));
document.addEventListener("visibilitychange", () => document.hidden && keep(true));

// The controls of the system: lock screen, headphones, media keys (W3C Media Session).
const media = navigator.mediaSession;

const describe = () => {
  const { track } = session;
  if (!track) return void (media.metadata = null);
  const chapter = session.chapter();
  const art = document.querySelector(".brand img")?.src;
  media.metadata = new MediaMetadata({
    title: chapter?.title ?? track.title,
    artist: word("show"),
    album: chapter ? track.title : "",
    artwork: art ? [{ src: art }] : [],
  });
};

const locate = () => {
  media.playbackState = session.track ? (session.isPlaying ? "playing" : "paused") : "none";
  const { duration, currentTime: position, playbackRate } = audio;
  if (Number.isFinite(duration) && position <= duration) media.setPositionState?.({ duration, position, playbackRate });
};

if (media && typeof MediaMetadata === "function") {
  let told = null;
  const retell = () => {
    const now = session.track && `${session.track.id} ${session.chapter()?.start}`;
    if (now !== told) describe();
    told = now;
  };
  const handlers = {
    play: () => session.play(session.track),
    pause: () => audio.pause(),
    stop: () => audio.pause(),
    seekbackward: ({ seekOffset }) => session.skip(session.track, -(seekOffset || 10)),
    seekforward: ({ seekOffset }) => session.skip(session.track, seekOffset || 30),
    seekto: ({ seekTime }) => session.seek(session.track, seekTime),
    previoustrack: () => (session.chapters.length ? session.jump(-1) : session.skip(session.track, -10)),
    nexttrack: () => (session.chapters.length ? session.jump(1) : session.skip(session.track, 30)),
  };
  for (const [name, handler] of Object.entries(handlers)) {
    // A browser knows some of them.
    try {
      media.setActionHandler(name, (details) => session.track && handler(details));
    } catch {}
  }
  on("change", () => {
    retell();
    locate();
  });
  on("tick", retell);
  retell();
  locate();
}

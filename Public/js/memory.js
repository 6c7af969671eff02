// What the listener's own browser remembers: where each episode stands, and how it is played. Nothing of it is sent.

import { make, word } from "./page.js";

const prefix = "notecast.";
/// Episodes whose place is remembered, the latest heard first: years of a weekly show.
const limit = 200;
/// An episode that was left so close to its end was heard: half a minute, or less of a short one.
const ending = (seconds) => Math.min(30, seconds * 0.05);

// Storage may be full, or forbidden in a frame of another site.
const read = (key, storage = "localStorage") => {
  try {
    return JSON.parse(window[storage].getItem(prefix + key));
  } catch {
    return null;
  }
};
const write = (key, value, storage = "localStorage") => {
  try {
    if (value === null) window[storage].removeItem(prefix + key);
    else window[storage].setItem(prefix + key, JSON.stringify(value));
  } catch {}
};

const places = () => {
  const list = read("places");
  return Array.isArray(list) ? list.filter((entry) => typeof entry?.id === "string" && entry.at >= 0) : [];
};

/// Where an episode stands: `{ at, seconds, heard }`, or null.
export const recall = (id) => places().find((entry) => entry.id === id) ?? null;

/// The second an episode is played from: the start, once it was heard to its end.
export const resume = (id) => {
  const place = recall(id);
  return place && !(place.seconds && place.at > place.seconds - ending(place.seconds)) ? place.at : 0;
};

export const remember = (id, at, seconds) => {
  const heard = Boolean(recall(id)?.heard || (seconds && at > seconds - ending(seconds)));
  const entry = { id, at: Math.round(at * 10) / 10, seconds: Math.round(seconds || 0), heard };
  write("places", [entry, ...places().filter((other) => other.id !== id)].slice(0, limit));
};

/// How it is played: `{ speed, keys, captions }`.
export const settings = () => ({ speed: 1, keys: true, captions: false, ...(read("settings") ?? {}) });
export const set = (change) => write("settings", { ...settings(), ...change });

/// What is in this tab's player, for the page that comes next.
export const tab = () => read("now", "sessionStorage");
export const setTab = (value) => write("now", value, "sessionStorage");

/// Shows in lists what was heard, and how far.
export const mark = (page) => {
  for (const line of page.querySelectorAll(".line")) {
    const slug = /^\/episodes\/([^/#?]+)$/.exec(line.querySelector("a.name")?.getAttribute("href"))?.[1];
    const place = slug && recall(slug);
    const about = line.querySelector(".about");
    if (!place || !about || about.querySelector(".heard")) continue;
    const left = Math.ceil((place.seconds - place.at) / 60);
    if (!place.heard && !(left > 0)) continue;
    about.append(make("span", { className: place.heard ? "heard" : "heard begun", }, place.heard ? word("heard") : word("left", { minutes: left })));
  }
};

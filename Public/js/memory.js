// What the listener's own browser remembers: where each episode stands, and how it is played. Nothing of it is sent.

import { make, ours, word } from "./page.js";

const prefix = "notecast.";
/// Episodes whose place is remembered, the latest heard first: years of a weekly show.
const limit = 200;
/// An episode that was left so close to its end was heard: half a minute, or less of a short one.
const ending = (seconds) => Math.min(30, seconds * 0.05);

// Storage may be full, or forbidden.
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

const slugOf = (page) => /^\/episodes\/([^/#?]+)$/.exec(page)?.[1];

/// Where an episode stands: `{ at, seconds, heard }`, or null. It is known by its guid, since a slug may change; places of
/// old have the slug alone.
export const recall = ({ id, page }) => {
  const slug = slugOf(page);
  return places().find((entry) => entry.id === id) ?? places().find((entry) => entry.id === slug) ?? null;
};

/// The second an episode is played from: the start, once it was heard to its end.
export const resume = (track) => {
  const place = recall(track);
  return place && !(place.seconds && place.at > place.seconds - ending(place.seconds)) ? place.at : 0;
};

export const remember = (track, at, seconds) => {
  const { id } = track;
  const slug = slugOf(track.page);
  const heard = Boolean(recall(track)?.heard || (seconds && at > seconds - ending(seconds)));
  const entry = { id, slug, at: Math.round(at * 10) / 10, seconds: Math.round(seconds || 0), heard };
  write("places", [entry, ...places().filter((other) => other.id !== id && other.id !== slug)].slice(0, limit));
};

/// How it is played: `{ speed, keys, captions }`.
export const settings = () => ({ speed: 1, keys: true, captions: false, ...(read("settings") ?? {}) });
export const set = (change) => write("settings", { ...settings(), ...change });

/// What is in this tab's player, for the page that comes next.
export const tab = () => read("now", "sessionStorage");
export const setTab = (value) => write("now", value, "sessionStorage");

/// Shows in lists what was heard, and how far: below the number, where nothing moves for it.
export const mark = (page) => {
  const all = places();
  for (const line of page.querySelectorAll(".line")) {
    const slug = slugOf(line.querySelector("a.name")?.getAttribute("href"));
    const place = slug && all.find((entry) => (entry.slug ?? entry.id) === slug);
    const number = line.querySelector(".no");
    const left = place && Math.ceil((place.seconds - place.at) / 60);
    if (!place || !number || (!place.heard && !(left > 0))) continue;
    const text = place.heard ? word("heard") : word("left", { minutes: left });
    number.querySelector(".heard")?.remove();
    number.append(ours(make("small", { className: place.heard ? "heard" : "heard begun" }, text)));
  }
};

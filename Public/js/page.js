// What all scripts of a page share: its words, its building blocks, and its beginning, which comes again with each page that
// is exchanged below a player that goes on.

import controls from "./controls.js";

/// The words and the blocks come from a template of the site, where they are translated and can be restyled.
const template = new DOMParser().parseFromString(controls, "text/html").querySelector("template");
const words = template?.dataset ?? {};

/// The language of these words, where it is not the page's own; and the one that numbers and lengths are said in.
const own = words.lang || undefined;
export const language = own ?? (document.documentElement.lang || undefined);

/// Says of an element that it speaks the language of the words.
export const ours = (element) => Object.assign(element, own && { lang: own });

/// A phrase of the page's template with its places filled: `word("left", { time })`.
export const word = (name, places = {}) =>
  (words[name] ?? "").replace(/\{(\w+)\}/g, (whole, place) => places[place] ?? whole);

/// A copy of a part of the template; null when a host took it out.
export const part = (selector) => template?.content.querySelector(selector)?.cloneNode(true) ?? null;

export const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/// The heading is read out, or the place that was asked for, and the next Tab goes on from there.
export const focus = (place = document.querySelector("main h1") ?? document.querySelector("main")) => {
  if (!place) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
};

// Times as people write them, in links and on the clock.

/// "1:02:03", "2:03".
export const clock = (seconds) => {
  const whole = Math.floor(Math.max(0, seconds || 0));
  const two = (value) => String(value).padStart(2, "0");
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
};

/// "62:22", for a link: minutes may pass 59, as in the links of other players.
export const stamp = (seconds) => {
  const whole = Math.floor(Math.max(0, seconds || 0));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

/// As it is read out, in the language of the words around it.
export const spoken = (seconds) => {
  if (!Intl.DurationFormat) return clock(seconds);
  const whole = Math.floor(Math.max(0, seconds || 0));
  const parts = { hours: Math.floor(whole / 3600), minutes: Math.floor(whole / 60) % 60, seconds: whole % 60 };
  return new Intl.DurationFormat(language, { style: "long" }).format(parts) || "0";
};

/// The seconds of "3742", "62:22", "1:02:22.5" or "1h2m3s"; null for anything else.
export const seconds = (text) => {
  const named = /^(?:(\d{1,5})h)?(?:(\d{1,6})m)?(?:(\d{1,8}(?:\.\d+)?)s)?$/.exec(text);
  if (text && named) return (named[1] ?? 0) * 3600 + (named[2] ?? 0) * 60 + Number(named[3] ?? 0);
  if (!/^\d{1,8}(:\d{1,2}){0,2}(\.\d+)?$/.test(text)) return null;
  return text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
};

/// The moment that a fragment leads to (W3C Media Fragments, 4.2.1): `#t=62:22`, `#t=10,20`, `#t=npt:,20`. `end` is null
/// where nothing ends it; null for a fragment without a time.
export const moment = (fragment) => {
  const found = /(?:^#|&)t=(?:npt:)?([^&]*)/.exec(fragment ?? "");
  if (!found) return null;
  const [from, to, ...more] = found[1].replace(/%3A/gi, ":").replace(/%2C/gi, ",").split(",");
  const start = from === "" && to ? 0 : seconds(from);
  const end = to === undefined ? null : seconds(to);
  if (start === null || more.length || (to !== undefined && (end === null || end <= start))) return null;
  return { start, end };
};

// The page's beginning.

const starts = [];
let isBegun = false;

/// Runs now, and again for every page that comes without a load. It is given what is new: the document's own part.
export const onPage = (start) => {
  starts.push(start);
  if (isBegun) start(document);
};

/// The page is there.
export const begin = () => {
  isBegun = true;
  for (const start of starts) start(document);
};

// What all scripts of a page share: its words, its building blocks, and its beginning, which comes again with each page that
// is exchanged below a player that goes on.

import controls from "./controls.js";

/// The words and the blocks come from a template of the site, where they are translated and can be restyled.
const template = new DOMParser().parseFromString(controls, "text/html").querySelector("template");
const words = template?.dataset ?? {};

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

// Answers without a net from what listeners saved: js/offline.js fills one cache an episode. Whoever has a net gets all from
// it, so no page is old; audio alone comes from the cache first, since its address changes with its bytes.

const prefix = "notecast-episode:";
/// After so many milliseconds what was saved stops waiting for the net.
const patience = 6000;

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));

/// The saved copy; undefined when there is none.
async function saved(request, options) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(prefix)) continue;
    const found = await (await caches.open(name)).match(request.url.replace(/#.*/, ""), { ignoreVary: true, ...options });
    if (found) return found;
  }
}

/// The part that was asked for (RFC 9110, 14.2): without it no browser can seek, and Safari does not even play.
async function ranged(request, answer) {
  const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("Range") ?? "");
  if (!range || (!range[1] && !range[2])) return answer;
  const body = await answer.blob();
  const start = range[1] ? Number(range[1]) : Math.max(0, body.size - Number(range[2]));
  const end = range[1] && range[2] ? Math.min(Number(range[2]), body.size - 1) : body.size - 1;
  if (start > end) return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${body.size}` } });
  const headers = new Headers(answer.headers);
  headers.set("Content-Range", `bytes ${start}-${end}/${body.size}`);
  headers.set("Content-Length", String(end - start + 1));
  return new Response(body.slice(start, end + 1, body.type), { status: 206, statusText: "Partial Content", headers });
}

async function audio(request) {
  const copy = await saved(request);
  return copy ? ranged(request, copy) : fetch(request);
}

async function other(request) {
  const isPage = request.mode === "navigate" || request.headers.get("Accept")?.startsWith("text/html");
  const copy = () => saved(request, { ignoreSearch: isPage && !new URL(request.url).searchParams.has("q") });
  const net = fetch(request);
  net.catch(() => {});
  try {
    const late = new Promise((resolve) => setTimeout(async () => resolve(await copy()), patience));
    const answer = (await Promise.race([net, late])) ?? (await net);
    // A proxy whose server is away has a page of its own to say so.
    return (answer.status >= 500 && (await copy())) || answer;
  } catch (error) {
    const found = await copy();
    if (found) return found;
    // A page that is fetched into another is told of there. What was saved by older scripts has the list alone.
    for (const path of request.mode === "navigate" ? ["/offline/unsaved", "/offline"] : []) {
      const page = await saved({ url: new URL(path, location.href).href });
      if (page) return page;
    }
    throw error;
  }
}

addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin || address.pathname.startsWith("/api/")) return;
  event.respondWith(address.pathname.startsWith("/media/") ? audio(request) : other(request));
});

// What a page can do beyond links and forms; each page is whole without it.

const player = document.querySelector("audio");
const moment = (link) => {
  const found = /#t=([\d:.]+)$/.exec(link);
  if (!found) return null;
  const parts = found[1].split(":").map(Number);
  return parts.length < 4 && parts.every(Number.isFinite) ? parts.reduce((sum, part) => sum * 60 + part, 0) : null;
};

// Before its metadata is there, an audio element forgets where it was sent.
const play = (second) => {
  const go = () => {
    player.currentTime = second;
    // A browser may refuse to play before the first click: then the player waits at the right place.
    player.play().catch(() => {});
  };
  if (player.readyState > 0) return go();
  player.addEventListener("loadedmetadata", go, { once: true });
  player.preload = "metadata";
  player.load();
};

const follow = () => {
  const second = moment(location.hash);
  if (second === null) return;
  play(second);
  player.scrollIntoView({ block: "center" });
};

if (player) {
  addEventListener("hashchange", follow);
  follow();

  // A time of this episode plays here, on the transcript's page too.
  const page = location.pathname.replace(/\/transcript$/, "");
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href*='#t=']");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const second = link.pathname === page ? moment(link.hash) : null;
    if (second === null) return;
    event.preventDefault();
    history.replaceState(null, "", link.hash);
    play(second);
  });

  // The paragraph that is being spoken.
  const times = [...document.querySelectorAll(".spoken a")].map((link) => [moment(link.hash), link.parentElement]);
  let now = null;
  player.addEventListener("timeupdate", () => {
    const last = times.findLast(([start]) => start <= player.currentTime + 0.2);
    if (last?.[1] === now) return;
    now?.classList.remove("now");
    now = last?.[1] ?? null;
    now?.classList.add("now");
  });

  if ("mediaSession" in navigator && typeof MediaMetadata === "function") {
    player.addEventListener("play", () => {
      const art = document.querySelector(".brand img");
      navigator.mediaSession.metadata = new MediaMetadata({
        title: player.getAttribute("aria-label") ?? document.title,
        artist: document.querySelector(".brand span")?.textContent ?? "",
        artwork: art ? [{ src: art.src }] : [],
      });
    });
  }
}

// A slash goes to the search, unless somebody is writing.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const field = [...document.querySelectorAll("input[type=search]")].find((input) => input.checkVisibility?.() ?? true);
  if (!field) return;
  event.preventDefault();
  field.select();
  field.focus();
});

// The feed's address, copied at a touch.
const address = document.querySelector(".address code");
if (address && navigator.clipboard) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(address.textContent);
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = "Copy"), 2000);
  });
  address.after(button);
}

"""Saves what our server answers, so that peers serve the very same bytes."""

import shutil
import time

import probe
from servers import Server
from settings import Settings
from show import LARGE_BYTES, Show


def save(settings: Settings, show: Show, ours: Server) -> None:
    """Fills the folder `www` that peers serve: the page, the feed as it is and compressed, the large file."""
    www = settings.work / "www"
    shutil.rmtree(www, ignore_errors=True)
    www.mkdir()
    (www / "page.html").write_bytes(_body(ours, "page"))
    (www / "feed.xml").write_bytes(_body(ours, "feed"))
    (www / "feed.xml.gz").write_bytes(_compressed_feed(ours))
    media = show.folder / "media" / ours.paths["large"].rsplit("/", 1)[1]
    if media.stat().st_size < LARGE_BYTES * 0.99:
        raise RuntimeError(f"{media}: should have {LARGE_BYTES} bytes, has {media.stat().st_size}")
    # One file for both: neither has it in the kernel's cache before the other.
    (www / "large.mp3").symlink_to(media.resolve())


def _body(ours: Server, what: str, **headers: str) -> bytes:
    answer = probe.ask(ours.port, ours.paths[what], headers)
    if answer.status != 200:
        raise RuntimeError(f"{ours.paths[what]}: should be 200, is {answer.status}")
    return answer.body


def _compressed_feed(ours: Server) -> bytes:
    """The feed's lasting form: a large one is compressed quickly at first, and well a moment later."""
    body = _body(ours, "feed", **{"Accept-Encoding": "gzip"})
    end = time.monotonic() + 60
    unchanged = 0
    while unchanged < 20 and time.monotonic() < end:
        time.sleep(0.2)
        again = _body(ours, "feed", **{"Accept-Encoding": "gzip"})
        unchanged = unchanged + 1 if again == body else 0
        body = again
    return body

"""Two million requests of all kinds: whether descriptors or memory grow."""

import time

import probe
import processes
from load import Wrk
from report import Figure, Result
from stage import Stage

TITLE = "descriptors and memory over many requests of all kinds"
_CHUNK = 5.0


def run(stage: Stage, result: Result) -> None:
    wanted = stage.settings.requests
    with stage.ours() as server:
        etag = probe.ask(server.port, server.paths["page"]).headers["etag"]
        environment = (
            ("PAGE", server.paths["page"]), ("FEED", server.paths["feed"]), ("LARGE", server.paths["large"]),
            ("ETAG", etag), ("WORDS", " ".join(stage.show.words)),
        )
        seconds = min(_CHUNK, stage.settings.seconds_or(_CHUNK))
        load = Wrk(server.url("page"), seconds, script="mix.lua", environment=environment)
        # Grown to its working size first: caches filled, every thread's memory in place.
        made = _requests(load, result, wanted / 4)
        descriptors, memory = _reading(server.pid)
        result.rows.append((f"after {made:,}", [descriptors, memory / 1024]))
        total = 0
        for part in range(1, 5):
            total += _requests(load, result, wanted * part / 4 - total)
            now = _reading(server.pid)
            result.rows.append((f"and {total:,} more", [now[0], now[1] / 1024]))
    result.conditions = "wrk, 64 connections: pages, 304s, compressed feeds, ranges, searches, 404s, closed connections"
    result.columns = ["descriptors", "memory MB"]
    result.figures.append(Figure("more descriptors", [now[0] - descriptors], at_most=0))
    # Of two million requests: a byte each. An allocator's own coming and going is below that.
    result.figures.append(Figure("more memory, in MB", [(now[1] - memory) / 1024], at_most=2))


def _requests(load: Wrk, result: Result, count: float) -> int:
    """Runs until so many requests were answered."""
    total = 0
    while total < count:
        report = load.run()
        total += report.requests
        lost = report.failures - report.bad_statuses  # The mix has 404s.
        if lost or not report.requests:
            result.faults.append(report.failures_told or "no requests were answered")
            break
    return total


def _reading(pid: int) -> tuple[int, int]:
    """Descriptors and kilobytes, once nothing is under way: a search whose client has gone is still answered."""
    fewest, since = processes.descriptors(pid), time.monotonic()
    end = since + 60
    while time.monotonic() < min(end, since + 2):
        time.sleep(0.1)
        if (now := processes.descriptors(pid)) < fewest:
            fewest, since = now, time.monotonic()
    return processes.descriptors(pid), processes.resident_kilobytes(pid)

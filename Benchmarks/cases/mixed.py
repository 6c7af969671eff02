"""Readers of a cached page while others search and the host imports the whole archive."""

import contextlib
import time
from collections.abc import Iterator
from pathlib import Path

import imports
import openloop
import rounds
from load import Wrk, WrkReport
from report import Figure, Result
from servers import Server
from stage import Stage

TITLE = "cached page while 8 clients search and the archive is imported"
_FACTOR, _FLOOR = 4, 20_000  # The goal: four times the latency alone, or 20 ms, whichever is larger.


def run(stage: Stage, result: Result) -> None:
    seconds = stage.settings.seconds_or(5)
    count = stage.settings.rounds_or(7)
    editions = imports.editions(stage)
    alone, beside, searches, statuses = [], [], [], []
    calm = openloop.CalmRounds(stage, result)
    with stage.beside_nginx() as (server, nginx):
        rate = openloop.quarter_of_nginx(stage, nginx)
        for _ in range(count):
            calm.begin()
            alone.append(openloop.run(stage, server, rate, seconds))
            with _work(stage, server, editions, seconds, searches, statuses):
                beside.append(openloop.run(stage, server, rate, seconds))
    result.conditions = f"h2load, 64 connections, {rate:,.0f} requests a second, {seconds:g} s, {rounds.told(count)}"
    alone, beside = calm.kept(alone), calm.kept(beside)
    openloop.tabulate(result, "alone", rate, alone)
    openloop.tabulate(result, "beside the work", rate, beside)
    if failures := [report.failures_told for report in searches if report.failures]:
        result.faults.append(f"searches: {'; '.join(failures)}")
    if bad := sum(1 for status in statuses if status != 0):
        result.faults.append(f"{bad} of {len(statuses)} imports failed")
    found = rounds.median([report.per_second for report in searches])
    result.notes.append(f"meanwhile {found:,.0f} searches a second, imports of all episodes: {len(statuses)}")
    most = max(_FACTOR * rounds.median([one.p99 for one in alone]), _FLOOR)
    result.figures.append(Figure("p99 in ms", [one.p99 / 1000 for one in beside], at_most=round(most / 1000, 1)))
    ratios = rounds.ratios([one.p99 for one in beside], [one.p99 for one in alone])
    result.figures.append(Figure("p99 to alone", ratios))


@contextlib.contextmanager
def _work(
    stage: Stage, server: Server, editions: list[Path], seconds: float, searches: list[WrkReport], statuses: list[int]
) -> Iterator[None]:
    """Searches, and imports one after the other, from before the measurement to its end."""
    url = f"http://127.0.0.1:{server.port}/search"
    environment = (("WORDS", " ".join(stage.show.words)),)
    clients = Wrk(url, seconds + 2, 8, 1, script="search.lua", environment=environment).start()
    try:
        with imports.importing(stage, editions, statuses):
            # Both are well under way before the first reader is measured.
            time.sleep(0.5)
            yield
    finally:
        searches.append(WrkReport.wait(clients))

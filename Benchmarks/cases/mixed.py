"""Readers of a cached page while others search and the host imports the whole archive."""

import contextlib
import itertools
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import archive
import openloop
import rounds
from load import Wrk, WrkReport
from report import Figure, Result
from servers import Server
from show import import_command
from stage import Stage

TITLE = "cached page while 8 clients search and the archive is imported"
_FACTOR, _FLOOR = 4, 20_000  # The goal: four times the latency alone, or 20 ms, whichever is larger.


def run(stage: Stage, result: Result) -> None:
    seconds = stage.settings.seconds_or(5)
    count = stage.settings.rounds_or(7)
    # Two editions in turn, so that each import changes every episode.
    editions = [stage.scratch(f"edition-{number}") for number in (1, 2)]
    for number, folder in enumerate(editions, 1):
        archive.write(folder, number)
    alone, beside, searches, imports = [], [], [], []
    calm = openloop.CalmRounds(stage, result)
    with stage.beside_nginx() as (server, nginx):
        rate = openloop.quarter_of_nginx(stage, nginx)
        for _ in range(count):
            calm.begin()
            alone.append(openloop.run(stage, server, rate, seconds))
            with _work(stage, server, editions, seconds, searches, imports):
                beside.append(openloop.run(stage, server, rate, seconds))
    result.conditions = f"h2load, 64 connections, {rate:,.0f} requests a second, {seconds:g} s, {rounds.told(count)}"
    alone, beside = calm.kept(alone), calm.kept(beside)
    openloop.tabulate(result, "alone", rate, alone)
    openloop.tabulate(result, "beside the work", rate, beside)
    if failures := [report.failures_told for report in searches if report.failures]:
        result.faults.append(f"searches: {'; '.join(failures)}")
    if bad := sum(1 for status in imports if status != 0):
        result.faults.append(f"{bad} of {len(imports)} imports failed")
    found = rounds.median([report.per_second for report in searches])
    result.notes.append(f"meanwhile {found:,.0f} searches a second, imports of all episodes: {len(imports)}")
    most = max(_FACTOR * rounds.median([one.p99 for one in alone]), _FLOOR)
    result.figures.append(Figure("p99 in ms", [one.p99 / 1000 for one in beside], at_most=round(most / 1000, 1)))
    ratios = rounds.ratios([one.p99 for one in beside], [one.p99 for one in alone])
    result.figures.append(Figure("p99 to alone", ratios))


@contextlib.contextmanager
def _work(
    stage: Stage, server: Server, editions: list[Path], seconds: float, searches: list[WrkReport], imports: list[int]
) -> Iterator[None]:
    """Searches, and imports one after the other, from before the measurement to its end."""
    url = f"http://127.0.0.1:{server.port}/search"
    environment = (("WORDS", " ".join(stage.show.words)),)
    clients = Wrk(url, seconds + 2, 8, 1, script="search.lua", environment=environment).start()
    is_over = threading.Event()

    def import_on() -> None:
        for edition in itertools.cycle(editions[::-1] if len(imports) % 2 else editions):
            command = import_command(stage.settings, stage.show.folder, edition)
            imports.append(subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode)
            if is_over.is_set():
                return

    importer = threading.Thread(target=import_on)
    importer.start()
    try:
        # Both are well under way before the first reader is measured.
        is_over.wait(0.5)
        yield
    finally:
        is_over.set()
        importer.join()
        searches.append(WrkReport.wait(clients))

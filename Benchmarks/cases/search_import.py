"""Searches of eight clients while the host imports a whole archive, again and again."""

import contextlib
import itertools
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import archive
import searching
from load import Wrk, WrkReport
from report import Figure, Result
from servers import Server
from show import import_command
from stage import Stage

TITLE = "8 clients search while the archive is imported"


def run(stage: Stage, result: Result) -> None:
    seconds = stage.settings.seconds_or(60)
    # Two editions in turn, so that each import changes every episode.
    editions = [stage.scratch(f"edition-{number}") for number in (1, 2)]
    for number, folder in enumerate(editions, 1):
        archive.write(folder, number)
    queries = stage.scratch("queries.txt")
    every = [query for some in searching.classes(stage.show.folder).values() for query in some]
    queries.write_text("\n".join(every) + "\n")
    imports: list[int] = []
    with stage.ours() as server:
        alone = _search(server, queries, seconds / 4)
        with _imports(stage, editions, imports):
            beside = _search(server, queries, seconds)
    result.conditions = f"wrk, 8 connections that ask without a pause, all classes of queries, {seconds:g} s"
    result.columns = ["p50 ms", "p99 ms", "searches/s", "answered"]
    for name, report in (("alone", alone), ("beside imports", beside)):
        result.rows.append((name, [report.p50 / 1000, report.p99 / 1000, report.per_second, report.requests]))
    errors = beside.connect_errors + beside.read_errors + beside.write_errors + beside.timeouts
    result.figures.append(Figure("errors", [errors], at_most=0))
    result.figures.append(Figure("turned away, or another status", [beside.bad_statuses], at_most=0))
    result.notes.append(f"imports of {archive.EPISODES} episodes meanwhile: {len(imports)}")
    if alone.failures:
        result.faults.append(f"alone: {alone.failures_told}")
    if not imports or any(imports):
        result.faults.append(f"{sum(map(bool, imports))} of {len(imports)} imports failed")


def _search(server: Server, queries: Path, seconds: float) -> WrkReport:
    url = f"http://127.0.0.1:{server.port}/api/v1/search"
    return Wrk(url, seconds, 8, 1, script="queries.lua", environment=(("QUERIES", str(queries)),)).run()


@contextlib.contextmanager
def _imports(stage: Stage, editions: list[Path], statuses: list[int]) -> Iterator[None]:
    """Imports one edition after the other until the block ends."""
    is_over = threading.Event()

    def import_on() -> None:
        for edition in itertools.cycle(editions):
            command = import_command(stage.settings, stage.show.folder, edition)
            statuses.append(subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode)
            if is_over.is_set():
                return

    importer = threading.Thread(target=import_on)
    importer.start()
    try:
        yield
    finally:
        is_over.set()
        importer.join()

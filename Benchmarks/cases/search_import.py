"""Searches of eight clients while the host imports a whole archive, again and again."""

from pathlib import Path

import archive
import imports
import searching
from load import Wrk, WrkReport
from report import Figure, Result
from servers import Server
from stage import Stage

TITLE = "8 clients search while the archive is imported"


def run(stage: Stage, result: Result) -> None:
    seconds = stage.settings.seconds_or(60)
    editions = imports.editions(stage)
    queries = stage.scratch("queries.txt")
    every = [query for some in searching.classes(stage.show.folder).values() for query in some]
    queries.write_text("\n".join(every) + "\n")
    statuses: list[int] = []
    with stage.ours() as server:
        alone = _search(server, queries, seconds / 4)
        with imports.importing(stage, editions, statuses):
            beside = _search(server, queries, seconds)
    result.conditions = f"wrk, 8 connections that ask without a pause, all classes of queries, {seconds:g} s"
    result.columns = ["p50 ms", "p99 ms", "searches/s", "answered"]
    for name, report in (("alone", alone), ("beside imports", beside)):
        result.rows.append((name, [report.p50 / 1000, report.p99 / 1000, report.per_second, report.requests]))
    errors = beside.connect_errors + beside.read_errors + beside.write_errors + beside.timeouts
    result.figures.append(Figure("errors", [errors], at_most=0))
    result.figures.append(Figure("turned away, or another status", [beside.bad_statuses], at_most=0))
    result.notes.append(f"imports of {archive.EPISODES} episodes meanwhile: {len(statuses)}")
    if alone.failures:
        result.faults.append(f"alone: {alone.failures_told}")
    if not statuses or any(statuses):
        result.faults.append(f"{sum(map(bool, statuses))} of {len(statuses)} imports failed")


def _search(server: Server, queries: Path, seconds: float) -> WrkReport:
    url = f"http://127.0.0.1:{server.port}/api/v1/search"
    return Wrk(url, seconds, 8, 1, script="queries.lua", environment=(("QUERIES", str(queries)),)).run()

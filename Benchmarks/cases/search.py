"""What a search costs and what it finds, by class of query, beside SQLite's own full-text search on the same texts."""

import sqlite3
import resource
import subprocess
import time

import searching
from report import Figure, Result
from stage import Stage

TITLE = "searches of all classes, what they cost and what they find"
_GOALS = {"median": 3, "p99": 10, "the": 10}


def run(stage: Stage, result: Result) -> None:
    measure(stage, result, _GOALS, 1)


def measure(stage: Stage, result: Result, goals: dict[str, float], times: int) -> None:
    """Asks a served show; `goals` are milliseconds of CPU."""
    queries = searching.classes(stage.show.folder)
    archive = searching.Archive(stage.show.folder)
    rounds = stage.settings.rounds_or(3)
    result.columns = ["queries", "median ms", "p99 ms", "worst ms", "shown", "to FTS5"]
    result.conditions = (
        f"CPU of all threads, HTTP and JSON with it; the least of {rounds} times; episodes on the first page; the time of a "
        "whole request to that of FTS5")
    every: list[float] = []
    plain: list[tuple[float, float]] = []
    raw = _Raw(stage)
    with stage.ours() as server:
        client = searching.Client(server)
        for query in ("warm", "up"):
            client.ask(query)
        for name, some in queries.items():
            answers = [[client.ask(query) for _ in range(rounds)] for query in some]
            costs = [min(cost for _, cost in answer) for answer in answers]
            shown = searching.percentile([len(answer[0][0]["results"]) for answer in answers], 0.5)
            waits = raw.times(some, client, rounds) if name != "filter" else []
            _row(result, name, costs, shown, _ratio(waits) if waits else None)
            every += costs
            if name in searching.PLAIN:
                plain += waits
        _row(result, "all", every)
        the = min(client.ask("the")[1] for _ in range(5))
        result.figures.append(Figure("median of all, ms", [searching.percentile(every, 0.5)], at_most=goals["median"]))
        result.figures.append(Figure("p99 of all, ms", [searching.percentile(every, 0.99)], at_most=goals["p99"]))
        result.figures.append(Figure("`the`, ms", [the], at_most=goals["the"]))
        _judge(result, archive, client, times)
    raw.close()
    result.figures.append(Figure("time to raw FTS5, plain words", [_ratio(plain)], at_most=1.5))
    # Where FTS5 needs next to nothing, a request is more than that however it is answered.
    result.figures.append(Figure("… median of the queries", [ours / theirs for ours, theirs in plain]))
    _index(stage, result, times)


def _row(
    result: Result, name: str, costs: list[float], shown: float | None = None, to_raw: float | None = None
) -> None:
    values = [len(costs), searching.percentile(costs, 0.5), searching.percentile(costs, 0.99), max(costs), shown]
    result.rows.append((name, [*values, to_raw]))


def _ratio(times: list[tuple[float, float]]) -> float:
    """Of the time of all queries together."""
    return sum(ours for ours, _ in times) / sum(theirs for _, theirs in times)


def _judge(result: Result, archive: searching.Archive, client: searching.Client, times: int) -> None:
    items = archive.known_items(client, 4_000)
    _row(result, "titles", items.costs)
    result.figures.append(Figure("a title's episode is first", [items.first / items.asked], at_least=0.97))
    result.figures.append(Figure("… in the first three", [items.near / items.asked], at_least=0.99))
    slips = archive.slips(client, 500)
    _row(result, "titles with a slip", slips.costs)
    result.figures.append(Figure("with a slip: first three", [slips.near / slips.asked], at_least=0.90))
    moments = archive.moments(client, 500)
    if moments.asked:
        _row(result, "eight spoken words", moments.costs)
        result.figures.append(Figure("eight spoken words", [moments.first / moments.asked], at_least=0.97))


class _Raw:
    """FTS5 doing bm25 and snippet for twenty rows of the same texts."""

    def __init__(self, stage: Stage):
        path = stage.scratch("raw.sqlite")
        path.unlink(missing_ok=True)
        self._connection = sqlite3.connect(path)
        self._connection.execute("ATTACH ? AS show", (str(stage.show.folder / "notecast.sqlite"),))
        self._connection.execute("CREATE VIRTUAL TABLE raw USING fts5 (title, text, tokenize = 'porter unicode61')")
        self._connection.execute(
            """
            INSERT INTO raw
            SELECT title, host || ' ' || text FROM show.entry UNION ALL SELECT '', text FROM show.passage
            """)
        self._connection.commit()

    def times(self, queries: list[str], client: searching.Client, rounds: int) -> list[tuple[float, float]]:
        """The seconds of a whole request of ours, and of FTS5 alone, for each query that FTS5 understands."""
        times = []
        for query in queries:
            if not (match := searching.plain(query)):
                continue
            ours, theirs = [], []
            for _ in range(rounds):
                start = time.perf_counter()
                client.ask(query)
                ours.append(time.perf_counter() - start)
                start = time.perf_counter()
                self._connection.execute(
                    "SELECT rowid, snippet(raw, 1, '[', ']', '…', 20) FROM raw WHERE raw MATCH ? ORDER BY rank LIMIT 20",
                    (match,)).fetchall()
                theirs.append(time.perf_counter() - start)
            times.append((min(ours), min(theirs)))
        return times

    def close(self) -> None:
        self._connection.close()


def _index(stage: Stage, result: Result, times: int) -> None:
    """The index, made again in a copy: its size to the text, and the CPU that it takes."""
    folder = stage.scratch("reindexed")
    folder.mkdir(exist_ok=True)
    (folder / "notecast.sqlite").unlink(missing_ok=True)
    (folder / "site.yml").write_bytes((stage.show.folder / "site.yml").read_bytes())
    command = [str(stage.settings.binary), "backup", str(folder / "notecast.sqlite"), "--data", str(stage.show.folder)]
    subprocess.run([*command, "--root", stage.settings.root], check=True, stdout=subprocess.DEVNULL)
    spent = _cpu([str(stage.settings.binary), "reindex", "--data", str(folder), "--root", stage.settings.root])
    connection = sqlite3.connect(folder / "notecast.sqlite")
    size, = connection.execute(
        "SELECT sum(pgsize) FROM dbstat WHERE name GLOB '*_index_*' OR name GLOB 'vocabulary*'").fetchone()
    text, = connection.execute(
        """
        SELECT (SELECT sum(length(CAST(title || host || links || text AS BLOB))) FROM entry)
            + (SELECT sum(length(CAST(text AS BLOB))) FROM passage)
        """).fetchone()
    connection.close()
    result.figures.append(Figure("index to its text, bytes", [size / text], at_most=2.0))
    result.figures.append(Figure("s of CPU to make the index", [spent], at_most=4 * times))


def _cpu(command: list[str]) -> float:
    """Seconds of user and system time of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

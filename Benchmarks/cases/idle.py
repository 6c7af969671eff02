"""Ten thousand readers who have asked once and stay connected: what each costs, and what they take from the others."""

import subprocess
import sys

import processes
import rounds
from load import Wrk, WrkReport
from report import Figure, Result
from servers import Server
from settings import CLIENTS
from stage import Stage

TITLE = "10,000 idle connections"
_CONNECTIONS = 10_000


def run(stage: Stage, result: Result) -> None:
    seconds = stage.settings.seconds_or(5)
    count = stage.settings.rounds_or(5)
    result.conditions = (
        f"one request on each of {_CONNECTIONS:,} connections, then wrk, 64 connections, {seconds:g} s, with them and"
        f" without; {rounds.told(count)}, each with a new server")
    growth, kept, alone, beside = [], [], [], []
    for turn in range(count):
        # A server keeps what it once allocated, so only a new one shows what connections cost.
        with stage.ours() as server:
            wrk = Wrk(server.url("page"), seconds)
            wrk.run()  # Warm, and grown to its working size.
            before = [wrk.run()] if turn % 2 == 0 else []
            memory = processes.resident_kilobytes(server.pid)
            crowd, opened = _open(server, turn)
            growth.append((processes.resident_kilobytes(server.pid) - memory) / max(1, opened))
            beside.append(wrk.run())
            still_open = _close(crowd)
            alone += before or [wrk.run()]
            if opened != _CONNECTIONS or still_open != _CONNECTIONS:
                result.faults.append(f"{opened:,} connections were opened and {still_open:,} stayed open")
    kept = rounds.ratios(*([one.per_second for one in runs] for runs in (beside, alone)))
    result.columns = ["req/s", "p99 µs"]
    for name, runs in (("alone", alone), ("beside idle connections", beside)):
        columns = [[getattr(one, key) for one in runs] for key in ("per_second", "p99")]
        result.rows.append((name, [rounds.median(column) for column in columns]))
        _look_for_faults(result, name, runs)
    result.figures.append(Figure("KB of memory each", growth, at_most=0.5))
    result.figures.append(Figure("requests/s with them to without", kept, at_least=0.95))


def _open(server: Server, turn: int) -> tuple[subprocess.Popen[str], int]:
    """Starts the crowd in a process of its own; it says how many connections it has."""
    # Another source address each round: the last round's ports are not free yet.
    command = [sys.executable, str(CLIENTS / "idle.py"), str(server.port), server.paths["page"], str(_CONNECTIONS)]
    crowd = subprocess.Popen(
        command + [f"127.0.1.{turn % 250 + 1}"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return crowd, int(crowd.stdout.readline() or 0)


def _close(crowd: subprocess.Popen[str]) -> int:
    """Ends the crowd; it says how many connections were still open."""
    output, _ = crowd.communicate("\n")
    return int(output or 0)


def _look_for_faults(result: Result, name: str, runs: list[WrkReport]) -> None:
    if failures := [run.failures_told for run in runs if run.failures]:
        result.faults.append(f"{name}: {'; '.join(failures)}")

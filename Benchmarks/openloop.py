"""Latency at a rate that the machine keeps up with easily: a saturated one measures its scheduler."""

from typing import TypeVar

import machine
import rounds
from load import OpenLoop, OpenLoopReport, Wrk
from report import Result
from servers import Server
from stage import Stage

SHARE = 4
"""The rate is this part of the most that nginx reaches on this machine, in this run."""


def quarter_of_nginx(stage: Stage, nginx: Server) -> float:
    """Requests a second."""
    seconds = stage.settings.seconds_or(5)
    return Wrk(nginx.url("page"), min(seconds, 5)).run().per_second / SHARE


def run(stage: Stage, server: Server, rate: float, seconds: float, in_step: bool = False) -> OpenLoopReport:
    """The cached page at a fixed rate."""
    log = stage.scratch("requests.log")
    return OpenLoop(server.url("page"), rate, seconds, log, in_step=in_step).run()


Value = TypeVar("Value")


class CalmRounds:
    """Tells the rounds that began on a calm machine from the others."""

    def __init__(self, stage: Stage, result: Result) -> None:
        self._patience = stage.settings.patience
        self._result = result
        self._loads: list[float] = []

    def begin(self) -> None:
        """Waits for calm and notes how calm it became."""
        self._loads.append(machine.wait_for_calm(self._patience))

    def kept(self, values: list[Value]) -> list[Value]:
        """What was found in calm rounds; in all of them, and a fault, when none was calm."""
        calm = [value for value, load in zip(values, self._loads, strict=True) if load <= machine.CALM]
        left_out = f"{len(values) - len(calm)} of {len(values)} rounds began with a load above {machine.CALM:g}"
        if not calm:
            if left_out not in self._result.faults:
                self._result.faults.append(left_out)
            return values
        if len(calm) < len(values) and left_out not in self._result.notes:
            self._result.notes.append(left_out + " and are left out")
        return calm


def tabulate(result: Result, name: str, rate: float, reports: list[OpenLoopReport]) -> None:
    """Adds a row. Answers that failed make a latency worthless, and so does a rate that was not kept up: h2load holds a
    request back while its connection waits for an answer, and that wait is in no figure."""
    result.columns = ["p50 µs", "p99 µs", "worst µs", "req/s"]
    columns = [[getattr(one, key) for one in reports] for key in ("p50", "p99", "worst", "rate")]
    result.rows.append((name, [rounds.median(column) for column in columns]))
    if failures := sum(report.failures for report in reports):
        result.faults.append(f"{name}: {failures} requests were not answered with 200")
    slowest = min(report.rate for report in reports)
    if slowest < rate * 0.9:
        result.faults.append(f"{name}: asked for {rate:,.0f} requests a second, had {slowest:,.0f}")

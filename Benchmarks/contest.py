"""Servers against each other under wrk: throughput, CPU and latency, in rounds that take turns."""

import dataclasses
from dataclasses import dataclass

import processes
import rounds
from load import Wrk, WrkReport
from report import Figure, Result
from servers import Server

GIGABYTE = 1e9


@dataclass(frozen=True)
class Reading:
    """One server in one round."""

    wrk: WrkReport
    cpu: float
    """Seconds, of all its processes, user and system."""
    memory: int
    """Kilobytes."""

    @property
    def per_second(self) -> float:
        return self.wrk.per_second

    @property
    def cpu_per_request(self) -> float:
        """Microseconds."""
        return self.cpu * 1e6 / max(1, self.wrk.requests)

    @property
    def cpu_per_gigabyte(self) -> float:
        return self.cpu / (max(1, self.wrk.bytes) / GIGABYTE)

    @property
    def p99(self) -> float:
        return self.wrk.p99


def measure(server: Server, wrk: Wrk) -> Reading:
    """One run, with the CPU time that the server spent on it."""
    before = processes.cpu_seconds(server.pid)
    report = wrk.run()
    return Reading(report, processes.cpu_seconds(server.pid) - before, processes.resident_kilobytes(server.pid))


class Contest:
    """One load on several servers, ours first."""

    def __init__(self, result: Result, loads: list[tuple[Server, Wrk]], count: int) -> None:
        self._result = result
        self.asked = {server.name: 0 for server, _ in loads}
        """Requests of each server in all, with those that only warmed it."""
        for server, wrk in loads:
            self.asked[server.name] += dataclasses.replace(wrk, seconds=1, connections=8, threads=1).run().requests
        parties = [(server.name, lambda server=server, wrk=wrk: measure(server, wrk)) for server, wrk in loads]
        self.readings = rounds.interleaved(parties, count)
        for name, readings in self.readings.items():
            self.asked[name] += sum(reading.wrk.requests for reading in readings)
        wrk = loads[0][1]
        result.conditions = (
            f"wrk, {wrk.connections} connections, {wrk.seconds:g} s, {rounds.told(count)} in turns; medians,"
            " and of ratios the median of the rounds' own")
        self._tabulate()
        self._look_for_faults()

    def _tabulate(self) -> None:
        self._result.columns = ["req/s", "CPU µs/req", "CPU s/GB", "p50 µs", "p99 µs", "memory MB"]
        for name, all_rounds in self.readings.items():
            columns = [
                [one.per_second for one in all_rounds], [one.cpu_per_request for one in all_rounds],
                [one.cpu_per_gigabyte for one in all_rounds], [one.wrk.p50 for one in all_rounds],
                [one.p99 for one in all_rounds], [one.memory / 1024 for one in all_rounds],
            ]
            self._result.rows.append((name, [rounds.median(column) for column in columns]))

    def _look_for_faults(self) -> None:
        for name, all_rounds in self.readings.items():
            failures = [one.wrk.failures_told for one in all_rounds if one.wrk.failures]
            if failures:
                self._result.faults.append(f"{name}: {'; '.join(failures)}")
            if any(one.wrk.requests == 0 for one in all_rounds):
                self._result.faults.append(f"{name}: a round without a finished request")

    def compare(
        self, label: str, reading: str, to: str, at_most: float | None = None, at_least: float | None = None
    ) -> None:
        """Adds a figure: our reading (a property of `Reading`) to another server's."""
        ours, theirs = ([getattr(one, reading) for one in self.readings[name]] for name in ("notecast", to))
        self._result.figures.append(Figure(f"{label} to {to}", rounds.ratios(ours, theirs), at_most, at_least))

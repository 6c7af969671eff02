"""The two load generators, wrk (as fast as it goes) and h2load (at a fixed rate), and what they report."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from settings import CLIENTS

BROWSER = (
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language: en-GB,en;q=0.7",
)
"""What a browser says with each request, so that heads have a usual size."""


@dataclass(frozen=True)
class Wrk:
    """One run of wrk."""

    url: str
    seconds: float
    connections: int = 64
    threads: int = 2
    headers: tuple[str, ...] = ()
    script: str = "report.lua"
    """A file of clients/; it must include report.lua."""
    environment: tuple[tuple[str, str], ...] = ()

    def start(self) -> subprocess.Popen[str]:
        command = ["wrk", f"-t{min(self.threads, self.connections)}", f"-c{self.connections}"]
        command += [f"-d{max(1, round(self.seconds))}s", "--timeout", "10s", "-s", self.script]
        for header in BROWSER + self.headers:
            command += ["-H", header]
        # Scripts are named, and include each other, relative to their folder.
        return subprocess.Popen(
            command + [self.url], cwd=CLIENTS, env=os.environ | dict(self.environment), text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def run(self) -> "WrkReport":
        return WrkReport.wait(self.start())


@dataclass(frozen=True)
class WrkReport:
    """What wrk counted. Times are microseconds."""

    requests: int
    bytes: int
    duration: float
    p50: float
    p99: float
    connect_errors: int
    read_errors: int
    write_errors: int
    timeouts: int
    bad_statuses: int
    """Answers of 400 and above."""

    @staticmethod
    def wait(process: subprocess.Popen[str]) -> "WrkReport":
        """Waits for a run that was started, and reads its report."""
        try:
            output, _ = process.communicate()
        finally:
            process.kill()  # An end from outside; else it has ended.
        return WrkReport.read(output)

    @staticmethod
    def read(output: str) -> "WrkReport":
        """Reads the line that clients/report.lua writes."""
        for line in output.splitlines():
            if line.startswith("report "):
                return WrkReport(**json.loads(line.removeprefix("report ")))
        raise RuntimeError(f"wrk ended without a report. It said:\n{output}")

    @property
    def per_second(self) -> float:
        return self.requests / (self.duration / 1e6)

    @property
    def failures(self) -> int:
        """Requests that did not get the answer they should have."""
        return self.connect_errors + self.read_errors + self.write_errors + self.timeouts + self.bad_statuses

    @property
    def failures_told(self) -> str:
        kinds = ("connect_errors", "read_errors", "write_errors", "timeouts", "bad_statuses")
        return ", ".join(f"{getattr(self, kind)} {kind.replace('_', ' ')}" for kind in kinds if getattr(self, kind))


@dataclass(frozen=True)
class OpenLoop:
    """One run of h2load with HTTP/1.1 at a fixed rate, which a slow answer does not slow down."""

    url: str
    rate: float
    """Requests a second, all connections together."""
    seconds: float
    log: Path
    """A file for the time of each request; written over."""
    connections: int = 64
    in_step: bool = False
    """h2load's own way is that all connections send at the same moment, over and over. Otherwise they begin one after
    the other, so that requests are spread over time as those of people are."""

    def run(self) -> "OpenLoopReport":
        each = self.rate / self.connections
        command = ["h2load", "--h1", "-t1", f"-c{self.connections}", f"--rps={each:.3f}", f"--log-file={self.log}"]
        if self.in_step:
            command += [f"-D{self.seconds:g}"]
        else:
            # New connections a millisecond, so that the last begins when the first has its second turn.
            step = max(1, round(self.connections / (1000 / each)))
            total = max(1, round(each * self.seconds)) * self.connections
            command += [f"-n{total}", f"-r{step}", "--rate-period=1ms"]
        for header in BROWSER:
            command += ["-H", header]
        self.log.unlink(missing_ok=True)
        run = subprocess.run(command + [self.url], capture_output=True, text=True, check=False)
        if run.returncode != 0 or not self.log.exists():
            raise RuntimeError(f"h2load failed. It said:\n{run.stdout}{run.stderr}")
        return OpenLoopReport.read(self.log.read_text())


@dataclass(frozen=True)
class OpenLoopReport:
    """What h2load's log of requests says. Times are microseconds, without the first tenth of the run."""

    requests: int
    rate: float
    p50: float
    p99: float
    worst: float
    failures: int
    """Requests that were not answered with 200."""

    @staticmethod
    def read(log: str) -> "OpenLoopReport":
        """Reads lines of: start in microseconds since 1970, status (-1: none), microseconds to the answer's end."""
        rows = sorted(tuple(map(int, line.split()[:3])) for line in log.splitlines() if line)
        if len(rows) < 2:
            raise RuntimeError("h2load logged no requests")
        first, last = rows[0][0], rows[-1][0]
        span = max(1, last - first)
        times = sorted(time for start, _, time in rows if start - first >= span / 10)
        return OpenLoopReport(
            requests=len(rows), rate=len(rows) / (span / 1e6), p50=percentile(times, 50), p99=percentile(times, 99),
            worst=times[-1], failures=sum(1 for _, status, _ in rows if status != 200))


def percentile(ordered: list[int], percent: float) -> float:
    """The smallest value that so many per cent of all are not above (nearest rank)."""
    rank = -(-len(ordered) * percent // 100)
    return ordered[max(0, int(rank) - 1)]

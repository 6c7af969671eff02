"""A new version of the program takes over while readers read: nobody may notice."""

import http.client
import os
import signal
import threading
import time

import processes
from load import Wrk, WrkReport
from report import Figure, Result
from servers import Server
from stage import Stage

TITLE = "restart with SIGUSR2 under load"
_RESTARTS = 2


def run(stage: Stage, result: Result) -> None:
    seconds = stage.settings.seconds_or(30)
    with stage.ours() as server:
        url = server.url("page")
        kept = Wrk(url, seconds, 48).start()
        closed = Wrk(url, seconds, 16, 1, headers=("Connection: close",)).start()
        download = _Download(server)
        restarted = []
        for _ in range(_RESTARTS):
            time.sleep(seconds / (_RESTARTS + 2))
            if processes.is_alive(server.pid):
                restarted.append(_restart(server))
        reports = [WrkReport.wait(kept), WrkReport.wait(closed)]
        download.join()
        ended = [not processes.is_alive(pid) for pid in restarted if pid] if _wait(restarted, 15) else []
    result.conditions = (
        f"wrk, 48 connections that are kept and 16 that are closed each time, {seconds:g} s; one slow download")
    result.columns = ["requests", "failed"]
    for name, report in zip(("kept connections", "closed connections"), reports, strict=True):
        result.rows.append((name, [report.requests, report.failures]))
        if report.failures:
            result.notes.append(f"{name}: {report.failures_told}")
    result.figures.append(Figure("failed requests", [sum(report.failures for report in reports)], at_most=0))
    result.figures.append(Figure("downloads cut short", [0 if download.is_whole else 1], at_most=0))
    result.figures.append(Figure("restarts, the old process gone", [sum(ended)], at_least=_RESTARTS))


def _restart(server: Server) -> int | None:
    """Has the server replaced by a process that it starts, and follows it; the old one's id, or nil when none came."""
    old = server.pid
    before = set(processes.family(old))
    os.kill(old, signal.SIGUSR2)
    end = time.monotonic() + 10
    while time.monotonic() < end and processes.is_alive(old):
        if new := set(processes.family(old)) - before:
            server.pid = min(new)
            return old
        time.sleep(0.01)
    return None


def _wait(pids: list[int | None], seconds: float) -> bool:
    """Waits for processes to end; true when there were some."""
    end = time.monotonic() + seconds
    while any(pid and processes.is_alive(pid) for pid in pids) and time.monotonic() < end:
        time.sleep(0.1)
    return any(pids)


class _Download(threading.Thread):
    """A large file, read so slowly that the first restart falls into it."""

    def __init__(self, server: Server) -> None:
        super().__init__(daemon=True)
        self._server = server
        self.is_whole = False
        self.start()

    def run(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._server.port, timeout=30)
        try:
            connection.request("GET", self._server.paths["large"])
            response = connection.getresponse()
            length, count = int(response.headers["Content-Length"]), 0
            while part := response.read(1 << 20):
                count += len(part)
                time.sleep(0.15)
            self.is_whole = count == length
        except (OSError, http.client.HTTPException):
            self.is_whole = False
        finally:
            connection.close()

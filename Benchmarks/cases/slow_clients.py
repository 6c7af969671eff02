"""Two thousand clients that send and read as slowly as they can: what the others notice."""

import contextlib
import subprocess
import sys
import time
from collections.abc import Iterator

import openloop
import rounds
from report import Figure, Result
from servers import Server
from settings import CLIENTS
from stage import Stage

TITLE = "cached page beside 2,000 slow clients"
_OWN_EACH = 500
_SLOWHTTPTEST = {
    "slow heads": ["-H", "-i", "2"],
    "slow bodies": ["-B", "-i", "2", "-s", "8192"],
    "slow reads": ["-X", "-w", "10", "-y", "20", "-n", "3", "-z", "16", "-k", "3"],
}
_EACH = 167


def run(stage: Stage, result: Result) -> None:
    seconds = stage.settings.seconds_or(5)
    count = stage.settings.rounds_or(7)
    result.conditions = (
        f"{3 * _OWN_EACH:,} own clients (slow heads, bodies, reads) that come back when they are cut off, and"
        f" {3 * _EACH} of slowhttptest")
    alone, beside, crowds = [], [], []
    calm = openloop.CalmRounds(stage, result)
    with stage.beside_nginx() as (server, nginx):
        rate = openloop.quarter_of_nginx(stage, nginx)
        for _ in range(count):
            calm.begin()
            alone.append(openloop.run(stage, server, rate, seconds))
            with _crowd(stage, server, seconds) as crowd:
                crowds.append(crowd)
                beside.append(openloop.run(stage, server, rate, seconds))
    result.conditions += f"; h2load, 64 connections, {rate:,.0f} requests a second, {seconds:g} s, {rounds.told(count)}"
    alone, beside = calm.kept(alone), calm.kept(beside)
    openloop.tabulate(result, "alone", rate, alone)
    openloop.tabulate(result, "beside slow clients", rate, beside)
    result.notes.append(f"slow connections open when measuring began: {min(crowds):,} to {max(crowds):,}")
    if min(crowds) < 0.9 * 3 * (_OWN_EACH + _EACH):
        result.faults.append("there were fewer slow clients than there should be")
    ratios = rounds.ratios([one.p99 for one in beside], [one.p99 for one in alone])
    result.figures.append(Figure("p99 to alone", ratios, at_most=2))


@contextlib.contextmanager
def _crowd(stage: Stage, server: Server, seconds: float) -> Iterator[int]:
    """The slow clients, and how many of their connections are open when all have come."""
    before = _established(server.port)
    own = [sys.executable, str(CLIENTS / "slow.py"), str(server.port), server.paths["page"], server.paths["large"]]
    crowd = [subprocess.Popen(own + [str(_OWN_EACH)], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)]
    length = str(round(seconds) + 10)
    for name, options in _SLOWHTTPTEST.items():
        what = "large" if name == "slow reads" else "page"
        command = ["slowhttptest", *options, "-c", str(_EACH), "-r", "200", "-l", length, "-p", "5"]
        crowd.append(
            subprocess.Popen(
                command + ["-u", server.url(what)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL))
    try:
        end = time.monotonic() + 6
        wanted = 3 * (_OWN_EACH + _EACH)
        while (opened := _established(server.port) - before) < wanted and time.monotonic() < end:
            time.sleep(0.25)
        yield opened
    finally:
        for client in crowd:
            client.terminate()
        for client in crowd:
            client.wait()


def _established(port: int) -> int:
    """Connections to a port of this machine, as the kernel lists them (proc_net_tcp(5): state 01, server's end)."""
    ending = f":{port:04X}"
    with open("/proc/net/tcp") as table:
        rows = (line.split() for line in table)
        return sum(1 for row in rows if row[1].endswith(ending) and row[3] == "01")

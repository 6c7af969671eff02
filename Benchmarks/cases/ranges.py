"""Players that seek: a megabyte at a time out of a large file, each from another place."""

import probe
from contest import Contest
from load import Wrk
from report import Result
from stage import Stage

TITLE = "1 MB ranges of a 64 MB file, 16 connections"
_MEGABYTE = 1 << 20


def run(stage: Stage, result: Result) -> None:
    with stage.beside_nginx() as servers:
        size = (stage.scratch("www") / "large.mp3").stat().st_size
        for server in servers:
            status = probe.ask(server.port, server.paths["large"], {"Range": f"bytes=0-{_MEGABYTE - 1}"}).status
            if status != 206:
                result.faults.append(f"{server.name}: should answer a range with 206, answers {status}")
        environment = (("FILE_BYTES", str(size)), ("RANGE_BYTES", str(_MEGABYTE)))
        seconds = stage.settings.seconds_or(10)
        loads = [
            (server, Wrk(server.url("large"), seconds, 16, script="ranges.lua", environment=environment))
            for server in servers
        ]
        contest = Contest(result, loads, stage.settings.rounds_or(5))
    contest.compare("CPU per GB", "cpu_per_gigabyte", "nginx", at_most=0.95)
    contest.compare("requests/s", "per_second", "nginx")

"""Whole episodes of audio: what a gigabyte costs."""

from contest import Contest
from load import Wrk
from report import Result
from stage import Stage

TITLE = "64 MB downloads, 4 connections"


def run(stage: Stage, result: Result) -> None:
    with stage.beside_nginx() as servers:
        # Long, since a download counts when it is whole.
        seconds = stage.settings.seconds_or(20)
        loads = [(server, Wrk(server.url("large"), seconds, connections=4)) for server in servers]
        contest = Contest(result, loads, stage.settings.rounds_or(5))
    contest.compare("CPU per GB", "cpu_per_gigabyte", "nginx", at_most=0.95)
    contest.compare("requests/s", "per_second", "nginx")

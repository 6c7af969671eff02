"""The cached episode page over eight times as many connections."""

from contest import Contest
from load import Wrk
from report import Result
from stage import Stage

TITLE = "cached episode page, 512 connections"


def run(stage: Stage, result: Result) -> None:
    with stage.beside_nginx() as servers:
        seconds = stage.settings.seconds_or(5)
        loads = [(server, Wrk(server.url("page"), seconds, connections=512)) for server in servers]
        contest = Contest(result, loads, stage.settings.rounds_or(5))
    contest.compare("CPU per request", "cpu_per_request", "nginx", at_most=0.7)
    contest.compare("requests/s", "per_second", "nginx")

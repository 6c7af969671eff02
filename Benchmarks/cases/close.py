"""A new connection for each request."""

from contest import Contest
from load import Wrk
from report import Result
from stage import Stage

TITLE = "cached episode page, Connection: close"


def run(stage: Stage, result: Result) -> None:
    with stage.beside_nginx() as servers:
        seconds = stage.settings.seconds_or(5)
        loads = [(server, Wrk(server.url("page"), seconds, headers=("Connection: close",))) for server in servers]
        contest = Contest(result, loads, stage.settings.rounds_or(5))
    contest.compare("CPU per request", "cpu_per_request", "nginx", at_most=0.85)
    contest.compare("requests/s", "per_second", "nginx")

"""The cached episode page over connections that are kept, without access logs."""

from contest import Contest
from load import Wrk
from report import Result
from stage import Stage

TITLE = "cached episode page, keep-alive, no access logs"


def run(stage: Stage, result: Result) -> None:
    with stage.beside_nginx() as servers:
        seconds = stage.settings.seconds_or(5)
        contest = Contest(
            result, [(server, Wrk(server.url("page"), seconds)) for server in servers], stage.settings.rounds_or(5))
    contest.compare("requests/s", "per_second", "nginx", at_least=1.3)
    contest.compare("CPU per request", "cpu_per_request", "nginx", at_most=0.65)
    contest.compare("p99", "p99", "nginx")

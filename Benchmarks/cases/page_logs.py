"""The cached episode page while both servers write their access logs."""

from contest import Contest
from load import Wrk
from report import Result
from stage import Stage

TITLE = "cached episode page, keep-alive, both access logs on"


def run(stage: Stage, result: Result) -> None:
    with stage.beside_nginx(logs=True) as servers:
        seconds = stage.settings.seconds_or(5)
        contest = Contest(
            result, [(server, Wrk(server.url("page"), seconds)) for server in servers], stage.settings.rounds_or(5))
        for server in servers:
            _look_at_log(stage, result, server.name, contest)
    contest.compare("CPU per request", "cpu_per_request", "nginx", at_most=0.65)
    contest.compare("requests/s", "per_second", "nginx")


def _look_at_log(stage: Stage, result: Result, name: str, contest: Contest) -> None:
    """A log that lost lines was cheaper than it should be."""
    path = stage.scratch(f"{name}.access.log")
    with path.open("rb") as log:
        lines = sum(block.count(b"\n") for block in iter(lambda: log.read(1 << 20), b""))
    requests = contest.asked[name]
    share = lines / requests
    result.notes.append(f"{name} logged {share:.1%} of its requests")
    if share < 0.99:
        result.faults.append(f"{name}'s access log has {lines:,} lines for {requests:,} requests")

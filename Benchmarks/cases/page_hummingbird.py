"""The cached episode page beside a server on SwiftNIO that has it in memory."""

import bodies
import servers
from contest import Contest
from load import Wrk
from report import Result
from stage import Stage

TITLE = "cached episode page beside Hummingbird 2"


def run(stage: Stage, result: Result) -> None:
    with stage.ours() as ours:
        bodies.save(stage.settings, stage.show, ours)
        with servers.hummingbird(stage.settings) as peer:
            seconds = stage.settings.seconds_or(5)
            loads = [(server, Wrk(server.url("page"), seconds)) for server in (ours, peer)]
            contest = Contest(result, loads, stage.settings.rounds_or(5))
    contest.compare("CPU per request", "cpu_per_request", "hummingbird", at_most=0.22)
    contest.compare("requests/s", "per_second", "hummingbird")

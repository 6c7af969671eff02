"""The feed as podcast apps ask for it: compressed, ours from the cache, nginx's from a file beside it (gzip_static)."""

import probe
from contest import Contest
from load import Wrk
from report import Result
from stage import Stage

TITLE = "compressed feed"


def run(stage: Stage, result: Result) -> None:
    with stage.beside_nginx() as servers:
        answers = [probe.ask(server.port, server.paths["feed"], {"Accept-Encoding": "gzip"}) for server in servers]
        if any(answer.headers.get("content-encoding") != "gzip" for answer in answers):
            result.faults.append("a server does not compress")
        if answers[0].body != answers[1].body:
            result.faults.append("the servers answer with other bytes")
        result.notes.append(f"the feed has {len(answers[0].body):,} bytes, compressed")
        seconds = stage.settings.seconds_or(5)
        loads = [(server, Wrk(server.url("feed"), seconds, headers=("Accept-Encoding: gzip",))) for server in servers]
        contest = Contest(result, loads, stage.settings.rounds_or(5))
    contest.compare("CPU per request", "cpu_per_request", "nginx", at_most=1.0)
    contest.compare("requests/s", "per_second", "nginx")

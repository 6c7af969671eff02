"""Readers that have the page already: one header lists every server's ETag, so each answers 304."""

import probe
from contest import Contest
from load import Wrk
from report import Result
from stage import Stage

TITLE = "304 answers"


def run(stage: Stage, result: Result) -> None:
    with stage.beside_nginx() as servers:
        etags = ", ".join(probe.ask(server.port, server.paths["page"]).headers["etag"] for server in servers)
        for server in servers:
            status = probe.ask(server.port, server.paths["page"], {"If-None-Match": etags}).status
            if status != 304:
                result.faults.append(f"{server.name}: should answer 304 to If-None-Match: {etags}, answers {status}")
        seconds = stage.settings.seconds_or(5)
        loads = [(server, Wrk(server.url("page"), seconds, headers=(f"If-None-Match: {etags}",))) for server in servers]
        contest = Contest(result, loads, stage.settings.rounds_or(5))
    contest.compare("CPU per request", "cpu_per_request", "nginx", at_most=0.6)
    contest.compare("requests/s", "per_second", "nginx")

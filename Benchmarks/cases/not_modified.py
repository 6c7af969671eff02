"""Readers that have the page already: one header lists every server's ETag, so each answers 304."""

import probe
from contest import Contest
from load import Wrk
from report import Result
from servers import Server
from stage import Stage

TITLE = "304 answers"


def run(stage: Stage, result: Result) -> None:
    contest = measure(stage, result, "page")
    contest.compare("CPU per request", "cpu_per_request", "nginx", at_most=0.6)
    contest.compare("requests/s", "per_second", "nginx")


def measure(stage: Stage, result: Result, what: str, fields: tuple[str, ...] = ()) -> Contest:
    """Asks both servers for what each has given out before; `fields` go with every request."""
    asked = dict(field.split(": ", 1) for field in fields)
    with stage.beside_nginx() as servers:
        etags = ", ".join(probe.ask(server.port, server.paths[what], asked).headers["etag"] for server in servers)
        _look(servers, what, asked | {"If-None-Match": etags}, result)
        seconds = stage.settings.seconds_or(5)
        headers = (*fields, f"If-None-Match: {etags}")
        loads = [(server, Wrk(server.url(what), seconds, headers=headers)) for server in servers]
        contest = Contest(result, loads, stage.settings.rounds_or(5))
        # Whoever changed its bytes meanwhile has sent them instead.
        _look(servers, what, asked | {"If-None-Match": etags}, result)
        return contest


def _look(servers: tuple[Server, ...], what: str, fields: dict[str, str], result: Result) -> None:
    for server in servers:
        status = probe.ask(server.port, server.paths[what], fields).status
        if status != 304:
            etags = fields["If-None-Match"]
            result.faults.append(f"{server.name}: should answer 304 to If-None-Match: {etags}, answers {status}")

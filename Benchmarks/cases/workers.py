"""More uncached work than there are workers: each is answered, if only with 503, and the cached page stays quick."""

import time

import crowd
import probe
import processes
from load import Wrk
from report import Figure, Result
from stage import Stage

TITLE = "1,000 uncached searches at once"
_CLIENTS = 1000


def run(stage: Stage, result: Result) -> None:
    words = stage.show.words
    searches = [f"/search?q={words[number % len(words)]}+{number}" for number in range(_CLIENTS)]
    with stage.ours() as server:
        clients = crowd.Crowd(server.port, searches)
        begin = time.monotonic()
        page = probe.ask(server.port, server.paths["page"]).status
        waited = time.monotonic() - begin
        clients.collect(60)
        after = Wrk(server.url("page"), 1, 16).run()
        is_alive = processes.is_alive(server.pid)
        clients.close()
    result.notes.append(f"answers by status: {clients.told}")
    result.notes.append(f"the cached page meanwhile: {page} after {waited * 1000:.1f} ms")
    result.figures += [
        Figure("clients without an answer", [clients.lost + clients.waiting], at_most=0),
        Figure("503 without Retry-After", [clients.unadvised], at_most=0),
        Figure("answers other than 200 and 503", [clients.others({200, 503})], at_most=0),
        Figure("failed requests afterwards", [after.failures], at_most=0),
        Figure("alive", [int(is_alive)], at_least=1),
    ]
    if clients.statuses.get(503, 0) == 0:
        result.notes.append("no worker's backlog was full, so nobody was turned away")

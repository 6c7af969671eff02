"""Too few descriptors: whoever is not answered waits, nothing spins, nothing dies, and all is well afterwards."""

import time

import crowd
import processes
from load import Wrk
from report import Figure, Result
from stage import Stage

TITLE = "64 descriptors and 200 clients at once"
_DESCRIPTORS, _CLIENTS = 64, 200


def run(stage: Stage, result: Result) -> None:
    seconds = stage.settings.seconds_or(5)
    with stage.ours(descriptors=_DESCRIPTORS) as server:
        clients = crowd.Crowd(server.port, [server.paths["page"]] * _CLIENTS)
        clients.collect(2)
        answered = clients.answered
        # Everybody who can be answered was; now they keep their connections and the server has nothing to do.
        cpu, begin = processes.cpu_seconds(server.pid), time.monotonic()
        time.sleep(seconds)
        busy = (processes.cpu_seconds(server.pid) - cpu) / (time.monotonic() - begin)
        # Each client that has its answer goes, and makes room for one that waits.
        clients.collect(30, leave_when_answered=True)
        after = Wrk(server.url("page"), 1, 16).run()
        is_alive = processes.is_alive(server.pid)
        clients.close()
    result.conditions = f"all clients keep their connections for {seconds:g} s, then go when they are answered"
    result.notes.append(f"{answered} answered at once, {_CLIENTS - answered} waited")
    result.notes.append(f"answers by status: {clients.told}")
    result.figures += [
        Figure("clients without an answer", [clients.lost + clients.waiting], at_most=0),
        Figure("share of a core while out of them", [busy], at_most=0.05),
        Figure("failed requests afterwards", [after.failures], at_most=0),
        Figure("alive", [int(is_alive)], at_least=1),
    ]
    if answered == _CLIENTS:
        result.faults.append("all clients were answered at once, so the server was never out of descriptors")

"""Pages that are in no cache: what it costs to read them from the database, to render and to compress them."""

import re

import probe
import processes
from report import Figure, Result
from stage import Stage

TITLE = "pages that are made anew"
_LISTS = ("/", "/episodes", "/people", "/links", "/jokes", "/tags", "/sponsors", "/sitemap.xml")


def run(stage: Stage, result: Result) -> None:
    costs: dict[str, list[float]] = {"episode": [], "topic": [], "transcript": []}
    with stage.ours() as server:
        # The first page of a kind pays for what all later ones use.
        probe.ask(server.port, "/search?q=a")
        sitemap = probe.ask(server.port, "/sitemap.xml").body.decode()
        paths = [re.sub(r"^https?://[^/]+", "", path) for path in re.findall(r"<loc>([^<]*)</loc>", sitemap)]
        for path in dict.fromkeys(paths + [path for path in _LISTS if path != "/sitemap.xml"]):
            cost = _cost(server.pid, server.port, path)
            if cost is None:
                continue
            kind = next(
                (name for name, pattern in _KINDS.items() if re.fullmatch(pattern, path)), path)
            costs.setdefault(kind, []).append(cost)
    result.conditions = "each page once, one after the other; CPU time of all threads, HTTP and compression with it"
    result.columns = ["pages", "median ms", "worst ms"]
    for kind, values in sorted(costs.items(), key=lambda entry: -len(entry[1])):
        if not values:
            continue
        ordered = sorted(values)
        result.rows.append((kind, [len(values), ordered[len(values) // 2], ordered[-1]]))
    if not costs["episode"]:
        result.faults.append("the sitemap lists no episode")
        return
    result.figures.append(Figure("ms of CPU for an episode's page", costs["episode"], at_most=5))
    lists = [cost for path in _LISTS for cost in costs.get(path, [])]
    result.figures.append(Figure("ms of CPU for the dearest list", [max(lists)], at_most=30))


_KINDS = {
    "episode": r"/episodes/[^/?]+", "topic": r"/episodes/[^/]+/topics/\d+", "transcript": r"/episodes/[^/]+/transcript",
    "person": r"/people/[^/?]+", "site's links": r"/links/[^/?]+", "tag": r"/tags/[^/?]+", "year": r"/episodes/year/\d+",
}


def _cost(pid: int, port: int, path: str) -> float | None:
    """Milliseconds of CPU that the answer took; None where there is no such page."""
    before = processes.cpu_nanoseconds(pid)
    answer = probe.ask(port, path, {"Accept-Encoding": "gzip"})
    spent = processes.cpu_nanoseconds(pid) - before
    return spent / 1e6 if answer.status == 200 else None

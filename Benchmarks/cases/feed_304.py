"""Podcast apps that ask for the feed every hour: each has it already, compressed, and is answered 304."""

from cases import not_modified
from report import Result
from stage import Stage

TITLE = "304 of the compressed feed"


def run(stage: Stage, result: Result) -> None:
    contest = not_modified.measure(stage, result, "feed", ("Accept-Encoding: gzip",))
    contest.compare("CPU per request", "cpu_per_request", "nginx", at_most=1.0)
    contest.compare("requests/s", "per_second", "nginx")

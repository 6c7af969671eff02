"""What one reader waits while others read, at a quarter of the most that nginx can do."""

import openloop
import rounds
from report import Figure, Result
from stage import Stage

TITLE = "latency of the cached page in an open loop"


def run(stage: Stage, result: Result) -> None:
    seconds = stage.settings.seconds_or(5)
    count = stage.settings.rounds_or(7)
    with stage.beside_nginx() as servers:
        rate = openloop.quarter_of_nginx(stage, servers[1])
        result.conditions = (
            f"h2load, 64 connections, {rate:,.0f} requests a second, {seconds:g} s, {rounds.told(count)} in turns")
        for manner, in_step in (("spread over time", False), ("in step", True)):
            calm = openloop.CalmRounds(stage, result)
            reports = {server.name: [] for server in servers}
            for turn in range(count):
                calm.begin()
                for server in servers if turn % 2 == 0 else servers[::-1]:
                    reports[server.name].append(openloop.run(stage, server, rate, seconds, in_step))
            kept = [calm.kept(reports[server.name]) for server in servers]
            for server, readings in zip(servers, kept, strict=True):
                openloop.tabulate(result, f"{server.name}, {manner}", rate, readings)
            ratios = rounds.ratios(*([one.p99 for one in readings] for readings in kept))
            result.figures.append(Figure(f"p99 to nginx, requests {manner}", ratios, at_most=1.2))

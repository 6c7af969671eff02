"""Rounds that take turns, and the medians of their ratios."""

import statistics
from collections.abc import Callable, Sequence
from typing import TypeVar

Reading = TypeVar("Reading")


def interleaved(parties: Sequence[tuple[str, Callable[[], Reading]]], count: int) -> dict[str, list[Reading]]:
    """Measures each party once a round, so that a slow minute of the machine meets all; every other round backwards, so
    that nobody always comes behind the same one."""
    readings: dict[str, list[Reading]] = {name: [] for name, _ in parties}
    for turn in range(count):
        for name, measure in parties if turn % 2 == 0 else list(reversed(parties)):
            readings[name].append(measure())
    return readings


def ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Round by round, ours to theirs."""
    return [one / other if other else float("inf") for one, other in zip(ours, theirs, strict=True)]


def median(values: Sequence[float]) -> float:
    return statistics.median(values)


def told(count: int) -> str:
    return "1 round" if count == 1 else f"{count} rounds"

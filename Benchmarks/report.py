"""What a case found: figures beside their goals, and tables of what was read."""

from dataclasses import dataclass, field

from rounds import median


@dataclass
class Figure:
    """One figure of the table that the server is held to."""

    label: str
    rounds: list[float]
    """One value a round; the figure is their median."""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def value(self) -> float:
        return median(self.rounds)

    @property
    def goal(self) -> str:
        if self.at_most is not None:
            return f"≤ {self.at_most:g}"
        return f"≥ {self.at_least:g}" if self.at_least is not None else ""

    @property
    def is_reached(self) -> bool:
        value = round(self.value, 3)
        if self.at_most is not None:
            return value <= self.at_most
        return self.at_least is None or value >= self.at_least


@dataclass
class Result:
    """A case's outcome."""

    case: str
    title: str
    conditions: str = ""
    columns: list[str] = field(default_factory=list)
    rows: list[tuple[str, list[float | None]]] = field(default_factory=list)
    """None where there is no such figure."""
    figures: list[Figure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    """What makes the figures worthless: answers that failed, a load that was not kept up."""

    def verdict(self, figure: Figure) -> str:
        """Whether the goal is reached; empty where there is none."""
        if not figure.goal:
            return ""
        if self.faults:
            return "void"
        return "pass" if figure.is_reached else "short"

    def text(self) -> str:
        lines = ["", f"{self.case}: {self.title}"]
        if self.conditions:
            lines.append(f"  {self.conditions}")
        if self.rows:
            lines += ["", f"  {'':24}" + "".join(f"{column:>13}" for column in self.columns)]
            for name, values in self.rows:
                lines.append(f"  {name:24}" + "".join(f"{_short(value):>13}" for value in values))
        if self.figures:
            lines += self._figures()
        return "\n".join(
            lines + [f"  note: {note}" for note in self.notes] + [f"  fault: {fault}" for fault in self.faults])

    def _figures(self) -> list[str]:
        width = max([24] + [len(figure.label) for figure in self.figures])
        lines = ["", f"  {'figure':{width}}{'goal':>10}{'reached':>10}{'rounds':>18}"]
        for figure in self.figures:
            spread = f"{_short(min(figure.rounds))} to {_short(max(figure.rounds))}" if len(figure.rounds) > 1 else ""
            line = f"  {figure.label:{width}}{figure.goal:>10}{_short(figure.value):>10}{spread:>18}"
            lines.append(f"{line}  {self.verdict(figure)}".rstrip())
        return lines

    def values(self) -> dict[str, object]:
        """The same for programs."""
        return {
            "case": self.case, "title": self.title, "conditions": self.conditions,
            "table": {name: dict(zip(self.columns, values, strict=True)) for name, values in self.rows},
            "figures": [
                {
                    "label": figure.label, "goal": figure.goal, "value": figure.value, "rounds": figure.rounds,
                    "verdict": self.verdict(figure),
                }
                for figure in self.figures
            ],
            "notes": self.notes, "faults": self.faults,
        }


def _short(value: float | None) -> str:
    """Three digits that count, and all of a larger number."""
    if value is None:
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}" if abs(value) >= 1 or value == 0 else f"{value:.3f}"

"""What was asked for on the command line, and where things are."""

import os
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
CLIENTS = REPOSITORY / "Benchmarks" / "clients"


@dataclass(frozen=True)
class Settings:
    """One run's settings; None means that each case has its own default."""

    binary: Path
    """The `notecast` to measure."""
    work: Path
    """The folder for everything that a run makes."""
    data: Path | None
    """A show's data folder to measure a copy of, in place of the generated show."""
    page: str | None
    """The path of the page to measure, in place of a generated episode's."""
    port: int
    """The first of three ports: notecast, nginx, Hummingbird."""
    rounds: int | None
    seconds: float | None
    requests: int
    """How many requests the case `flat` makes."""
    patience: float
    """How many seconds a latency round waits for the machine to be calm."""

    @property
    def root(self) -> str:
        """The folder with Public, Templates and Migrations."""
        return os.environ.get("NOTECAST_ROOT") or str(REPOSITORY)

    def rounds_or(self, usual: int) -> int:
        return self.rounds or usual

    def seconds_or(self, usual: float) -> float:
        return self.seconds or usual

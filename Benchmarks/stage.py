"""What every case stands on: settings, the show, and servers beside each other."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import bodies
import probe
import servers
from servers import Server
from settings import Settings
from show import Show


@dataclass(frozen=True)
class Stage:
    settings: Settings
    show: Show

    @contextlib.contextmanager
    def ours(self, *arguments: str, descriptors: int | None = None) -> Iterator[Server]:
        """Our server alone, with the page in its cache."""
        with servers.notecast(
            self.settings, self.show.folder, self.show.paths, *arguments, descriptors=descriptors
        ) as server:
            probe.ask(server.port, server.paths["page"])
            yield server

    @contextlib.contextmanager
    def beside_nginx(self, logs: bool = False) -> Iterator[tuple[Server, Server]]:
        """Ours and nginx with the same bytes; with `logs` each writes a line a request to a file."""
        ours_log, nginx_log = (self.settings.work / f"{name}.access.log" for name in ("notecast", "nginx"))
        arguments = ["--access-log", str(ours_log), "--access-log-format", "plain"] if logs else []
        for log in (ours_log, nginx_log):
            log.unlink(missing_ok=True)
        with self.ours(*arguments) as ours:
            bodies.save(self.settings, self.show, ours)
            with servers.nginx(self.settings, nginx_log if logs else None) as nginx:
                yield ours, nginx

    def scratch(self, name: str) -> Path:
        """A file of the run's own."""
        return self.settings.work / name

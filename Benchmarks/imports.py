"""A host who imports the whole archive, again and again, while something else is measured."""

import contextlib
import itertools
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

import archive
from show import import_command
from stage import Stage


def editions(stage: Stage) -> list[Path]:
    """Two of the archive to be imported in turn, so that each import changes every episode."""
    folders = [stage.scratch(f"edition-{number}") for number in (1, 2)]
    for number, folder in enumerate(folders, 1):
        archive.write(folder, number)
    return folders


@contextlib.contextmanager
def importing(stage: Stage, folders: list[Path], statuses: list[int]) -> Iterator[None]:
    """Imports one edition after the other until the block ends, and adds the exit status of each to `statuses`."""
    is_over = threading.Event()

    def import_on() -> None:
        # Where it was left off: the other edition.
        for folder in itertools.cycle(folders[::-1] if len(statuses) % 2 else folders):
            command = import_command(stage.settings, stage.show.folder, folder)
            statuses.append(subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode)
            if is_over.is_set():
                return

    importer = threading.Thread(target=import_on)
    importer.start()
    try:
        yield
    finally:
        is_over.set()
        importer.join()

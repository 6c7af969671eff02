"""The same searches in the same show twenty-five times over: about ten thousand episodes."""

import contextlib
import dataclasses
import importlib.util
import shutil
import subprocess
from pathlib import Path

from cases import search
from report import Result
from settings import REPOSITORY
from stage import Stage

TITLE = "the same searches in 25 times the show"
_TIMES = 25
_GOALS = {"median": 8, "p99": 30, "the": 20}


def run(stage: Stage, result: Result) -> None:
    folder = stage.scratch("data-25")
    shutil.rmtree(folder, ignore_errors=True)
    with contextlib.ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        folder.mkdir()
        shutil.copy(stage.show.folder / "site.yml", folder / "site.yml")
        options = ["--root", stage.settings.root]
        program = str(stage.settings.binary)
        subprocess.run(
            [program, "backup", str(folder / "notecast.sqlite"), "--data", str(stage.show.folder), *options], check=True,
            stdout=subprocess.DEVNULL)
        count = _multiplier().multiply(folder / "notecast.sqlite", _TIMES)
        subprocess.run([program, "reindex", "--data", str(folder), *options], check=True, stdout=subprocess.DEVNULL)
        result.notes.append(f"{count:,} episodes")
        larger = dataclasses.replace(stage, show=dataclasses.replace(stage.show, folder=folder))
        search.measure(larger, result, _GOALS, _TIMES)


def _multiplier():
    """The script beside the queries, as a module."""
    path: Path = REPOSITORY / "Benchmarks" / "search" / "multiply.py"
    specification = importlib.util.spec_from_file_location("multiply", path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module

"""The show that is measured: a generated one, or a copy of somebody's own."""

import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import archive
import audio
import probe
import servers
from settings import REPOSITORY, Settings

LARGE_BYTES = 64 << 20
_LARGE = "benchmark-large-file"


@dataclass(frozen=True)
class Show:
    """A data folder that is ready, and where in it is what the cases ask for."""

    folder: Path
    paths: dict[str, str]
    """`page`, `feed` and `large` (64 MB of audio)."""
    words: tuple[str, ...]
    """Words that searches find, from the page's own text."""


def prepare(settings: Settings) -> Show:
    """Makes the data folder, anew for each run: cases import into it."""
    print("making the show to measure", flush=True)
    folder = settings.work / "data"
    shutil.rmtree(folder, ignore_errors=True)
    if settings.data:
        _copy(settings, folder)
    else:
        _generate(settings, folder)
    _add_large_file(settings, folder)
    with servers.notecast(settings, folder, {}) as server:
        return _explore(settings, folder, server.port)


def import_command(settings: Settings, folder: Path, *what: Path) -> list[str]:
    """The command that imports files or folders into a show."""
    return [str(settings.binary), "import", *map(str, what), "--data", str(folder), "--root", settings.root]


def _generate(settings: Settings, folder: Path) -> None:
    """The demo show, with four hundred episodes before it."""
    demo = REPOSITORY / "Demo"
    shutil.copytree(demo / "public", folder / "public")
    shutil.copy(demo / "site.yml", folder / "site.yml")
    files = settings.work / "archive-0"
    archive.write(files)
    _import(settings, folder, files, demo / "notes", demo / "transcripts", demo / "audio")


def _copy(settings: Settings, folder: Path) -> None:
    """The database is copied by the program: a server may have it open."""
    folder.mkdir(parents=True)
    for part in ("media", "public", "templates"):
        if (settings.data / part).exists():
            shutil.copytree(settings.data / part, folder / part)
    shutil.copy(settings.data / "site.yml", folder / "site.yml")
    database = folder / "notecast.sqlite"
    _run([str(settings.binary), "backup", str(database), "--data", str(settings.data), "--root", settings.root])


def _add_large_file(settings: Settings, folder: Path) -> None:
    files = settings.work / "large"
    files.mkdir(exist_ok=True)
    (files / f"{_LARGE}.md").write_text(f"---\nslug: {_LARGE}\ntitle: A large file\n---\n\n# A large file\n")
    audio.write(files / f"{_LARGE}.mp3", LARGE_BYTES)
    _import(settings, folder, files)


def _import(settings: Settings, folder: Path, *what: Path) -> None:
    _run(import_command(settings, folder, *what))


def _run(command: list[str]) -> None:
    run = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)}\nfailed. It said:\n{run.stdout}")


def _explore(settings: Settings, folder: Path, port: int) -> Show:
    """Asks the server where things are."""
    page = settings.page
    if page is None and settings.data is None:
        page = f"/episodes/{archive.slug(archive.FIRST + archive.EPISODES - 1)}"
    if page is None:
        page = _first(r'href="(/episodes/[^"/?#]+)"', port, "/episodes")
    large = _first(r'(/media/[^"]+\.mp3)', port, f"/episodes/{_LARGE}")
    feed = _first(r'type="application/rss\+xml"[^>]*href="([^"]+)"', port, "/")
    answer = probe.ask(port, page)
    if answer.status != 200:
        sys.exit(f"{page}: should be a page of the show (200), is {answer.status}")
    text = re.sub(r"<[^>]*>", " ", answer.body.decode())
    words = sorted({word.lower() for word in re.findall(r"[A-Za-z]{4,12}", text)})
    return Show(folder, {"page": page, "feed": re.sub(r"^https?://[^/]+", "", feed), "large": large}, tuple(words))


def _first(pattern: str, port: int, path: str) -> str:
    found = re.search(pattern, probe.ask(port, path).body.decode())
    if found is None:
        sys.exit(f"{path}: holds nothing like {pattern}")
    return next(group for group in found.groups() if group)

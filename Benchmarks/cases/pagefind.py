"""Our search beside Pagefind's on the same pages, in a browser: time from asking to results, and bytes over the wire."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import probe
import searching
import servers
from report import Figure, Result
from settings import CLIENTS
from stage import Stage

TITLE = "time and bytes of searches in a browser, beside Pagefind"
_BUNDLE = "pagefind-site"
_NAMES = {"ours": "Notecast", "pagefind": "Pagefind", "loaded": "Pagefind, loaded before"}


def run(stage: Stage, result: Result) -> None:
    python = os.environ.get("BENCH_PYTHON", sys.executable)
    if missing := _missing(python):
        result.notes.append(f"skipped: {missing}; BENCH_PYTHON names a Python that has pagefind[extended] and playwright")
        return
    www = stage.settings.work / "www"
    site = www / _BUNDLE
    shutil.rmtree(site, ignore_errors=True)
    queries = searching.classes(stage.show.folder)
    # Each pair is asked by a visitor of its own, whose cache is empty.
    words = queries["one word"] + queries["two words"]
    pairs = list(zip(words[::2], words[1::2]))[:stage.settings.rounds_or(24)]
    with stage.ours() as ours:
        pages = _save(ours.port, site)
        subprocess.run(
            [python, "-m", "pagefind", "--site", str(site), "--root-selector", "main", "--silent"], check=True,
            stdout=subprocess.DEVNULL)
        (site / "index.html").write_text("<!doctype html><title>Pagefind</title><main></main>")
        with servers.nginx(stage.settings) as nginx:
            plan = {
                "ours": f"http://127.0.0.1:{ours.port}/search",
                "pagefind": f"http://127.0.0.1:{nginx.port}/{_BUNDLE}/index.html", "pairs": pairs,
            }
            answer = subprocess.run(
                [python, str(CLIENTS / "searcher.py")], input=json.dumps(plan), text=True, check=True,
                stdout=subprocess.PIPE)
    found = json.loads(answer.stdout)
    result.conditions = (
        f"Chromium, {len(pairs)} visitors with an empty cache, two queries each; {pages} pages, Pagefind's files from nginx")
    result.columns = ["first ms", "second ms", "first bytes", "second bytes", "found"]
    for name, rows in found.items():
        result.rows.append((_NAMES[name], [
            searching.percentile([row[place][key] for row in rows], 0.5)
            for key, place in (("ms", 0), ("ms", 1), ("bytes", 0), ("bytes", 1), ("found", 0))
        ]))
    for place, name, goal in ((0, "first query", 20_000), (1, "second query", 10_000)):
        for other, label in (("pagefind", name), ("loaded", f"{name}, all loaded")):
            ratios = [one[place]["ms"] / peer[place]["ms"] for one, peer in zip(found["ours"], found[other])]
            result.figures.append(Figure(f"time of the {label}", ratios, at_most=0.1 if other == "pagefind" else None))
        sizes = [row[place]["bytes"] for row in found["ours"]]
        result.figures.append(Figure(f"bytes of the {name}", sizes, at_most=goal))


def _missing(python: str) -> str | None:
    """What is not installed."""
    if shutil.which("nginx") is None:
        return "nginx is not installed"
    for module in ("pagefind", "playwright"):
        if subprocess.run([python, "-c", f"import {module}"], stderr=subprocess.DEVNULL).returncode != 0:
            return f"{python} has no {module}"
    return None


def _save(port: int, site: Path) -> int:
    """Saves the pages of all episodes; returns how many they are."""
    document = probe.ask(port, "/sitemap.xml").body.decode()
    paths = sorted(set(re.findall(r"<loc>https?://[^/<]+(/episodes/[^/<?#]+)</loc>", document)))
    if not paths:
        raise RuntimeError("/sitemap.xml: should list episodes, lists none")
    for path in paths:
        if (answer := probe.ask(port, path)).status == 200:
            folder = site / path.lstrip("/")
            folder.mkdir(parents=True)
            (folder / "index.html").write_bytes(answer.body)
    return len(paths)

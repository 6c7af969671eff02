"""What a search is asked and how its answers are judged: queries, titles, spoken words and slips of the finger."""

import http.client
import json
import random
import re
import sqlite3
import urllib.parse
from dataclasses import dataclass, field
from pathlib import Path

import processes
from servers import Server

QUERIES = Path(__file__).resolve().parent / "search" / "queries.tsv"
_WORD = re.compile(r"\w+")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def words(text: str) -> list[str]:
    """Words in small letters; an apostrophe parts none."""
    return _WORD.findall(text.lower().replace("'", "").replace("\u2019", ""))


PLAIN = ("one word", "common word", "two words", "typo", "nothing")
"""Classes of words alone, which every engine understands."""


def classes(folder: Path | None = None) -> dict[str, list[str]]:
    """The fixed list of queries, by class. `{tag}` stands for the tag that most episodes of the show in `folder` have; a
    show without tags is not asked for one."""
    tag = _tag(folder) if folder else None
    found: dict[str, list[str]] = {}
    for line in QUERIES.read_text().splitlines():
        if line and not line.startswith("#"):
            name, query = line.split("\t")
            if "{tag}" not in query:
                found.setdefault(name, []).append(query)
            elif tag:
                found.setdefault(name, []).append(query.replace("{tag}", tag))
    return found


def _tag(folder: Path) -> str | None:
    database = sqlite3.connect(f"file:{folder / 'notecast.sqlite'}?mode=ro", uri=True)
    row = database.execute("SELECT slug FROM tag GROUP BY slug ORDER BY count(*) DESC, slug LIMIT 1").fetchone()
    database.close()
    return row[0] if row else None


def plain(query: str) -> str | None:
    """The query as FTS5 is asked for it: all words, a phrase between quotes, a beginning with its asterisk. None where it is
    no word."""
    if not (parts := re.findall(r'"[^"]*"|[^\s"]+', query)):
        return None
    asked = []
    for part in parts:
        # What FTS5's own tokenizer makes of it is one word, or several side by side.
        if inner := part.strip('"*').replace('"', ""):
            asked.append(f'"{inner}"' + ("*" if part.endswith("*") else ""))
    return " ".join(asked) if any(re.search(r"\w", one) for one in asked) else None


def percentile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


class Client:
    """Asks on one connection, and tells what each answer cost."""

    def __init__(self, server: Server):
        self.pid = server.pid
        self._connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)

    def ask(self, query: str) -> tuple[dict, float]:
        """The answer, and milliseconds of CPU of all threads of the server."""
        before = processes.cpu_nanoseconds(self.pid)
        self._connection.request("GET", "/api/v1/search?" + urllib.parse.urlencode({"q": query}))
        response = self._connection.getresponse()
        body = response.read()
        spent = (processes.cpu_nanoseconds(self.pid) - before) / 1e6
        if response.status != 200:
            raise RuntimeError(f"{query!r}: {response.status}")
        return json.loads(body), spent


@dataclass
class Score:
    """How many of some questions were answered well, and what the answers cost."""

    asked: int = 0
    first: int = 0
    near: int = 0
    """Among the first three."""
    costs: list[float] = field(default_factory=list)

    def add(self, is_first: bool, is_near: bool, cost: float) -> None:
        self.asked += 1
        self.first += is_first
        self.near += is_near
        self.costs.append(cost)


class Archive:
    """The show's own words, read from its database: what is asked for, and where it is."""

    def __init__(self, folder: Path, seed: int = 7):
        self._database = sqlite3.connect(f"file:{folder / 'notecast.sqlite'}?mode=ro", uri=True)
        self._random = random.Random(seed)
        self._slugs = dict(self._database.execute("SELECT id, slug FROM episode"))
        self.titles: dict[str, set[str]] = {}
        """Slugs of the episodes that have a topic of this title, by the title's words."""
        for episode, title in self._database.execute("SELECT episode_id, title FROM topic"):
            if key := " ".join(words(title)):
                self.titles.setdefault(key, set()).add(self._slugs[episode])

    def known_items(self, client: Client, most: int) -> Score:
        """Each topic's title, or as many as `most`, drawn at random: is its episode first, or in the first three?"""
        score = Score()
        keys = list(self.titles)
        for key in keys if len(keys) <= most else self._random.sample(keys, most):
            self._judge(client, self._within(key), self.titles[key], score)
        return score

    def slips(self, client: Client, count: int) -> Score:
        """Titles with one letter too many, too few, wrong or changed with the next in their rarest word."""
        frequency = dict(self._database.execute("SELECT word, docs FROM vocabulary"))
        score = Score()
        for key in self._random.sample(list(self.titles), min(count, len(self.titles))):
            all_words = key.split()
            chosen = [word for word in all_words if len(word) > 3 and word.isascii() and word.isalpha()]
            if not chosen:
                continue
            rarest = min(chosen, key=lambda word: frequency.get(word, 0))
            slipped = self._slip(rarest)
            if slipped != rarest:
                query = self._within(" ".join(slipped if word == rarest else word for word in all_words))
                self._judge(client, query, self.titles[key], score)
        return score

    def moments(self, client: Client, count: int) -> Score:
        """Eight consecutive spoken words: does the first moment hold them, within ten seconds of where they are said?"""
        spoken = {}
        for episode, text in self._database.execute("SELECT episode_id, text FROM transcript"):
            if len(read := list(_cues(text))) > 8:
                spoken[self._slugs[episode]] = read
        score = Score()
        slugs = sorted(spoken)
        for _ in range(count if slugs else 0):
            place = spoken[self._random.choice(slugs)]
            start = self._random.randrange(len(place) - 8)
            query = self._within(" ".join(word for word, _ in place[start:start + 8]))
            answer, cost = client.ask(query)
            is_found = _holds(answer, query.split(), spoken)
            score.add(is_found, is_found, cost)
        return score

    def _judge(self, client: Client, query: str, wanted: set[str], score: Score) -> None:
        answer, cost = client.ask(query)
        found = [result["url"].rsplit("/", 1)[1] for result in answer["results"][:3]]
        score.add(bool(found) and found[0] in wanted, any(slug in wanted for slug in found), cost)

    def _slip(self, word: str) -> str:
        at = self._random.randrange(len(word))
        match self._random.choice("left twice wrong turned".split()):
            case "left": return word[:at] + word[at + 1:]
            case "twice": return word[:at] + self._random.choice(_LETTERS) + word[at:]
            case "wrong": return word[:at] + self._random.choice(_LETTERS) + word[at + 1:]
            case _:
                at = min(at, len(word) - 2)
                return word[:at] + word[at + 1] + word[at] + word[at + 2:]

    @staticmethod
    def _within(query: str) -> str:
        """As many whole words as a query may have bytes."""
        while len(query.encode()) > 200:
            query = query.rpartition(" ")[0] or query[:50]
        return query


def _cues(text: str):
    """The words of a WebVTT file, each with the second at which its cue begins."""
    second = None
    for line in text.splitlines():
        if time := re.match(r"(?:(\d+):)?(\d\d):(\d\d)\.(\d{3}) -->", line):
            hours, minutes, seconds, millis = (int(part or 0) for part in time.groups())
            second = hours * 3600 + minutes * 60 + seconds + millis / 1000
        elif second is not None and not line.strip().isdigit():
            for word in words(re.sub(r"<[^>]*>", "", line)):
                yield word, second


def _holds(answer: dict, wanted: list[str], spoken: dict[str, list[tuple[str, float]]]) -> bool:
    if not answer["results"] or not (moments := answer["results"][0]["moments"]):
        return False
    if " ".join(wanted) not in " ".join(words(moments[0]["text"])):
        return False
    slug = answer["results"][0]["url"].rsplit("/", 1)[1]
    # A copy of a larger show says what its episode says.
    place = spoken.get(slug) or spoken.get(slug.rpartition("-")[0], [])
    said = [word for word, _ in place]
    return any(
        said[at:at + len(wanted)] == wanted and abs(place[at][1] - moments[0]["start"]) <= 10
        for at, word in enumerate(said) if word == wanted[0])

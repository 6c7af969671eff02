"""Writes an archive of made-up episodes, notes and transcripts, so that imports and searches have real work to do."""

import datetime
from pathlib import Path
from random import Random

FIRST = 10_001
"""The first episode's number, above those of any real show that is measured together with it."""
EPISODES = 400
HOSTS = ("Ada", "Felix", "Ingrid")

_THINGS = """
    drawer spanner kettle ledger harbour window lantern thread bucket ladder whistle compass garden engine pencil
    blanket basket chimney fountain orchard parcel mirror saddle tunnel violin wagon anchor button candle dial
    envelope feather gutter hammer inkwell jacket kernel latch mailbox needle oven paddle quilt ribbon shelf teapot
    umbrella valve wheel yarn zipper almanac barrel cable drum easel ferry glove hinge index
""".split()
_QUALITIES = """
    quiet patient narrow borrowed careful crooked early faithful gentle honest idle level modest nimble ordinary
    polished rusty silver tidy useful velvet weathered yellow brittle cheerful distant earnest folded generous
    hollow
""".split()
_DOINGS = """
    mends carries counts remembers opens follows measures sorts waxes labels hides repairs gathers lifts trades
    sharpens washes paints borrows tunes wraps weighs folds polishes collects describes forgets rescues turns mixes
""".split()
_PLACES = """
    kitchen workshop station library market attic cellar bakery lighthouse theatre museum school bridge greenhouse
    laundry courtyard pier mill stable observatory
""".split()
_SYLLABLES = """
    ba be bi bo da de di do fa fe ga go ka ke ki ko la le li lo ma me mi mo na ne no pa pe ra re ri ro sa se so ta
    te ti to va ve vi za zo
""".split()
_SHAPES = (
    "The {quality} {thing} {doing} the {thing2} behind the {place}.",
    "Nobody at the {place} {doing} the {quality} {thing} without {name}.",
    "With {name} every {thing} {doing} itself, and the {thing2} stays {quality}.",
    "A {thing} from the {place} is {quality2}, but {name} {doing} it before the {thing2} does.",
    "We asked {name} about the {quality} {thing}, and it took {count} days to reach the {place}.",
    "It {doing} {count} of them at the {place} while the {thing2} is still {quality}.",
)


class _Writer:
    """One episode's words. Common words come often and invented names seldom, as in real notes."""

    def __init__(self, number: int, edition: int) -> None:
        # random() alone is the same in every version of Python; choice() and its like are not.
        self._random = Random(number * 1000 + edition)
        self.names = [self._name() for _ in range(12)]

    def below(self, bound: int) -> int:
        return int(self._random.random() * bound)

    def pick(self, words):
        # Squared, so that the first words of each list are the common ones.
        return words[int(self._random.random() ** 2 * len(words))]

    def _name(self) -> str:
        return "".join(_SYLLABLES[self.below(len(_SYLLABLES))] for _ in range(3)).capitalize()

    def sentence(self) -> str:
        return _SHAPES[self.below(len(_SHAPES))].format(
            quality=self.pick(_QUALITIES), quality2=self.pick(_QUALITIES), thing=self.pick(_THINGS),
            thing2=self.pick(_THINGS), doing=self.pick(_DOINGS), place=self.pick(_PLACES), name=self.pick(self.names),
            count=2 + self.below(90))

    def title(self) -> str:
        return f"The {self.pick(_QUALITIES)} {self.pick(_THINGS)} of {self.pick(self.names)}"

    def link(self) -> str:
        return f"https://example.org/{self.pick(self.names).lower()}/{self.pick(_THINGS)}-{self.below(1000)}"


def slug(number: int) -> str:
    return f"benchmark-{number}"


def notes(number: int, edition: int = 0) -> str:
    """An episode's notes: about 6 KB, a page of about 13 KB."""
    writer = _Writer(number, edition)
    published = datetime.date(2016, 1, 5) + datetime.timedelta(weeks=number - FIRST)
    lines = [
        "---", f"number: {number}", f"slug: {slug(number)}", f"date: {published}T07:00:00Z",
        f"audio: https://media.example.org/{number}.mp3", f"bytes: {20_000_000 + number}", "duration: 00:41:07", "---",
        "", f"# {number}: {writer.title()}", "", f"Sponsored by [**Thimble Hosting**]({writer.link()})", "",
    ]
    for topic in range(6):
        lines += [f"**{HOSTS[topic % 3]} #{topic + 1}:** [**{writer.title()}**]({writer.link()})", ""]
        for _ in range(3 + writer.below(3)):
            lines.append(f"- {writer.sentence()}")
            lines.append(f"    - {writer.sentence()} See [{writer.pick(_THINGS)}]({writer.link()})")
        lines.append("")
    lines += ["**Extras**", ""]
    for host in HOSTS[:2]:
        lines += [f"{host}:", "", f"- {writer.sentence()}", f"- [{writer.title()}]({writer.link()})", ""]
    return "\n".join(lines + [f"**Joke:** {writer.sentence()}", "", f"- {writer.sentence()}", ""])


def transcript(number: int, edition: int = 0) -> str:
    """An episode's transcript as WebVTT: about 50 KB, three quarters of an hour."""
    writer = _Writer(number, edition + 500)
    cues = ["WEBVTT"]
    milliseconds = 300
    for cue in range(440):
        length = 3000 + writer.below(6000)
        begin, end = _time(milliseconds), _time(milliseconds + length)
        cues.append(f"{begin} --> {end}\n<v {HOSTS[cue // 3 % 3]}>{writer.sentence()}")
        milliseconds += length + 200
    return "\n\n".join(cues) + "\n"


def _time(milliseconds: int) -> str:
    seconds, rest = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{rest:03}"


def write(folder: Path, edition: int = 0, episodes: int = EPISODES) -> None:
    """Writes the archive. Another edition has the same episodes with other words, so that importing it changes all."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(FIRST, FIRST + episodes):
        (folder / f"{number}.md").write_text(notes(number, edition))
        (folder / f"{number}.vtt").write_text(transcript(number, edition))

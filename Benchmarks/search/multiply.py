#!/usr/bin/python3
"""Makes a show so many times larger: each episode again and again, under other numbers, names and dates.

    Benchmarks/search/multiply.py DATA TIMES

DATA is a data folder that nobody serves; it is changed. `notecast reindex` afterwards puts the copies into the index.
Transcripts are copied as the passages that a search reads, without their files.
"""

import sqlite3
import sys
from pathlib import Path

# Tables of an episode's content, and those of them that have an id of their own.
_TABLES = ("sponsor", "topic", "extra", "joke", "prose", "link", "appearance", "chapter", "tag", "mention", "passage")
_OWN_ID = {"topic", "extra", "joke", "prose", "link", "mention", "passage"}
# Copies of an episode lie so many seconds apart: among the others of its year.
_APART = 6 * 3600


def multiply(database: Path, times: int) -> int:
    """Returns how many episodes there are afterwards."""
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    episodes, last, highest = connection.execute("SELECT count(*), max(id), max(number) FROM episode").fetchone()
    columns = {
        table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})")] for table in _TABLES + ("episode",)}
    for copy in range(1, times):
        changed = {
            "id": f"id + {copy * last}", "guid": f"guid || '-{copy}'", "slug": f"slug || '-{copy}'",
            "number": f"number + {copy * ((highest or 0) + 1)}", "published": f"published - {copy * _APART}",
            "recorded": "NULL", "revision_id": "NULL",
        }
        _copy(connection, "episode", columns["episode"], changed, f"WHERE id <= {last}")
        for table in _TABLES:
            changes = {"episode_id": f"episode_id + {copy * last}"}
            kept = [name for name in columns[table] if not (name == "id" and table in _OWN_ID)]
            _copy(connection, table, kept, changes, f"WHERE episode_id <= {last}")
        connection.commit()
    connection.close()
    return episodes * times


def _copy(
    connection: sqlite3.Connection, table: str, columns: list[str], changes: dict[str, str], where: str
) -> None:
    values = ", ".join(changes.get(name, name) for name in columns)
    connection.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} {where}")


if __name__ == "__main__":
    if len(sys.argv) != 3 or not sys.argv[2].isdigit():
        sys.exit(__doc__)
    print(f"{multiply(Path(sys.argv[1]) / 'notecast.sqlite', int(sys.argv[2])):,} episodes")

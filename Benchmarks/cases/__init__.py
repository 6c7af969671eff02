"""The cases, in the order in which they are run: each a module with a TITLE and a `run`."""

import importlib
from types import ModuleType

NAMES = (
    "page", "page-hummingbird", "page-logs", "open-loop", "c512", "close", "not-modified", "feed-gzip", "feed-304",
    "large-files", "ranges", "idle", "mixed", "slow-clients", "flat", "restart", "descriptors", "workers", "render",
    "search", "search-25", "search-import", "pagefind",
)


def load(name: str) -> ModuleType:
    """A case by its name."""
    return importlib.import_module(f"cases.{name.replace('-', '_')}")

"""Many clients at once, each with one request, and what became of them."""

import selectors
import socket
import time
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class _Client:
    connection: socket.socket
    path: str
    answer: bytearray = field(default_factory=bytearray)
    has_asked: bool = False

    @property
    def is_answered(self) -> bool:
        """Whether the answer is there to its end, by its Content-Length."""
        head, mark, body = bytes(self.answer).partition(b"\r\n\r\n")
        if not mark:
            return False
        for line in head.split(b"\r\n"):
            if line.lower().startswith(b"content-length:"):
                return len(body) >= int(line[15:])
        return False


class Crowd:
    """Clients that connect and ask at the same time, and then wait."""

    def __init__(self, port: int, paths: list[str]) -> None:
        self._port = port
        self._selector = selectors.DefaultSelector()
        self._open: list[_Client] = []
        self.lost = 0
        """Clients whose connection ended without a whole answer."""
        self.statuses: Counter[int] = Counter()
        self.unadvised = 0
        """503 answers that do not say when to come back."""
        self._total = len(paths)
        for path in paths:
            client = _Client(socket.socket(), path)
            client.connection.setblocking(False)
            client.connection.connect_ex(("127.0.0.1", port))
            self._selector.register(client.connection, selectors.EVENT_WRITE, client)
            self._open.append(client)

    @property
    def answered(self) -> int:
        return sum(self.statuses.values())

    @property
    def told(self) -> str:
        """The answers, as `200: 12, 503: 3`."""
        return ", ".join(f"{status}: {count}" for status, count in sorted(self.statuses.items()))

    @property
    def waiting(self) -> int:
        return self._total - self.answered - self.lost

    def others(self, expected: set[int]) -> int:
        """Answers with a status that was not expected."""
        return sum(count for status, count in self.statuses.items() if status not in expected)

    def collect(self, seconds: float, leave_when_answered: bool = False) -> None:
        """Takes what comes for so many seconds, or until nobody waits any more."""
        if leave_when_answered:
            for client in [client for client in self._open if client.is_answered]:
                self._leave(client)
        end = time.monotonic() + seconds
        while self.waiting and time.monotonic() < end:
            for key, _ in self._selector.select(0.1):
                self._advance(key.data, leave_when_answered)

    def _advance(self, client: _Client, leave_when_answered: bool) -> None:
        try:
            if not client.has_asked:
                host = f"Host: 127.0.0.1:{self._port}"
                client.connection.send(f"GET {client.path} HTTP/1.1\r\n{host}\r\n\r\n".encode())
                client.has_asked = True
                self._selector.modify(client.connection, selectors.EVENT_READ, client)
                return
            part = client.connection.recv(65536)
        except BlockingIOError:
            return
        except OSError:
            part = b""
        was_answered = client.is_answered
        client.answer += part
        if not was_answered and client.is_answered:
            self._count(client)
            if leave_when_answered:
                self._leave(client)
        elif not part:
            if not was_answered:
                self.lost += 1
            self._leave(client)

    def _count(self, client: _Client) -> None:
        status = int(client.answer.split(b" ", 2)[1])
        self.statuses[status] += 1
        if status == 503 and b"\r\nretry-after:" not in bytes(client.answer).lower():
            self.unadvised += 1

    def _leave(self, client: _Client) -> None:
        self._selector.unregister(client.connection)
        client.connection.close()
        self._open.remove(client)

    def close(self) -> None:
        """Ends all connections."""
        for client in list(self._open):
            self._leave(client)
        self._selector.close()

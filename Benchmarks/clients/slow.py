"""Clients that are as slow as they can be, and come back when they are cut off.

    slow.py PORT PAGE LARGE EACH

EACH of every kind: heads that come a line at a time and never end, bodies that come a byte at a time, and large answers
that are read a few bytes at a time through the smallest of windows. Runs until it is told to stop.
"""

import contextlib
import os
import socket
import sys
import time

TICK = 1.0
"""Seconds between one drop and the next of each client."""


class Client:
    """One client; always connected, or about to be."""

    def __init__(self, kind: str, port: int, page: str, large: str) -> None:
        self.kind = kind
        self._port = port
        host = f"Host: 127.0.0.1:{port}\r\n"
        self._opening = {
            "heads": f"GET {page} HTTP/1.1\r\n{host}",
            "bodies": f"POST {page} HTTP/1.1\r\n{host}Content-Length: 60000\r\n\r\n",
            "reads": f"GET {large} HTTP/1.1\r\n{host}\r\n",
        }[kind].encode()
        self._drop = {"heads": b"X-Slow: 1\r\n", "bodies": b"x", "reads": b""}[kind]
        self.socket: socket.socket | None = None

    def connect(self) -> None:
        self.socket = socket.socket()
        # Before the connection, or the window was agreed on already.
        if self.kind == "reads":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        self.socket.settimeout(2)
        self.socket.connect(("127.0.0.1", self._port))
        self.socket.sendall(self._opening)
        self.socket.setblocking(False)

    def drip(self) -> None:
        """One drop more, or a new connection when the server has had enough."""
        try:
            if self.socket is None:
                self.connect()
            elif self.kind == "reads":
                if not self.socket.recv(16):
                    self.leave()
            elif self._is_answered():
                self.leave()
            else:
                self.socket.send(self._drop)
        except BlockingIOError:
            pass
        except OSError:
            self.leave()

    def _is_answered(self) -> bool:
        """Whether the server has refused, or ended the connection."""
        try:
            self.socket.recv(1, socket.MSG_PEEK)
            return True
        except BlockingIOError:
            return False

    def leave(self) -> None:
        if self.socket is not None:
            self.socket.close()
        self.socket = None


def main() -> None:
    port, page, large, each = int(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    # What the machine has to spare: the measured clients come first.
    with contextlib.suppress(OSError):
        os.nice(19)
    clients = [Client(kind, port, page, large) for _ in range(each) for kind in ("heads", "bodies", "reads")]
    pause = TICK / len(clients)
    for client in clients:
        client.drip()
    while True:
        begin = time.monotonic()
        for place, client in enumerate(clients):
            client.drip()
            # Spread over the tick, so that the server sees drops and no waves; twenty at a time, to sleep seldom.
            if place % 20 == 19:
                time.sleep(max(0.0, begin + place * pause - time.monotonic()))


main()

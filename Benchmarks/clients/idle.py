"""Opens many connections, asks once on each, and leaves them open.

    idle.py PORT PATH COUNT SOURCE-ADDRESS

Writes how many it has when all are open, waits for a line on its input, and writes how many the server has not closed.
"""

import select
import socket
import sys


def read_answer(connection: socket.socket) -> bool:
    """Reads one answer to its end; whether it was a 200."""
    data = b""
    while b"\r\n\r\n" not in data:
        if not (part := connection.recv(65536)):
            return False
        data += part
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
    missing = length - len(body)
    while missing > 0:
        if not (part := connection.recv(65536)):
            return False
        missing -= len(part)
    return head.startswith(b"HTTP/1.1 200")


def main() -> None:
    port, path, count, source = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
    request = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    connections = []
    try:
        for _ in range(count):
            connection = socket.create_connection(("127.0.0.1", port), timeout=5, source_address=(source, 0))
            connection.sendall(request)
            if not read_answer(connection):
                break
            connections.append(connection)
    except OSError as error:
        print(f"idle: connection {len(connections) + 1}: {error}", file=sys.stderr)
    print(len(connections), flush=True)
    sys.stdin.readline()
    # A connection that the server has closed has its end to be read; one that idles has nothing.
    poll = select.poll()
    for connection in connections:
        poll.register(connection, select.POLLIN | select.POLLRDHUP)
    print(len(connections) - len(poll.poll(0)), flush=True)


main()

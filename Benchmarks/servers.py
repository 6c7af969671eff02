"""Starts and stops the servers: ours, and the peers nginx and Hummingbird."""

import contextlib
import os
import resource
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import machine
import processes
from settings import REPOSITORY, Settings


class CannotStart(Exception):
    """A server did not come up; the words are for the person who started the run."""


@dataclass
class Server:
    """A server that runs."""

    name: str
    port: int
    pid: int
    """The process that all others of the server descend from."""
    paths: dict[str, str]
    """Where it has what is measured: `page`, `feed`, `large`."""

    def url(self, what: str) -> str:
        return f"http://127.0.0.1:{self.port}{self.paths[what]}"


@contextlib.contextmanager
def notecast(
    settings: Settings, data: Path, paths: dict[str, str], *arguments: str, descriptors: int | None = None
) -> Iterator[Server]:
    """`notecast serve` on a data folder, perhaps with few descriptors."""
    command = [str(settings.binary), "serve", "--data", str(data), "--root", settings.root]
    command += ["--bind", f"127.0.0.1:{settings.port}", *arguments]

    def limit() -> None:
        if descriptors is not None:
            resource.setrlimit(resource.RLIMIT_NOFILE, (descriptors, descriptors))

    _claim(settings.port)
    log = settings.work / "notecast.log"
    with log.open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT, preexec_fn=limit)
    with _stopping(server := Server("notecast", settings.port, process.pid, paths), process):
        _until(lambda: "listening on" in log.read_text(), process, log)
        yield server


@contextlib.contextmanager
def nginx(settings: Settings, access_log: Path | None = None) -> Iterator[Server]:
    """nginx on the folder `www` of the run's work folder."""
    if shutil.which("nginx") is None:
        raise CannotStart("nginx is missing: apt-get install nginx")
    _claim(port := settings.port + 1)
    text = (REPOSITORY / "Benchmarks" / "nginx.conf").read_text()
    for key, value in {
        # Workers of a server that root starts would be another user's, who may not read the work folder.
        "USER": "user root;" if os.geteuid() == 0 else "",
        "WORKERS": os.cpu_count() or 1,
        "DESCRIPTORS": machine.raise_descriptor_limit(),
        "ACCESS_LOG": f"{access_log} combined" if access_log else "off",
        "PORT": port,
    }.items():
        text = text.replace(f"@{key}@", str(value))
    (settings.work / "nginx.conf").write_text(text)
    (settings.work / "nginx.tmp").mkdir(exist_ok=True)
    log = settings.work / "nginx.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            ["nginx", "-p", f"{settings.work}/", "-c", f"{settings.work}/nginx.conf", "-e", "nginx.err"],
            stdout=output, stderr=subprocess.STDOUT)
    paths = {"page": "/page.html", "feed": "/feed.xml", "large": "/large.mp3"}
    with _stopping(server := Server("nginx", port, process.pid, paths), process):
        _until(lambda: _answers(port), process, log)
        yield server


@contextlib.contextmanager
def hummingbird(settings: Settings) -> Iterator[Server]:
    """The peer of hummingbird-peer/, which has the page in memory; built when it was not."""
    _claim(port := settings.port + 2)
    build = settings.work / "hummingbird"
    package = REPOSITORY / "Benchmarks" / "hummingbird-peer"
    command = ["swift", "build", "-c", "release", "--package-path", str(package), "--scratch-path", str(build)]
    print("building the Hummingbird peer (minutes, the first time)", flush=True)
    if (run := subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)).returncode != 0:
        raise CannotStart(f"the Hummingbird peer does not build:\n{run.stdout}")
    log = settings.work / "hummingbird.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [str(build / "release" / "peer"), str(port), str(settings.work / "www" / "page.html")], stdout=output,
            stderr=subprocess.STDOUT)
    with _stopping(server := Server("hummingbird", port, process.pid, {"page": "/"}), process):
        _until(lambda: _answers(port), process, log)
        yield server


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
        return True
    except OSError:
        return False


def _claim(port: int) -> None:
    """Another server on the port would be measured in the place of the one that is meant."""
    if _answers(port):
        raise CannotStart(f"port {port} of this machine is taken; --port names another")


def _until(is_ready, process: subprocess.Popen[bytes], log: Path) -> None:
    """Waits until a server is there, and says what it said when it does not come."""
    end = time.monotonic() + 60
    while not is_ready():
        if process.poll() is not None or time.monotonic() > end:
            raise CannotStart(f"{process.args[0]} did not start. It said:\n{log.read_text()}")
        time.sleep(0.05)


@contextlib.contextmanager
def _stopping(server: Server, process: subprocess.Popen[bytes]) -> Iterator[None]:
    """Ends the server and what became of it (`server.pid` is another after a restart), kindly at first."""
    try:
        yield
    finally:
        members = set(processes.family(server.pid)) | set(processes.family(process.pid))
        for pid in {server.pid, process.pid} & members:
            os.kill(pid, signal.SIGTERM)
        end = time.monotonic() + 15
        while any(map(processes.is_alive, members)) and time.monotonic() < end:
            process.poll()
            time.sleep(0.05)
        for pid in filter(processes.is_alive, members):
            os.kill(pid, signal.SIGKILL)
        process.wait()

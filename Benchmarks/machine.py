"""The machine that everything runs on: its limits, its load, and what to say about it beside the figures."""

import os
import platform
import resource
import subprocess
import time

DESCRIPTORS = 20_000
"""As many as the largest case needs: 10,000 connections that idle, at both ends."""

CALM = 3.0
"""A latency that was taken above this load average tells about the machine's other work."""


def raise_descriptor_limit() -> int:
    """Lets this process and its children open as many descriptors as the cases need, or as the system allows."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = DESCRIPTORS if hard == resource.RLIM_INFINITY else min(DESCRIPTORS, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    return resource.getrlimit(resource.RLIMIT_NOFILE)[0]


def wait_for_calm(patience: float) -> float:
    """Waits until the load is low, for so many seconds at most, and returns what it is then."""
    end = time.monotonic() + patience
    while os.getloadavg()[0] > CALM and time.monotonic() < end:
        time.sleep(1)
    return os.getloadavg()[0]


def description() -> dict[str, str]:
    """What a reader of the figures needs to know about the machine and the tools."""
    model = ""
    with open("/proc/cpuinfo") as info:
        for line in info:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    return {
        "processor": f"{os.cpu_count()} × {model or platform.machine()}",
        "kernel": platform.release(),
        "nginx": _version(["nginx", "-v"]).replace("nginx version: nginx/", ""),
        "wrk": _version(["wrk", "-v"]).split(" [")[0].removeprefix("wrk "),
        "h2load": _version(["h2load", "--version"]).removeprefix("h2load "),
    }


def _version(command: list[str]) -> str:
    try:
        run = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return "missing"
    return (run.stdout + run.stderr).strip().splitlines()[0]

"""What the kernel knows about a server: CPU time, memory and descriptors of its whole family of processes."""

import os

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """The process and all that descend from it and are alive."""
    found = [pid] if os.path.exists(f"/proc/{pid}") else []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{task}/children") as children:
                for child in children.read().split():
                    found += family(int(child))
    except OSError:
        pass  # It ended while we looked.
    return found


def cpu_seconds(pid: int) -> float:
    """User and system time of the family, with that of children that have ended and were waited for."""
    ticks = 0
    for member in family(pid):
        try:
            with open(f"/proc/{member}/stat") as stat:
                # The name in parentheses may hold anything; the fields are counted from behind it (proc(5)).
                fields = stat.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / TICKS_PER_SECOND


def cpu_nanoseconds(pid: int) -> int:
    """Time on a CPU of all threads of one process, as the scheduler counts it: for what takes less than a tick."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            with open(f"/proc/{pid}/task/{task}/schedstat") as schedstat:
                total += int(schedstat.read().split()[0])
        except OSError:
            continue
    return total


def resident_kilobytes(pid: int) -> int:
    """Resident memory of the family. From smaps_rollup, which is exact: the VmRSS of status is counted in batches."""
    total = 0
    for member in family(pid):
        try:
            with open(f"/proc/{member}/smaps_rollup") as rollup:
                total += sum(int(line.split()[1]) for line in rollup if line.startswith("Rss:"))
        except OSError:
            continue
    return total


def descriptors(pid: int) -> int:
    """Open descriptors of the family."""
    total = 0
    for member in family(pid):
        try:
            total += len(os.listdir(f"/proc/{member}/fd"))
        except OSError:
            continue
    return total


def is_alive(pid: int) -> bool:
    """Whether the process runs; one that has ended and was not waited for does not."""
    try:
        with open(f"/proc/{pid}/stat") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] not in "ZX"
    except OSError:
        return False

"""Makes an MP3 file of any size: real frames of noise, for downloads that have weight."""

from pathlib import Path
from random import Random

FRAME_BYTES = 417
"""MPEG 1, layer III, 128 kbit/s at 44.1 kHz, without padding: 144 × 128,000 / 44,100."""

_HEADER = bytes((0xFF, 0xFB, 0x90, 0x00))


def write(path: Path, size: int) -> None:
    """Writes as many whole frames as fit into `size` bytes; the same ones each time."""
    random = Random(64)
    # Without 0xFF no noise looks like the beginning of a frame.
    frames = b"".join(
        _HEADER + bytes(int(random.random() * 255) for _ in range(FRAME_BYTES - len(_HEADER))) for _ in range(1000))
    count = size // FRAME_BYTES
    with path.open("wb") as file:
        for _ in range(count // 1000):
            file.write(frames)
        file.write(frames[: count % 1000 * FRAME_BYTES])

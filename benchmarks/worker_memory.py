"""What the worker process holds in memory while it reads thousands of photos.

    python benchmarks/worker_memory.py [--photos DIR] [--count N] [--json]

Photos are asked for again and again until there are enough. What the process holds beside pages
of files is read after every photo (pages of its libraries are its own or shared as other processes
come and go). The largest since the first 500 must not be more than a tenth above the largest until
then: what grows for ever is lost memory.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import sys
import tempfile
import time
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).parent))
import camera_photos

from photomanager import paths
from photomanager.indexing import face_search, protocol
from photomanager.indexing.supervisor import Supervisor

_NETWORK = "efficientnet-lite2"
_SETTLED = 500


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--photos", type=Path, help="folder of photos, with folders in it")
    parser.add_argument("--count", type=int, default=5_000)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        photos = (
            sorted(path for path in arguments.photos.rglob("*") if path.is_file())
            if arguments.photos
            else camera_photos.fill(Path(folder) / "photos", 39)
        )
        began = time.perf_counter()
        held = run(photos, arguments.count, arguments.threads)
        seconds = time.perf_counter() - began
    first, later = max(held[:_SETTLED]), max(held[_SETTLED:], default=0)
    result = {
        "photos": len(held),
        "different": len(photos),
        "first_mb": round(first / 1e6, 1),
        "later_mb": round(later / 1e6, 1),
        "growth": round(later / first - 1, 3),
        "seconds": round(seconds, 1),
    }
    if arguments.json:
        print(json.dumps(result))
        return
    print(f"{result['photos']} photos ({result['different']} different), {seconds:.0f} s")
    print(f"largest in the first {_SETTLED}   {result['first_mb']:7.1f} MB")
    print(f"largest after them         {result['later_mb']:7.1f} MB")
    print(f"growth                     {100 * result['growth']:7.1f} % (at most 10)")


def run(photos: list[Path], count: int, threads: int) -> list[int]:
    """Bytes held by the worker, after each of `count` photos."""
    setup = protocol.Setup(
        str(paths.model_dir(_NETWORK)), threads, face_model=str(face_search.folder())
    )
    waiting = enumerate(itertools.islice(itertools.cycle(photos), count), 1)
    held: list[int] = []
    process: psutil.Process | None = None
    with Supervisor(setup) as supervisor:
        while len(held) < count:
            for number, path in itertools.islice(waiting, supervisor.room):
                supervisor.ask(protocol.Request(number, os.fsencode(path), b""))
            for _ in supervisor.outcomes():
                if process is None or process.pid != supervisor.process_id:
                    process = psutil.Process(supervisor.process_id)
                held.append(own_memory(process))
    return held


def own_memory(process: psutil.Process) -> int:
    """Bytes of memory that are no pages of files, where the system tells them apart."""
    held = process.memory_info()
    return int(held.rss - getattr(held, "shared", 0))


if __name__ == "__main__":
    main()

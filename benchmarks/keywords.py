"""Whether the keywords that the program reads are those that exiftool reads.

    python benchmarks/keywords.py DIR

Looks at every file below DIR that either of the two finds keywords in, prints where they differ,
and counts. Needs the Debian package libimage-exiftool-perl.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

from photomanager.imaging import metadata

FLAT = ("XMP-dc:Subject", "IPTC:Keywords", "IFD0:XPKeywords")
TREE = {"XMP-lr:HierarchicalSubject": "|", "XMP-digiKam:TagsList": "/"}


def listed(value: Any) -> list[str]:
    """One keyword comes as text, several as a list."""
    return [str(one) for one in (value if isinstance(value, list) else [value])]


def theirs(said: dict[str, Any]) -> tuple[set[str], set[str]]:
    """Flat keywords and paths, with "|" between, as exiftool reads them."""
    flat = {one.strip() for name in FLAT for one in listed(said.get(name, []))}
    for one in listed(said.get("IFD0:XPKeywords", [])):
        flat = (flat - {one}) | set(one.split(";"))
    tree = {
        one.replace(between, "|")
        for name, between in TREE.items()
        for one in listed(said.get(name, []))
    }
    return flat - {""}, tree


def ours(path: Path) -> tuple[set[str], set[str]]:
    """The same as the program reads them."""
    more = metadata.read(path.read_bytes()).more
    return set(more.get("keywords", ())), set(more.get("hierarchy", ()))


def main() -> None:
    """Compares and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path)
    folder = parser.parse_args().folder
    if folder is None or shutil.which("exiftool") is None:
        print("Skipped: name a folder, and install libimage-exiftool-perl.")
        return
    wanted = [f"-{name.replace('IFD0', 'EXIF')}" for name in (*FLAT, *TREE)]
    out = subprocess.run(
        ["exiftool", "-j", "-G1", "-m", "-q", "-r", "-ext", "*", *wanted, str(folder)],
        check=False,
        capture_output=True,
    )
    compared = different = 0
    for said in json.loads(out.stdout.decode("utf-8", "replace")):
        path = Path(said["SourceFile"])
        expected, found = theirs(said), ours(path)
        if any(expected) or any(found):
            compared += 1
        if expected != found:
            different += 1
            print(f"{path.relative_to(folder)}\n  exiftool {expected}\n  found    {found}")
    print(f"{compared} files with keywords, {different} read otherwise than by exiftool")


if __name__ == "__main__":
    main()

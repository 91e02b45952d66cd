"""Photos go to the trash and nowhere else, and come back with their tags."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import insert, text

from photomanager.library.schema import file
from photomanager.operations import folders, places, search, tagging, trash
from tests.indexing.workspaces import fake_indexer, open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def bin_(tmp_path: Path) -> tuple[Path, Callable[[bytes], None]]:
    place = tmp_path / "trash"
    place.mkdir()

    def discard(path: bytes) -> None:
        name = path.rpartition(b"/")[2].decode()
        (tmp_path / "album" / name).rename(place / name)

    return place, discard


def states(workspace: Any) -> dict[str, str]:
    with workspace.library.database.read() as connection:
        return {row.name: row.state for row in connection.execute(text("SELECT * FROM file"))}


def shown(workspace: Any) -> list[int]:
    return sorted(int(one) for one in search.search(workspace, "").photo_ids)


def test_a_photo_goes_with_its_sidecar_and_comes_back_with_its_tags(
    tmp_path: Path, make_photo: Any, bin_: Any
) -> None:
    place, discard = bin_
    album = tmp_path / "album"
    for number in range(3):
        make_photo(album / f"{number}.jpg", seed=number)
    (album / "0.jpg.xmp").write_text(
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/></x:xmpmeta>'
    )
    with open_workspace(tmp_path / "library") as workspace:
        indexer, root = fake_indexer(workspace), folders.add(workspace, album, origin="cli").id
        indexer.run([root])
        tagging.tag(workspace, [1], origin="cli", add=["mine"])
        outcome = trash.move_to_trash(workspace, [1], discard=discard)
        assert (outcome.moved, outcome.failed) == (1, ())
        assert sorted(path.name for path in place.iterdir()) == ["0.jpg", "0.jpg.xmp"]
        assert states(workspace) == {"0.jpg": "missing", "1.jpg": "indexed", "2.jpg": "indexed"}
        assert shown(workspace) == [2, 3]
        indexer.run([root])
        assert shown(workspace) == [2, 3], "out of sight after the next scan, too"
        assert places.standing(workspace).offline == 0
        assert folders.folders(workspace)[0].photos == 2
        for path in list(place.iterdir()):
            path.rename(album / path.name)
        indexer.run([root])
        assert set(states(workspace).values()) == {"indexed"}
        assert shown(workspace) == [1, 2, 3]
        assert folders.folders(workspace)[0].photos == 3
        with workspace.library.database.read() as connection:
            assert connection.execute(text("SELECT photo_id FROM statement")).scalars().all() == [1]


def test_a_raw_file_goes_with_its_photo_and_both_come_back_as_one(
    tmp_path: Path, make_photo: Any, bin_: Any
) -> None:
    place, discard = bin_
    album = tmp_path / "album"
    make_photo(album / "0.jpg")
    make_photo(album / "1.jpg", seed=1)
    with open_workspace(tmp_path / "library") as workspace:
        indexer, root = fake_indexer(workspace), folders.add(workspace, album, origin="cli").id
        indexer.run([root])
        (album / "0.cr2").write_bytes(b"raw")
        with workspace.library.database.write() as connection:
            values = {"photo_id": 1, "root_id": root, "path": b"0.cr2", "name": "0.cr2"}
            stamp = (album / "0.cr2").stat()
            values |= {"size": 3, "mtime_ns": stamp.st_mtime_ns, "role": "raw", "state": "indexed"}
            connection.execute(insert(file).values(values))
        outcome = trash.move_to_trash(workspace, [1], discard=discard)
        assert (outcome.moved, outcome.failed) == (1, ())
        assert sorted(path.name for path in place.iterdir()) == ["0.cr2", "0.jpg"]
        assert shown(workspace) == [2]


def test_what_cannot_be_moved_stays_and_is_named(tmp_path: Path, make_photo: Any) -> None:
    album = tmp_path / "album"
    make_photo(album / "0.jpg")

    def refuse(_path: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    with open_workspace(tmp_path / "library") as workspace:
        root = folders.add(workspace, album, origin="cli").id
        fake_indexer(workspace).run([root])
        outcome = trash.move_to_trash(workspace, [1], discard=refuse)
        assert outcome.moved == 0
        ((path, reason),) = outcome.failed
        assert path.endswith("0.jpg")
        assert "Permission denied" in reason
        assert states(workspace) == {"0.jpg": "indexed"}
    assert (album / "0.jpg").exists()


THROW_AWAY = """
import sys
from pathlib import Path
from photomanager.operations import trash
from tests.indexing.workspaces import open_workspace
with open_workspace(Path(sys.argv[1])) as workspace:
    assert trash.move_to_trash(workspace, [1]).moved == 1
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks where Linux keeps its trash")
def test_the_systems_own_trash_takes_it(tmp_path: Path, make_photo: Any) -> None:
    data = make_photo(tmp_path / "album" / "0.jpg").read_bytes()
    with open_workspace(tmp_path / "library") as workspace:
        root = folders.add(workspace, tmp_path / "album", origin="cli").id
        fake_indexer(workspace).run([root])
    # A process of its own, for the place of the trash is read once.
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data")}
    words = [sys.executable, "-c", THROW_AWAY, str(tmp_path / "library")]
    subprocess.run(words, env=environment, check=True, cwd=Path(__file__).parents[2])
    assert not (tmp_path / "album" / "0.jpg").exists()
    kept = [path for path in (tmp_path / "data").rglob("0*.jpg") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [data]

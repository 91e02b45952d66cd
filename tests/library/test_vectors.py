"""The vector file always says what the table says, whatever happened to it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from photomanager.library import vectors
from photomanager.library.library import Library, activate_space

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DIMENSIONS = 32


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = Library.open(tmp_path / "library")
    yield opened
    opened.close()


def prepared(library: Library, photos: int = 50) -> tuple[int, vectors.VectorFile]:
    with library.database.write() as connection:
        space = activate_space(connection, "f" * 64, "net", DIMENSIONS)
        add_photos(connection, range(1, photos + 1))
    return space, library.vectors(space)


def add_photos(connection: object, ids: range) -> None:
    connection.exec_driver_sql(  # type: ignore[attr-defined]
        "INSERT INTO photo (id, uuid, added_at) VALUES (?, ?, 0)", [(n, f"p{n}") for n in ids]
    )


def row(photo: int, shade: int = 0) -> tuple[int, bytes, bytes]:
    code = np.full(DIMENSIONS, (photo * 7 + shade) % 255 - 127, np.int8)
    words = np.arange(32, dtype="<u2") + photo
    return photo, code.tobytes(), words.tobytes()


def put(library: Library, space: int, rows: list[tuple[int, bytes, bytes]]) -> None:
    with library.database.write() as connection:
        vectors.put(connection, space, rows)


def caught_up(library: Library, file: vectors.VectorFile) -> int:
    with library.database.read() as connection:
        return file.catch_up(connection)


def put_and_catch_up_at_once(library: Library, file: vectors.VectorFile) -> None:
    with library.database.write() as connection:
        vectors.put(connection, file.space_id, [row(2)])
        file.catch_up(connection)


def assert_equal_to_table(library: Library, file: vectors.VectorFile) -> None:
    with library.database.read() as connection:
        truth = connection.execute(
            text("SELECT photo_id, code, head FROM vector WHERE space_id = :s ORDER BY photo_id"),
            {"s": file.space_id},
        ).all()
    ids, codes = file.codes()
    assert ids.tolist() == [one.photo_id for one in truth]
    assert codes.tobytes() == b"".join(one.code for one in truth)
    classes, shares = file.heads(ids)
    both = np.hstack([classes, shares]).astype("<u2")
    assert both.tobytes() == b"".join(one.head for one in truth)


def test_rows_without_a_gap_are_not_copied(library: Library) -> None:
    space, file = prepared(library)
    assert file.codes()[0].size == 0
    put(library, space, [row(n) for n in range(1, 51)])
    assert caught_up(library, file) == 50
    assert caught_up(library, file) == 0
    assert_equal_to_table(library, file)
    ids, codes = file.codes()
    assert ids.dtype == np.int64
    assert codes.dtype == np.int8
    assert not codes.flags.owndata
    assert not codes.flags.writeable


def test_chosen_ids_keep_their_order_and_absent_ones_are_left_out(library: Library) -> None:
    space, file = prepared(library)
    put(library, space, [row(n) for n in (3, 9, 4)])
    caught_up(library, file)
    ids, codes = file.codes([9, 1, 3, 1_000_000, -1])
    assert ids.tolist() == [9, 3]
    assert codes.tobytes() == row(9)[1] + row(3)[1]
    with pytest.raises(ValueError, match="without a vector"):
        file.heads([9, 1])


def test_replaced_deleted_and_cascaded_rows_follow(library: Library) -> None:
    space, file = prepared(library)
    put(library, space, [row(n) for n in range(1, 21)])
    caught_up(library, file)
    put(library, space, [row(5, shade=9)])
    with library.database.write() as connection:
        vectors.delete(connection, space, [6, 7])
        connection.execute(text("DELETE FROM photo WHERE id = 20"))
    caught_up(library, file)
    assert_equal_to_table(library, file)
    assert file.codes([6, 7, 20])[0].size == 0
    with library.database.write() as connection:  # SQLite gives the highest id away again
        add_photos(connection, range(20, 21))
        vectors.put(connection, space, [row(20, shade=3), row(6, shade=3)])
    caught_up(library, file)
    assert_equal_to_table(library, file)


def test_what_was_rolled_back_never_reaches_the_file(library: Library) -> None:
    space, file = prepared(library)
    put(library, space, [row(1)])
    with pytest.raises(RuntimeError, match="before the commit"):
        put_and_catch_up_at_once(library, file)
    put(library, space, [row(3)])
    caught_up(library, file)
    assert file.codes()[0].tolist() == [1, 3]
    assert_equal_to_table(library, file)


def test_an_older_view_does_no_harm(library: Library) -> None:
    space, file = prepared(library)
    put(library, space, [row(1)])
    with library.database.read() as old:
        old.execute(text("SELECT count(*) FROM vector")).scalar_one()
        put(library, space, [row(2)])
        caught_up(library, file)
        assert file.catch_up(old) == 0
    assert file.codes()[0].tolist() == [1, 2]


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[:100],
        lambda data: data[:-1000],
        lambda data: os.urandom(len(data)),
        lambda data: b"\0" * len(data),
        lambda data: data[:60] + b"!" + data[61:],
    ],
    ids=["empty", "header cut", "rows cut", "random", "zeros", "another library"],
)
def test_a_damaged_or_foreign_file_is_written_anew(library: Library, damage: object) -> None:
    space, file = prepared(library)
    put(library, space, [row(n) for n in range(1, 31)])
    caught_up(library, file)
    file.close()
    file.path.write_bytes(damage(file.path.read_bytes()))  # type: ignore[operator]
    assert caught_up(library, file) == 30
    assert_equal_to_table(library, file)


def test_a_deleted_file_comes_back(library: Library) -> None:
    space, file = prepared(library)
    put(library, space, [row(1)])
    caught_up(library, file)
    kept = file.codes()[1]
    file.path.unlink()
    assert caught_up(library, file) == 1
    assert kept.tobytes() == row(1)[1]
    assert_equal_to_table(library, file)


def test_growth_shows_to_whoever_has_the_file_mapped(library: Library) -> None:
    space, file = prepared(library, photos=10)
    other = Library.open(library.directory)
    seen = other.vectors(space)
    put(library, space, [row(1)])
    caught_up(library, file)
    assert seen.codes()[0].tolist() == [1]
    held = seen.codes()[1]
    with library.database.write() as connection:
        add_photos(connection, range(9_000, 9_001))
        vectors.put(connection, space, [row(9_000)])
    caught_up(library, file)
    assert seen.codes()[0].tolist() == [1, 9_000]
    assert held.tobytes() == row(1)[1]
    assert_equal_to_table(other, seen)
    other.close()


def test_a_restored_backup_makes_the_file_new(library: Library) -> None:
    space, file = prepared(library)
    put(library, space, [row(1)])
    library.database.private().close()
    old = library.directory / "old.db"
    with library.database.read() as connection:
        connection.exec_driver_sql("SELECT 1")
    source = library.database.private()
    source.execute(f"VACUUM INTO '{old}'")
    source.close()
    put(library, space, [row(1, shade=5), row(2)])
    caught_up(library, file)
    library.close()
    old.replace(library.directory / "library.db")
    again = Library.open(library.directory)
    put(again, space, [row(1, shade=9), row(3)])
    file = again.vectors(space)
    caught_up(again, file)
    assert_equal_to_table(again, file)
    again.close()


_CATCH_UP = """
import sys
from pathlib import Path
from photomanager.library import vectors
from photomanager.library.library import Library
library = Library.open(Path(sys.argv[1]))
file = library.vectors(1)
for first in range(int(sys.argv[2]), 201, 2):
    with library.database.write(durable=False) as connection:
        code = bytes([first % 120]) * 32
        vectors.put(connection, 1, [(first, code, bytes(64))])
    with library.database.read() as connection:
        file.catch_up(connection)
library.close()
"""


def test_two_processes_write_and_catch_up_at_once(library: Library) -> None:
    _, file = prepared(library, photos=200)
    running = [
        subprocess.Popen([sys.executable, "-c", _CATCH_UP, str(library.directory), str(first)])
        for first in (1, 2)
    ]
    assert [one.wait(timeout=120) for one in running] == [0, 0]
    caught_up(library, file)
    assert file.codes()[0].tolist() == list(range(1, 201))
    assert_equal_to_table(library, file)


def test_a_kill_between_commit_and_copy_is_repaired(library: Library) -> None:
    space, file = prepared(library)
    put(library, space, [row(1)])
    caught_up(library, file)
    code = _CATCH_UP.replace("file.catch_up(connection)", "__import__('os')._exit(9)")
    killed = subprocess.run([sys.executable, "-c", code, str(library.directory), "7"])
    assert killed.returncode == 9
    assert file.codes()[0].tolist() == [1]
    caught_up(library, file)
    assert file.codes()[0].tolist() == [1, 7]
    assert_equal_to_table(library, file)


@settings(max_examples=25, deadline=None)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["put", "delete", "photo", "lose", "catch up"]),
            st.lists(st.integers(1, 40), min_size=1, max_size=6, unique=True),
            st.integers(0, 200),
        ),
        max_size=12,
    )
)
def test_any_history_ends_equal_to_the_table(
    tmp_path_factory: pytest.TempPathFactory,
    steps: list[tuple[str, list[int], int]],
) -> None:
    library = Library.open(tmp_path_factory.mktemp("history"))
    space, file = prepared(library, photos=40)
    for step, ids, shade in steps:
        if step == "put":
            put(library, space, [row(n, shade) for n in ids])
        elif step == "delete":
            with library.database.write() as connection:
                vectors.delete(connection, space, ids)
        elif step == "photo":
            with library.database.write() as connection:
                connection.execute(text("DELETE FROM photo WHERE id = :id"), {"id": ids[0]})
                add_photos(connection, range(ids[0], ids[0] + 1))
        elif step == "lose":
            file.path.unlink(missing_ok=True)
        else:
            caught_up(library, file)
    caught_up(library, file)
    assert_equal_to_table(library, file)
    library.close()

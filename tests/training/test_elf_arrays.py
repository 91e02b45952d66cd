import struct

import numpy as np
import pytest

from photomanager.errors import ModelError
from photomanager.training.elf_arrays import float_arrays

WEIGHTS = np.arange(6, dtype="<f4") / 4
DATA_AT, ADDRESS = 64, 0x4040


def library(*, kind=1, size=WEIGHTS.nbytes):
    """A 64-bit library with one array called `layer_weight`, as a compiler would lay it out."""
    data = WEIGHTS.tobytes()
    names = b"\0layer_weight\0"
    symbols = bytes(24) + struct.pack("<IBBHQQ", 1, 16 + kind, 0, 1, ADDRESS, size)
    names_at = DATA_AT + len(data)
    symbols_at = names_at + len(names)
    table_at = symbols_at + len(symbols)

    def section(kind, address, offset, size, link=0):
        return struct.pack("<IIQQQQIIQQ", 0, kind, 0, address, offset, size, link, 0, 1, 0)

    table = (
        section(0, 0, 0, 0)
        + section(1, ADDRESS, DATA_AT, len(data))
        + section(3, 0, names_at, len(names))
        + section(2, 0, symbols_at, len(symbols), link=2)
    )
    header = struct.pack(
        "<16sHHIQQQIHHHHHH",
        *(b"\x7fELF\x02\x01\x01", 3, 62, 1, 0, 0, table_at, 0, 64, 0, 0, 64, 4, 2),
    )
    return header + data + names + symbols + table


def test_arrays_are_found_by_their_symbol(tmp_path):
    path = tmp_path / "library.so"
    path.write_bytes(library())
    arrays = float_arrays(path)
    assert list(arrays) == ["layer_weight"]
    assert arrays["layer_weight"].tolist() == WEIGHTS.tolist()


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        (b"MZ no library of this kind", "not a 64-bit ELF library"),
        (library()[:200], "not a 64-bit ELF library"),
        (library(size=1 << 20), "not a 64-bit ELF library"),
        (library(kind=2), "names no data"),
    ],
)
def test_what_holds_no_arrays_is_refused(tmp_path, contents, sentence):
    path = tmp_path / "library.so"
    path.write_bytes(contents)
    with pytest.raises(ModelError, match=sentence):
        float_arrays(path)


def test_a_missing_library_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"gone\.so cannot be read"):
        float_arrays(tmp_path / "gone.so")

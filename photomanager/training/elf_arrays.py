"""Reads the named arrays of numbers in a compiled ELF library, without loading the library.

Some networks are published only as a library whose data section holds the weights. Its table
of symbols says where each array lies. The layout is that of the System V ABI, 64 bits, little
endian (`man 5 elf`); nothing of the file is run.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from photomanager.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_HEADER = struct.Struct("<16sHHIQQQIHHHHHH")
_SECTION = struct.Struct("<IIQQQQIIQQ")
_SYMBOL = struct.Struct("<IBBHQQ")
_MAGIC = b"\x7fELF\x02\x01"
_WITH_CONTENTS, _SYMBOLS = 1, 2
_OBJECT = 1


class _Section(NamedTuple):
    name: int
    kind: int
    flags: int
    address: int
    offset: int
    size: int
    link: int
    info: int
    alignment: int
    entry_size: int


def float_arrays(path: Path) -> dict[str, NDArray[np.float32]]:
    """Every data object of the library, by its symbol, read as float32.

    Objects that are no numbers come out as nonsense; ask for those you know.

    Raises:
        ModelError: The file is missing or no such library, or its symbols were stripped.
    """
    try:
        contents = path.read_bytes()
        arrays = _arrays(contents)
    except OSError as error:
        raise ModelError(f"{path} cannot be read: {error.strerror}.") from error
    except (struct.error, ValueError, IndexError) as error:
        raise ModelError(f"{path} is not a 64-bit ELF library: {error}.") from error
    if not arrays:
        raise ModelError(f"{path} names no data; take the library that was published.")
    return arrays


def _arrays(contents: bytes) -> dict[str, NDArray[np.float32]]:
    if not contents.startswith(_MAGIC):
        raise ValueError("its first bytes say so")
    header = _HEADER.unpack_from(contents)
    table, entry_size, count = header[6], header[11], header[12]
    sections = [
        _Section(*_SECTION.unpack_from(contents, table + number * entry_size))
        for number in range(count)
    ]
    arrays = {}
    for symbols in sections:
        if symbols.kind != _SYMBOLS:
            continue
        names = sections[symbols.link].offset
        last = symbols.offset + symbols.size
        for at in range(symbols.offset, last, _SYMBOL.size):
            name, info, _, where, address, size = _SYMBOL.unpack_from(contents, at)
            if info & 15 != _OBJECT or not 0 < where < count or size % 4 or not size:
                continue
            section = sections[where]
            if section.kind != _WITH_CONTENTS:
                continue
            start = section.offset + address - section.address
            end = contents.index(b"\0", names + name)
            numbers = np.frombuffer(contents, "<f4", size // 4, start)
            arrays[contents[names + name : end].decode("ascii", "replace")] = numbers
    return arrays

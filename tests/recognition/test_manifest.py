import json
import shutil

import pytest

from photomanager import paths
from photomanager.errors import ModelError
from photomanager.recognition.manifest import Manifest
from photomanager.recognition.network_folder import MANIFEST_FILE


@pytest.fixture
def folder(tmp_path):
    """A copy of the small shipped network that a test may damage."""
    copy = tmp_path / "network"
    shutil.copytree(paths.model_dir("efficientnet-lite0"), copy)
    return copy


@pytest.mark.parametrize("name", ["efficientnet-lite0", "efficientnet-lite2"])
def test_every_shipped_file_is_the_one_the_manifest_names(name):
    manifest = Manifest.load(paths.model_dir(name))
    assert manifest.name == name
    assert manifest.dimensions == 512
    for file in manifest.sha256:
        assert manifest.checked_bytes(file)
    assert (manifest.folder / "LICENSE").is_file()
    assert (manifest.folder / "MODEL_CARD.md").is_file()


def test_saving_and_loading_keeps_everything(folder):
    manifest = Manifest.load(folder)
    (folder / MANIFEST_FILE).unlink()
    manifest.save()
    assert Manifest.load(folder) == manifest


def test_a_missing_manifest_is_named(tmp_path):
    with pytest.raises(ModelError, match=r"There is no network in .*manifest\.json is missing"):
        Manifest.load(tmp_path)


@pytest.mark.parametrize(
    "damage",
    [
        lambda record: record.update(format=2),
        lambda record: record["input"].update(preparation="letterbox"),
        lambda record: record.pop("outputs"),
        lambda record: record.update(classes=None),
        lambda record: record["files"].pop("model.tflite"),
    ],
)
def test_a_manifest_of_another_kind_is_refused_in_one_sentence(folder, damage):
    path = folder / MANIFEST_FILE
    record = json.loads(path.read_text("utf-8"))
    damage(record)
    path.write_text(json.dumps(record), "utf-8")
    with pytest.raises(ModelError, match="not one that this version understands"):
        Manifest.load(folder)


@pytest.mark.parametrize("contents", [b"", b"{", b"[]", b"\xff\xfe"])
def test_a_damaged_manifest_is_refused(folder, contents):
    (folder / MANIFEST_FILE).write_bytes(contents)
    with pytest.raises(ModelError, match="network description"):
        Manifest.load(folder)


def test_a_changed_file_is_refused_by_its_digest(folder):
    manifest = Manifest.load(folder)
    model = folder / manifest.model_file
    model.write_bytes(model.read_bytes()[:-1] + b"\x01")
    with pytest.raises(ModelError, match="SHA-256 differs"):
        manifest.checked_bytes(manifest.model_file)


def test_a_missing_file_is_named(folder):
    manifest = Manifest.load(folder)
    (folder / manifest.model_file).unlink()
    with pytest.raises(ModelError, match=r"incomplete: .*model\.tflite is missing"):
        manifest.checked_bytes(manifest.model_file)

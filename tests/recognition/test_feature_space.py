import dataclasses
import hashlib
import io

import numpy as np
import pytest

from photomanager import paths
from photomanager.errors import ModelError
from photomanager.recognition.feature_space import STEP, FeatureSpace
from photomanager.recognition.manifest import Manifest


@pytest.fixture(scope="module")
def manifest():
    return Manifest.load(paths.model_dir("efficientnet-lite2"))


@pytest.fixture(scope="module")
def space(manifest):
    return FeatureSpace.load(manifest)


def features(count, channels=1280, seed=0):
    return np.random.default_rng(seed).gamma(0.4, 0.4, (count, channels)).astype(np.float32)


def test_the_shipped_space_fits_its_network(manifest, space):
    assert space.mean.shape == (1280,)
    assert space.transform.shape == (512, 1280)
    assert space.prototypes.shape == (1000, 512)
    assert space.dimensions == 512
    assert len(space.space_hash) == 16


def test_codes_are_the_rounded_whitened_features(space):
    sample = features(5)
    z = (sample.astype(np.float64) - space.mean) @ space.transform.T.astype(np.float64)
    codes = space.code(sample)
    assert codes.dtype == np.int8
    assert codes.shape == (5, 512)
    expected = np.clip(z, -4, 4)
    assert np.abs(FeatureSpace.decode(codes) - expected).max() <= STEP / 2 + 1e-6


def test_minus_128_never_occurs(space):
    codes = space.code(features(20) * 1000)
    assert codes.min() == -127
    assert codes.max() == 127


def test_a_photo_has_the_same_code_alone_and_in_company(space):
    sample = features(300)
    together = space.code(sample)
    alone = np.concatenate([space.code(sample[i : i + 1]) for i in range(300)])
    in_sevens = np.concatenate([space.code(sample[i : i + 7]) for i in range(0, 300, 7)])
    assert (together == alone).all()
    assert (together == in_sevens).all()


def test_no_photos_give_no_codes(space):
    assert space.code(np.empty((0, 1280), np.float32)).shape == (0, 512)


def test_the_identity_changes_with_whitening_and_network_but_not_with_prototypes(space):
    same = dataclasses.replace(space, prototypes=space.prototypes * 2)
    assert same.space_hash == space.space_hash
    others = [
        dataclasses.replace(space, mean=space.mean + np.float32(1e-3)),
        dataclasses.replace(space, transform=-space.transform),
        dataclasses.replace(space, network=space.network + "x"),
    ]
    hashes = {space.space_hash, *(other.space_hash for other in others)}
    assert len(hashes) == 4


def test_a_space_survives_writing_and_reading(manifest, space, tmp_path):
    contents = space.to_bytes()
    read = FeatureSpace.load(_with_space(manifest, tmp_path, contents))
    assert read.space_hash == space.space_hash
    assert (read.prototypes == space.prototypes).all()
    assert contents == manifest.checked_bytes(manifest.space_file)


def _with_space(manifest, folder, contents):
    (folder / manifest.space_file).write_bytes(contents)
    digests = manifest.sha256 | {manifest.space_file: hashlib.sha256(contents).hexdigest()}
    return dataclasses.replace(manifest, folder=folder, sha256=digests)


def _archive(**arrays):
    contents = io.BytesIO()
    np.savez(contents, **arrays)
    return contents.getvalue()


@pytest.mark.parametrize(
    "contents",
    [
        b"",
        b"PK nothing",
        _archive(mean=np.zeros(3)),
        _archive(mean=np.zeros(3), transform=np.zeros((2, 3)), prototypes=np.zeros((5, 2))),
        _archive(mean=np.array([object()]), transform=np.zeros(1), prototypes=np.zeros(1)),
    ],
)
def test_a_foreign_space_gives_one_sentence(manifest, tmp_path, contents):
    with pytest.raises(ModelError, match="is not a feature space of the network"):
        FeatureSpace.load(_with_space(manifest, tmp_path, contents))

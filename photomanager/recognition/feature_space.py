"""The space in which photos are compared: whitened, 512 dimensions, one byte each.

z = T (f − m), where f is the mean of the network's last feature map, and m and T come from a
named list of generic images (see the model card). In this space the scatter of ordinary
photos is the identity, so a diagonal Gaussian with one common variance is nearly as good as a
full one. A photo keeps the int8 code of z; sums of codes are exact integers.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from photomanager.errors import ModelError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from photomanager.recognition.manifest import Manifest

# A coordinate is clipped at four standard deviations and kept in steps of 4/127, so that codes
# run from −127 to 127. −128 never occurs: a code can be negated, and its square fits 14 bits.
CLIP = 4.0
STEP = CLIP / 127


@dataclass(frozen=True, eq=False)
class FeatureSpace:
    """A whitening and the prototypes of the network's classes in it.

    Attributes:
        mean: float32[C], the mean m of the generic images.
        transform: float32[D, C], the whitening T.
        prototypes: float32[K, D], the mean of each class of the network's head, in units of z.
        network: Digest that identifies the network and the way photos are prepared for it.
    """

    mean: NDArray[np.float32]
    transform: NDArray[np.float32]
    prototypes: NDArray[np.float32]
    network: str

    @classmethod
    def load(cls, manifest: Manifest) -> FeatureSpace:
        """Reads the feature space that ships beside a network, after comparing its SHA-256.

        Raises:
            ModelError: The file is missing, changed, or does not fit the network.
        """
        contents = manifest.checked_bytes(manifest.space_file)
        try:
            with np.load(io.BytesIO(contents), allow_pickle=False) as arrays:
                space = cls(
                    mean=arrays["mean"].astype(np.float32),
                    transform=arrays["transform"].astype(np.float32),
                    prototypes=arrays["prototypes"].astype(np.float32),
                    network=network_identity(manifest),
                )
        except (KeyError, ValueError, EOFError, zipfile.BadZipFile) as error:
            raise _foreign(manifest) from error
        c, d, k = manifest.channels, manifest.dimensions, manifest.classes
        shapes = (space.mean.shape, space.transform.shape, space.prototypes.shape)
        if shapes != ((c,), (d, c), (k, d)):
            raise _foreign(manifest)
        return space

    def to_bytes(self) -> bytes:
        """The contents of a feature space file: what `load` reads, without pickled objects."""
        contents = io.BytesIO()
        np.savez(
            contents,
            mean=self.mean,
            transform=self.transform,
            prototypes=self.prototypes.astype(np.float16),
        )
        return contents.getvalue()

    @property
    def dimensions(self) -> int:
        """Length of a code, in bytes."""
        return len(self.transform)

    @cached_property
    def space_hash(self) -> str:
        """Identifies the space: 16 hexadecimal digits over network, preparation and whitening.

        Codes of two spaces cannot be compared. Prototypes are not part of it: they may be
        improved without embedding a photo again.
        """
        digest = hashlib.sha256(self.network.encode())
        digest.update(np.ascontiguousarray(self.mean, "<f4").tobytes())
        digest.update(np.ascontiguousarray(self.transform, "<f4").tobytes())
        digest.update(f"{CLIP}".encode())
        return digest.hexdigest()[:16]

    def whiten(self, features: ArrayLike) -> NDArray[np.float64]:
        """The vector z before it is coded: float64[n, D] from features [n, C]."""
        centred = np.asarray(features, np.float64) - self.mean
        return np.asarray(centred @ self._transform_f64.T)

    def code(self, features: ArrayLike) -> NDArray[np.int8]:
        """int8[n, D] codes of features [n, C].

        Computed in float64: the order of additions differs with the size of the batch, and in
        float32 one photo in some thousands would change a code with the company it is in.
        """
        steps = np.rint(self.whiten(features) / STEP)
        return np.clip(steps, -127, 127).astype(np.int8)

    @staticmethod
    def decode(codes: NDArray[np.int8]) -> NDArray[np.float32]:
        """float32 z from int8 codes, of any shape."""
        return codes.astype(np.float32) * np.float32(STEP)

    @cached_property
    def _transform_f64(self) -> NDArray[np.float64]:
        return self.transform.astype(np.float64)


def network_identity(manifest: Manifest) -> str:
    """Text that changes whenever the same photo would give other features."""
    return f"{manifest.sha256[manifest.model_file]} {manifest.input_size} {manifest.preparation}"


def _foreign(manifest: Manifest) -> ModelError:
    return ModelError(
        f"{manifest.folder / manifest.space_file} is not a feature space of the network "
        f"{manifest.name}; build it again with `python -m photomanager.training`."
    )

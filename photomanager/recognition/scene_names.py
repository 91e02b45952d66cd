"""The names of a published scene classifier as a view on the built-in vocabulary.

`resources/vocabulary/scenes.toml` says which tag each name is, and how many names are answered.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from photomanager import paths
from photomanager.errors import VocabularyError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from photomanager.recognition.vocabulary import Vocabulary

SCENES_FILE = "scenes.toml"


@dataclass(frozen=True)
class SceneNames:
    """The view.

    Attributes:
        keys: Key of the concept that each name stands for, in the order of the file.
        without_tag: Names that no concept stands for, and the reason.
        alone: Probability above which the likeliest name is answered alone.
        together: Probability above which the two likeliest are answered.
        otherwise: The answer when nothing is sure enough.
    """

    keys: Mapping[str, str]
    without_tag: Mapping[str, str]
    alone: float
    together: float
    otherwise: str

    @classmethod
    def load(cls, vocabulary: Vocabulary, file: Path | None = None) -> SceneNames:
        """Reads the view that ships with the program.

        Args:
            vocabulary: The words that it names.
            file: Another file; by default the bundled one.

        Raises:
            VocabularyError: If the file is missing or damaged, or names a word that is not there.
        """
        file = file or paths.resource_dir() / "vocabulary" / SCENES_FILE
        key_by_name = {concept.name: concept.key for concept in vocabulary.concepts}
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
            rule = data["rule"]
            return cls(
                keys={name: key_by_name[tag] for name, tag in data["tags"].items()},
                without_tag=dict(data["without_tag"]),
                alone=float(rule["alone"]),
                together=float(rule["together"]),
                otherwise=str(rule["otherwise"]),
            )
        except OSError as error:
            raise VocabularyError(
                f"The scene names {file} cannot be read ({error.strerror}); "
                "install the program again."
            ) from error
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise VocabularyError(
                f"The scene names {file} are damaged; install the program again."
            ) from error

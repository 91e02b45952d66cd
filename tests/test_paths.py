from __future__ import annotations

from typing import TYPE_CHECKING

from photomanager import paths

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_bundled_folders_are_found_in_a_checkout() -> None:
    assert (paths.resource_dir() / "vocabulary").is_dir()
    assert (paths.model_dir("efficientnet-lite2") / "MODEL_CARD.md").is_file()


def test_an_installed_wheel_keeps_them_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "photomanager" / "_resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "photomanager")
    assert paths.resource_dir() == tmp_path / "photomanager" / "_resources"
    assert paths.models_dir() == tmp_path / "models"


def test_the_environment_names_the_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PHOTOMANAGER_LIBRARY", str(tmp_path))
    assert paths.library_dir() == tmp_path
    monkeypatch.delenv("PHOTOMANAGER_LIBRARY")
    assert paths.library_dir() == paths.default_library_dir()

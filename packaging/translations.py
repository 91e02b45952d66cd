"""Brings the files in resources/translations up to date with the window's sources.

    python packaging/translations.py

Finds every `translate("Context", "English", …)` below photomanager/app, adds what is new to each
photomanager_<language>.ts as unfinished, drops what is gone, and makes the .qm files that the
window loads. (pyside6-lupdate does not find calls with named arguments.) English has a file of
its own for texts with a number, whose singular and plural it holds.

Translate by hand in the .ts files or with pyside6-linguist, then run this again.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "photomanager" / "app"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "en")
FORMS = 2  # singular and plural, in both languages


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text of the window.

    Attributes:
        context: The part of the window.
        source: In English.
        counted: Whether it has a singular and a plural.
    """

    context: str
    source: str
    counted: bool


Translations = dict[Text, tuple[str, ...]]


def texts_in_sources() -> list[Text]:
    """Every text of the window, sorted.

    Raises:
        SystemExit: A call whose texts are not written out.
    """
    found = set()
    for file in sorted(SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == "translate":
                found.add(_text(node, file))
    return sorted(found)


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else ""


def _text(call: ast.Call, file: Path) -> Text:
    words = [one.value for one in call.args if isinstance(one, ast.Constant)]
    if len(words) != 2 or not all(isinstance(one, str) for one in words):
        raise SystemExit(f"{file}:{call.lineno}: write context and text out")
    counted = any(one.arg == "count" for one in call.keywords)
    return Text(str(words[0]), str(words[1]), counted)


def read(file: Path) -> Translations:
    """What is translated in a file; unfinished texts have no translation."""
    if not file.exists():
        return {}
    found: Translations = {}
    for context in ElementTree.parse(file).getroot().iter("context"):  # noqa: S314 - our own file
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            counted = message.get("numerus") == "yes"
            forms = [one.text or "" for one in translation.iter("numerusform")]
            words = tuple(forms) if counted else (translation.text or "",)
            done = translation.get("type") != "unfinished" and all(words)
            found[Text(name, message.findtext("source") or "", counted)] = words if done else ()
    return found


def wanted(language: str) -> list[Text]:
    """The texts that a language translates: English only those with a number."""
    texts = texts_in_sources()
    return [one for one in texts if one.counted] if language == "en" else texts


def write(file: Path, language: str, texts: list[Text], known: Translations) -> None:
    """Writes the file of one language."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        f'<TS version="2.1" language="{language}" sourcelanguage="en">',
    ]
    for context in sorted({one.context for one in texts}):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for one in texts:
            if one.context == context:
                lines += _message(one, known.get(one, ()))
        lines.append("</context>")
    lines.append("</TS>")
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _message(text: Text, words: tuple[str, ...]) -> list[str]:
    state = "" if words else ' type="unfinished"'
    if text.counted:
        forms = words or ("",) * FORMS
        inside = "".join(f"<numerusform>{escape(one)}</numerusform>" for one in forms)
    else:
        inside = escape(words[0]) if words else ""
    numerus = ' numerus="yes"' if text.counted else ""
    return [
        f"    <message{numerus}>",
        f"        <source>{escape(text.source)}</source>",
        f"        <translation{state}>{inside}</translation>",
        "    </message>",
    ]


def main() -> None:
    """Updates all files."""
    FOLDER.mkdir(exist_ok=True)
    release = Path(sys.executable).with_name("pyside6-lrelease")
    for language in LANGUAGES:
        file = FOLDER / f"photomanager_{language}.ts"
        known, texts = read(file), wanted(language)
        write(file, language, texts, known)
        unfinished = [one for one in texts if not known.get(one)]
        print(f"{language}: {len(texts)} texts, {len(unfinished)} unfinished")
        target = file.with_suffix(".qm")
        command = [str(release), "-silent", "-nounfinished", str(file), "-qm", str(target)]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()

"""Brings the files in resources/translations up to date with the window's sources.

    python packaging/translations.py

Finds every `translate("Context", "English", …)` below photomanager/app and the sentences of the
rooms below it (see photomanager/sentences.py), adds what is new to each photomanager_<language>.ts
as unfinished, drops what is gone, and makes the .qm files that the window loads and
sentences.txt, by which it recognises a sentence. (pyside6-lupdate does not find calls with named
arguments.) English has a file of its own for texts with a number, whose singular and plural it
holds.

Translate by hand in the .ts files or with pyside6-linguist, then run this again.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "photomanager"
SOURCES = PACKAGE / "app"
# What these say goes to the command line alone.
NOT_SHOWN = ("app", "cli", "evaluation", "training")
FOLDER = ROOT / "resources" / "translations"
SENTENCES = FOLDER / "sentences.txt"
CONTEXT = "Sentences"
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
    return sorted(found | {Text(CONTEXT, one, counted=False) for one in sentences()})


def sentences() -> list[str]:
    """Every sentence of the rooms below the window, with its gaps named, sorted."""
    files = [
        file
        for file in sorted(PACKAGE.rglob("*.py"))
        if file.relative_to(PACKAGE).parts[0] not in NOT_SHOWN
    ]
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in files}
    saying = {"sentence", *_errors(trees.values())}
    found = set()
    for file, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and _name(node.func) in saying and node.args:
                found.update(_sentences(node.args[0], file))
    return sorted(found)


def _errors(trees: Iterable[ast.Module]) -> set[str]:
    """The names of the classes that derive from PhotoManagerError."""
    classes = {
        node.name: {_name(base) for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    found = {"PhotoManagerError"}
    while more := {name for name, bases in classes.items() if bases & found} - found:
        found |= more
    return found


def _sentences(words: ast.expr, file: Path) -> list[str]:
    """What an expression can say; nothing where it is a variable, marked where it was filled."""
    match words:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return [_with_gaps(parts, file)]
        case ast.IfExp(body=one, orelse=other) | ast.BoolOp(values=[one, other]):
            return _sentences(one, file) + _sentences(other, file)
    return []


def _with_gaps(parts: list[ast.expr], file: Path) -> str:
    names: dict[str, str] = {}
    words = []
    for part in parts:
        if isinstance(part, ast.Constant):
            words.append(str(part.value))
            continue
        assert isinstance(part, ast.FormattedValue)
        if isinstance(part.value, ast.IfExp):
            raise SystemExit(f"{file}:{part.lineno}: write both sentences out")
        held, name = ast.dump(part.value), _gap(part.value)
        while names.setdefault(name, held) != held:
            name += "_"
        words.append(f"{{{name}}}")
    return "".join(words)


def _gap(value: ast.expr) -> str:
    """What a gap is called: `error.strerror` strerror, `readable(path)` path, `tag.name` tag."""
    match value:
        case ast.Name(id=name):
            return name.strip("_").lower()
        case ast.Attribute(value=owner, attr="name" | "path") if not _is_self(owner):
            return _gap(owner)
        case ast.Attribute(attr=name):
            return name.strip("_").lower()
        case ast.Call(func=ast.Name(id="photo_count")):
            return "photos"
        case ast.Call(args=[first, *_]):
            return _gap(first)
        case ast.Call(func=inner) | ast.Subscript(value=inner) | ast.BinOp(left=inner):
            return _gap(inner)
        case ast.BoolOp(values=[first, *_]):
            return _gap(first)
    return "value"


def _is_self(owner: ast.expr) -> bool:
    return isinstance(owner, ast.Name) and owner.id == "self"


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
    SENTENCES.write_text("".join(f"{one}\n" for one in sentences()), encoding="utf-8")
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

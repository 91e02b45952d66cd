"""How well a few typed letters fit a name: the one matcher of completion, palette and filters.

From the best to the worst: the name itself, its beginning, the beginning of one of its words, its
inside, all typed words anywhere in it, the letters in order (`gldn rtr` fits “golden retriever”),
and a slip of the keyboard.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_WORD_START = 8
_ADJACENT = 6
_PLAIN = 1
_ONE_SLIP, _TWO_SLIPS = 4, 8


class Grade(IntEnum):
    """In which way the letters fit; the larger, the better."""

    SLIP = 0
    LETTERS = 1
    WORDS = 2
    WITHIN = 3
    WORD = 4
    START = 5
    WHOLE = 6


class Fit(NamedTuple):
    """How well letters fit; the larger, the better.

    Attributes:
        grade: In which way.
        score: How well among those that fit in this way: for letters in order, beginnings of words
            and letters side by side count most; a shorter name counts more than a longer one.
    """

    grade: Grade
    score: float


def fit(typed: str, name: str, *, slips: bool = False) -> Fit | None:
    """How well the typed letters fit a name; None if they do not. Nothing typed fits everything.

    Args:
        typed: What was typed; case and accents do not matter.
        name: The name.
        slips: Whether a beginning of the name fits that was typed with a slip (`nearly`).
    """
    wanted = _wanted(typed)
    within = folded(name)
    found = _fit(wanted, within)
    if found is None and slips and nearly(wanted.text, within, start=True):
        return Fit(Grade.SLIP, -len(within) / 100)
    return found


def sieve(typed: str, names: Iterable[str]) -> Callable[[str], bool]:
    """What a filter lets through: whatever has the words; only if nothing does, what fits loosely.

    Letters in order fit many a long name, and a list that is not sorted by how well its
    rows fit would drown what is meant. So they count only where nothing fits better, and
    a slip only where they do not either.

    Args:
        typed: What was typed.
        names: All names there are.

    Returns:
        Whether one of these names is let through.
    """
    names = set(names)
    grades: dict[str, Grade] = {}
    for slips in (False, True):
        fits = ((name, fit(typed, name, slips=slips)) for name in names)
        grades = {name: found.grade for name, found in fits if found is not None}
        if grades:
            break
    least = min(max(grades.values(), default=Grade.WORDS), Grade.WORDS)
    return {name for name, grade in grades.items() if grade >= least}.__contains__


def folded(text: str) -> str:
    """The text without case and accents."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def nearly(typed: str, name: str, *, start: bool = False) -> bool:
    """Whether a name is what was typed but for a slip of the keyboard.

    One letter may be wrong, missing, too many or exchanged with its neighbour from four letters
    on, two from eight letters on (Damerau 1964). Both in the same case.

    Args:
        typed: What was typed.
        name: The name.
        start: Whether what was typed may be only the beginning of the name.
    """
    slips = 0 if len(typed) < _ONE_SLIP else 1 if len(typed) < _TWO_SLIPS else 2
    if not slips or len(set(typed) - set(name)) > slips:
        return False
    if start:
        name = name[: len(typed) + slips]
    elif abs(len(name) - len(typed)) > slips:
        return False
    distances = _distances(typed, name)
    return min(distances) <= slips if start else distances[-1] <= slips


class _Wanted(NamedTuple):
    """What was typed, made ready once for all names."""

    text: str
    words: list[str]
    in_order: re.Pattern[str]


@lru_cache(maxsize=16)
def _wanted(typed: str) -> _Wanted:
    words = folded(typed).split()
    letters = [re.escape(letter) for word in words for letter in word]
    # Finds the letters in this order in one pass, without going back.
    in_order = re.compile("".join(f"[^{letter}]*+{letter}" for letter in letters))
    return _Wanted(" ".join(words), words, in_order)


def _fit(wanted: _Wanted, within: str) -> Fit | None:
    """As `fit`, without slips."""
    text, words, in_order = wanted
    shorter = -len(within) / 100
    if not text:
        return Fit(Grade.WITHIN, 0.0)
    at = within.find(text)
    if at >= 0:
        return Fit(_place(text, within, at), shorter)
    if len(words) > 1 and all(word in within for word in words):
        return Fit(Grade.WORDS, shorter)
    if in_order.match(within) is None:  # the usual case, found out fast
        return None
    score = _walk(words, within)
    return None if score is None else Fit(Grade.LETTERS, score + shorter)


def _place(wanted: str, within: str, at: int) -> Grade:
    if at == 0:
        return Grade.WHOLE if len(wanted) == len(within) else Grade.START
    while at >= 0:
        if not within[at - 1].isalnum():
            return Grade.WORD
        at = within.find(wanted, at + 1)
    return Grade.WITHIN


def _walk(words: list[str], within: str) -> float | None:
    """The best way to find the letters in order; each typed word begins where a word does.

    `best[i]` is the best score with the letters so far, the last of them at place i.
    """
    best: list[float | None] = [None] * len(within)
    typed = [(letter, at == 0) for word in words for at, letter in enumerate(word)]
    for number, (letter, begins) in enumerate(typed):
        before, best = best, [None] * len(within)
        reached: float | None = 0.0 if number == 0 else None
        for place, other in enumerate(within):
            starts = place == 0 or not within[place - 1].isalnum()
            if other == letter and reached is not None and (starts or not begins):
                score = reached + (_WORD_START if starts else _PLAIN)
                adjacent = before[place - 1] if place and number else None
                if adjacent is not None:
                    score = max(score, adjacent + _ADJACENT)
                best[place] = score
            here = before[place] if number else None
            if here is not None and (reached is None or here > reached):
                reached = here
    found = [score for score in best if score is not None]
    return max(found) if found else None


def _distances(typed: str, name: str) -> list[int]:
    """Slips between what was typed and each beginning of the name, the empty one first."""
    before: list[int] = []
    last = list(range(len(name) + 1))
    for row, letter in enumerate(typed, 1):
        line = [row]
        for column, other in enumerate(name, 1):
            cost = min(last[column] + 1, line[column - 1] + 1, last[column - 1] + (letter != other))
            swapped = row > 1 and column > 1 and letter == name[column - 2]
            if swapped and typed[row - 2] == other:
                cost = min(cost, before[column - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last

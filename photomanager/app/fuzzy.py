"""How well a few typed letters fit a text: `cnftg` fits “Confirm the marked tag”."""

from __future__ import annotations

import unicodedata

_WORD_START = 8
_ADJACENT = 6
_PLAIN = 1
_WHOLE = 100


def fit(typed: str, text: str) -> float | None:
    """A number that is larger the better the letters fit; None if they do not.

    The letters must stand in the text in this order. Letters at the beginning of words and
    letters side by side count most, a shorter text counts more than a longer one. Each word
    that was typed may fit anywhere after the one before.
    """
    wanted, within = folded(typed), folded(text)
    if not wanted.strip():
        return 0.0
    at = within.find(wanted)
    if at >= 0:
        whole = _WHOLE + (_WORD_START if at == 0 or not within[at - 1].isalnum() else 0)
        return whole - len(within) / 100
    letters = iter(within)
    if not all(letter in letters for letter in wanted if letter != " "):
        return None  # the usual case, found out fast
    score = _walk(wanted.replace(" ", ""), within)
    return None if score is None else score - len(within) / 100


def folded(text: str) -> str:
    """The text without case and accents."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _walk(wanted: str, within: str) -> float | None:
    """The best way to find the letters in order: the dearest place for each, from the left.

    `best[i]` is the best score with the letters so far, the last of them at place i.
    """
    best: list[float | None] = [None] * len(within)
    for number, letter in enumerate(wanted):
        before, best = best, [None] * len(within)
        reached: float | None = 0.0 if number == 0 else None
        for place, other in enumerate(within):
            if other == letter and reached is not None:
                starts = place == 0 or not within[place - 1].isalnum()
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

"""Sentences that the rooms below the window say, and how translators find them.

What goes wrong, what can be undone and what a file says is told in plain English wherever it
happens: it is printed by the command line, crosses pipes, lies in the library and outlives the
version that wrote it. So it stays text. The window recognises the text by the sentence it was
made from and says that in the user's language (`app.own_language`).

Every text given to a subclass of `PhotoManagerError` is such a sentence; any other is marked by
`sentence`. `packaging/translations.py` reads both out of the sources: the f-string
`f"{name} is gone; scan the folder again."` is the text "{name} is gone; scan the folder again.".
"""

from __future__ import annotations


def sentence(text: str) -> str:
    """Marks a text for translators; returns it as it is."""
    return text


def photo_count(count: int) -> str:
    """'1 photo', '3 photos'."""
    return sentence("1 photo") if count == 1 else sentence(f"{count} photos")


def done_on(parts: list[str], count: int) -> str:
    """'Rated 3 stars; picked on 12 photos': what was done, in one line of the menu."""
    done = "; ".join([parts[0], *(part[0].lower() + part[1:] for part in parts[1:])])
    return sentence(f"{done} on {photo_count(count)}")

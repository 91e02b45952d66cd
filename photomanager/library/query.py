"""The query language as a tree of plain records; `str` of a query parses to an equal one.

    dog "golden retriever" -cat        words and phrases; a space means AND, a minus NOT
    (dog OR cat) AND NOT indoors       AND, OR, NOT in upper case, parentheses
    tag:dog  tag:"animal/dog"          a tag by its name, synonym or path in the tree
    state:suggested                    confirmed, rejected, imported, automatic, suggested
    path:holiday                       part of the folder or file name
    date:2024-05..2024-06  date:>2020  when the photo was taken
    rating:4  rating:>=3  rating:1..3  stars; rating:0 finds photos without any
    pick:yes                           rejected (by the user, as a photo), none
    label:red                          a colour label; any, none
    faces:2  faces:>2  faces:0         how many faces were found in the photo

Meaning, where it needs a decision:

- A tag stands for itself and everything below it in the tree, in any state but rejected.
- A word finds the tags that are called so or have such a synonym, singular or plural
  ("dogs", "dog"). If there are none, it finds tags with the word in their name
  ("retriever"), and if there are none either, photos with the word in their file name.
- Words side by side that together name a tag mean that tag OR all the words singly:
  `golden retriever` finds the breed as well as a golden thing with a retriever. The
  longest name wins. A phrase in quotation marks is one name and never taken apart.
- `state:` speaks about the tags named beside it, in the same AND group: `state:suggested
  dog` finds photos on which dog is a suggestion. The state of a tag on a photo is the
  strongest at or below it: confirmed, imported, automatic, suggested. Alone, `state:`
  finds photos with any tag in that state.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, get_args

if TYPE_CHECKING:
    from datetime import date

State = Literal["confirmed", "rejected", "imported", "automatic", "suggested"]
STATES: tuple[State, ...] = get_args(State)
Pick = Literal["yes", "rejected", "none"]
PICKS: tuple[Pick, ...] = get_args(Pick)
MOST_STARS = 5
MOST_FACES = 9_999


@dataclass(frozen=True, slots=True)
class Everything:
    """The empty query: every photo."""

    def __str__(self) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word without quotation marks; never empty, without spaces, quotes and parentheses."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Phrase:
    """What stood in quotation marks."""

    text: str

    def __str__(self) -> str:
        return quoted(self.text)


@dataclass(frozen=True, slots=True)
class TagNamed:
    """A tag by name or path.

    Attributes:
        name: As typed.
        position: Where it stands in the text, for the sentence about an unknown tag.
    """

    name: str
    position: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f"tag:{quoted(self.name)}"


@dataclass(frozen=True, slots=True)
class InState:
    """A state of the tags beside it, or of any tag."""

    state: State

    def __str__(self) -> str:
        return f"state:{self.state}"


@dataclass(frozen=True, slots=True)
class InPath:
    """A part of the path."""

    text: str

    def __str__(self) -> str:
        return f"path:{quoted(self.text)}"


@dataclass(frozen=True, slots=True)
class Taken:
    """Taken on or after `first` and on or before `last`; None: open. Not both are None."""

    first: date | None
    last: date | None

    def __str__(self) -> str:
        if self.first is not None and self.first == self.last:
            return f"date:{self.first}"
        return f"date:{self.first or ''}..{self.last or ''}"


@dataclass(frozen=True, slots=True)
class Rated:
    """With at least `least` and at most `most` stars; no rating is no star."""

    least: int
    most: int

    def __str__(self) -> str:
        return f"rating:{self.least}" + (f"..{self.most}" if self.most != self.least else "")


@dataclass(frozen=True, slots=True)
class Picked:
    """Picked, rejected, or neither."""

    pick: Pick

    def __str__(self) -> str:
        return f"pick:{self.pick}"


@dataclass(frozen=True, slots=True)
class Labelled:
    """With this colour label, in any case; `any` and `none` are what they say."""

    label: str

    def __str__(self) -> str:
        return f"label:{quoted(self.label)}"


@dataclass(frozen=True, slots=True)
class Faces:
    """With at least `least` and at most `most` faces; `MOST_FACES` is no bound."""

    least: int
    most: int

    def __str__(self) -> str:
        if self.most == MOST_FACES:
            return f"faces:>={self.least}"
        return f"faces:{self.least}" + (f"..{self.most}" if self.most != self.least else "")


@dataclass(frozen=True, slots=True)
class Not:
    """The photos that the item does not find."""

    item: Query

    def __str__(self) -> str:
        return f"NOT ({self.item})" if isinstance(self.item, Not) else f"NOT {_grouped(self.item)}"


@dataclass(frozen=True, slots=True)
class And:
    """The photos that all items find; two or more items."""

    items: tuple[Query, ...]

    def __str__(self) -> str:
        return " ".join(_grouped(item) for item in self.items)


@dataclass(frozen=True, slots=True)
class Or:
    """The photos that any item finds; two or more items."""

    items: tuple[Query, ...]

    def __str__(self) -> str:
        return " OR ".join(_grouped(item) for item in self.items)


Query = (
    Everything
    | Word
    | Phrase
    | TagNamed
    | InState
    | InPath
    | Taken
    | Rated
    | Picked
    | Labelled
    | Faces
    | Not
    | And
    | Or
)


def quoted(text: str) -> str:
    """The text in quotation marks, as the parser reads it back."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _grouped(item: Query) -> str:
    return f"({item})" if isinstance(item, And | Or) else str(item)

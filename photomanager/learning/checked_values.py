"""Values of a file that somebody else may have written: what they must be, or a ValueError."""

from __future__ import annotations


def string(value: object) -> str:
    """The value, which must be a string.

    Raises:
        ValueError: It is none.
    """
    if not isinstance(value, str):
        raise ValueError("no string")
    return value


def whole(value: object) -> int:
    """The value, which must be a whole number; true and false are none.

    Raises:
        ValueError: It is none.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("no whole number")
    return value


def require(holds: bool) -> None:
    """Refuses contents of which something does not hold.

    Raises:
        ValueError: It does not.
    """
    if not holds:
        raise ValueError("the contents contradict each other")

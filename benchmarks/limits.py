"""What is asked of a figure, printed beside it."""

from __future__ import annotations


def at_least(figure: float, limit: float) -> str:
    """'at least 0.96: holds', or that it does not."""
    return f"at least {limit:g}: {_verdict(figure >= limit)}"


def at_most(figure: float, limit: float) -> str:
    """'at most 3: holds', or that it does not."""
    return f"at most {limit:g}: {_verdict(figure <= limit)}"


def _verdict(holds: bool) -> str:
    return "holds" if holds else "DOES NOT HOLD"

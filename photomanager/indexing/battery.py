"""Reading photos waits while a computer runs on the rest of its battery."""

from __future__ import annotations

import psutil

from photomanager.sentences import sentence

# Percent.
_LOW = 20


def why_wait() -> str | None:
    """One sentence while the battery is low and not being charged; None otherwise, or without."""
    # Not every system that psutil knows has it.
    sensor = getattr(psutil, "sensors_battery", lambda: None)
    battery = sensor()
    if battery is None or battery.power_plugged is not False or battery.percent >= _LOW:
        return None
    return sentence(
        f"The battery is at {battery.percent:.0f} %, so reading photos waits; plug the computer in "
        "to go on."
    )

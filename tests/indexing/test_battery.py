from types import SimpleNamespace

import psutil
import pytest

from photomanager.indexing import battery


@pytest.fixture
def sensor(monkeypatch):
    """Says what the battery reports."""

    def set_to(percent, plugged):
        found = SimpleNamespace(percent=percent, secsleft=600, power_plugged=plugged)
        monkeypatch.setattr(psutil, "sensors_battery", lambda: found, raising=False)

    return set_to


def test_an_empty_battery_is_named(sensor):
    sensor(12.4, plugged=False)
    assert battery.why_wait() == (
        "The battery is at 12 %, so reading photos waits; plug the computer in to go on."
    )


@pytest.mark.parametrize(("percent", "plugged"), [(20, False), (5, True), (5, None)])
def test_a_full_or_charging_battery_or_one_that_says_nothing_is_no_reason(sensor, percent, plugged):
    sensor(percent, plugged)
    assert battery.why_wait() is None


def test_neither_is_a_computer_or_a_system_without_one(monkeypatch):
    monkeypatch.setattr(psutil, "sensors_battery", lambda: None, raising=False)
    assert battery.why_wait() is None
    monkeypatch.delattr(psutil, "sensors_battery")
    assert battery.why_wait() is None

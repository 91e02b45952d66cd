from photomanager.app.views import View, ViewStack


class Noted(View):
    def __init__(self, name, notes, parent):
        super().__init__(parent)
        self._name, self._notes = name, notes

    def activate(self):
        self._notes.append(f"{self._name} on")

    def deactivate(self):
        self._notes.append(f"{self._name} off")


def test_a_view_is_made_when_first_shown_and_told_when_it_goes(qtbot):
    stack = ViewStack()
    qtbot.addWidget(stack)
    notes = []
    stack.changed.connect(notes.append)
    for name in ("grid", "loupe"):
        stack.add(name, lambda parent, name=name: Noted(name, notes, parent))
    stack.go("grid")
    assert stack.count() == 1
    stack.go("loupe")
    stack.go("loupe")
    stack.go("grid")
    assert stack.count() == 2
    assert stack.current == "grid"
    assert notes == [
        "grid",
        "grid on",
        "grid off",
        "loupe",
        "loupe on",
        "loupe off",
        "grid",
        "grid on",
    ]

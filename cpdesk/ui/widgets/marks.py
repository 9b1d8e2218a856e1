"""Meaning on a widget: a mark that the style sheet draws."""

from PySide6.QtWidgets import QWidget


def mark(widget: QWidget, **marks: str | bool) -> None:
    """Set marks such as `tone="worry"` or `private=True` and have the widget drawn anew."""
    changed = False
    for name, value in marks.items():
        changed = changed or widget.property(name) != value
        widget.setProperty(name, value)
    if changed:
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()

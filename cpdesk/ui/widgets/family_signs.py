"""What the signs and lines of a family tree mean, for those who have never seen one."""

from PySide6.QtCore import QCoreApplication

from cpdesk.rules.tree_parts import Drawing, LineKind, Sign


def signs_words(drawing: Drawing) -> str:
    """The meaning of every sign and line that this drawing uses, in one sentence."""
    say = QCoreApplication.translate
    signs = {mark.sign for mark in drawing.marks}
    kinds = {line.kind for line in drawing.lines}
    meanings = (
        (Sign.SQUARE in signs, say("FamilyTree", "square: man or boy")),
        (Sign.CIRCLE in signs, say("FamilyTree", "circle: woman or girl")),
        (Sign.TRIANGLE in signs, say("FamilyTree", "triangle: not born yet")),
        (Sign.DIAMOND in signs, say("FamilyTree", "diamond: sex not written down")),
        (any(mark.bold for mark in drawing.marks), say("FamilyTree", "bold: child of the conference")),
        (any(mark.crossed for mark in drawing.marks), say("FamilyTree", "crossed: has died")),
        (LineKind.PARTNERS in kinds, say("FamilyTree", "broken line: partners, not married")),
        (LineKind.STROKE in kinds, say("FamilyTree", "one stroke: separated, two: divorced")),
        (LineKind.STEP in kinds, say("FamilyTree", "dotted: step-parent")),
        (LineKind.CLOSE in kinds, say("FamilyTree", "double line: close")),
        (LineKind.CONFLICT in kinds, say("FamilyTree", "zigzag: conflict")),
        (bool(drawing.homes), say("FamilyTree", "dashed outline: live together")),
    )
    words = " · ".join(meaning for there, meaning in meanings if there)
    return words[:1].upper() + words[1:]

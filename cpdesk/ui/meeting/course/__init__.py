"""The run-sheet, its clock, and what interrupts it."""

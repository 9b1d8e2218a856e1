"""What the procedures say: pure functions of plain values; never the clock, never a row."""

"""Risk statements and the safety scale."""

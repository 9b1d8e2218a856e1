"""The family tree and its corrections."""

"""What was said, in its lanes."""

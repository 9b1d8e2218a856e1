"""The settings: how the program looks, the procedures, the days off, the keys."""

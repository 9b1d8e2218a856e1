"""The close and what follows from it."""

"""The sealed file: key slots, encryption, sessions and migrations."""

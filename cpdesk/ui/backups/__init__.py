"""Backups in the window: when they are made, where to, and restoring them."""

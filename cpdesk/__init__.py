"""cpdesk: the desk of the chair and the clerk of a child protection conference."""

__version__ = "0.1.0"

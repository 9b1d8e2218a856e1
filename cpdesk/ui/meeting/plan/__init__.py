"""The plan as it grows, and the last one."""

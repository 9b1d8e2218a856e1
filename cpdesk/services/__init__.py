"""What can be done: one module a subject, one method an intention."""

"""Typing what is said: speaker, lane, children, words."""

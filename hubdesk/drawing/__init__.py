"""Neutral pictures and their words, the same for the window and for paper; they know no Qt and no PDF."""

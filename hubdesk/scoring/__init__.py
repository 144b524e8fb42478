"""Additive lines, each one event and one rule, that sum to the figure shown; pure."""

"""Frozen records and code lists that every other room speaks in; standard library only."""

"""Widgets that every screen shares: plain, named for a screen reader, readable without colour."""

"""Sheets: CSV and XLSX in, CSV out; nothing is guessed and nothing typed is lost."""

"""Passphrases, key slots, signatures and sealed envelopes: bytes in, bytes out, and one small file."""

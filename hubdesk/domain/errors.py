"""The three ways in which something does not happen, each with the sentence for the person who meets it."""

from __future__ import annotations


class HubdeskError(Exception):
    """Something did not happen; `sentence` says it in words a clerk understands and never holds case data."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(HubdeskError):
    """The user asked for what cannot be done; the sentence says what would be right. Exit status 2."""


class Known(HubdeskError):
    """The world is not as it should be (disk full, wrong key, damaged file); says what is safe. Exit status 3."""


class Cancelled(HubdeskError):
    """The user stopped long work; what was finished before is kept."""


class Bug(HubdeskError):
    """The program is at fault; reported without case data. Exit status 70."""

"""What the page of a meeting asks for."""

from __future__ import annotations

from dataclasses import dataclass

from hubdesk.ui.parts.asking import Ask


@dataclass(frozen=True, slots=True)
class MeetingAsks:
    """What the page asks for; each verb with the values that its function takes after the desk."""

    read: Ask
    family: Ask
    users: Ask
    search: Ask
    open: Ask
    close: Ask
    take: Ask
    put_off: Ask
    drop: Ask
    put_back: Ask
    move: Ask
    add: Ask
    attend: Ask
    presence: Ask
    conflict: Ask
    take_back_conflict: Ask
    change: Ask
    say: Ask
    correct: Ask
    take_back: Ask
    agree: Ask
    minutes: Ask
    save_draft: Ask
    drafts: Ask
    discard_draft: Ask

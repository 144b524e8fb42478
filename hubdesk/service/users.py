"""Who works at this hub."""

from __future__ import annotations

from hubdesk.domain.changes import Changes
from hubdesk.domain.errors import Refused
from hubdesk.domain.user import ROLES, User
from hubdesk.service.desk import Desk, act
from hubdesk.service.new_id import new_id
from hubdesk.store import users
from hubdesk.vault.keys import RECOMMENDED, Cost, add_slot, key_path, read_key_file, remove_slot, write_key_file


def listed(desk: Desk) -> tuple[User, ...]:
    """List all users, those whose access has ended too."""
    return tuple(users.every(desk.database))


def add_user(desk: Desk, name: str, role: str, passphrase: str, *, cost: Cost = RECOMMENDED) -> Changes:
    """Give a person access with a first passphrase, which they should change."""
    name = name.strip()
    if not name or role not in ROLES:
        raise Refused(f"Give the person's name and one of these roles: {', '.join(ROLES)}.")
    known = users.by_name(desk.database, name)
    if known and known.active:
        raise Refused(f"There is a user called {name} already.")
    # Who comes back is the person who left: what they did before stays theirs.
    made = User(known.id, known.name, role) if known else User(new_id(), name, role)
    with act(desk, "manage_users", reason="add") as done:
        if known:
            users.change(desk.database, made, desk.now(), desk.user.name, new_id())
        else:
            users.add(desk.database, made, desk.now(), desk.user.name)
        done.about.append(made.id)
        kept = read_key_file(key_path(desk.path))
        write_key_file(key_path(desk.path), add_slot(kept, desk.data_key, made.name, passphrase, cost=cost))
    return Changes(frozenset({"users"}), frozenset({made.id}))


def end_user(desk: Desk, name: str) -> Changes:
    """End a person's access; what they did stays under their name."""
    known = users.by_name(desk.database, name.strip())
    if known is None or not known.active:
        raise Refused(f"There is no user called {name} who has access.")
    if known.id == desk.user.id:
        raise Refused("You cannot end your own access. Ask another administrator.")
    with act(desk, "manage_users", reason="end") as done:
        gone = User(known.id, known.name, known.role, False)
        users.change(desk.database, gone, desk.now(), desk.user.name, new_id())
        done.about.append(known.id)
        kept = read_key_file(key_path(desk.path))
        write_key_file(key_path(desk.path), remove_slot(kept, known.name))
    return Changes(frozenset({"users"}), frozenset({known.id}))

"""The key file on disk: JSON, replaced whole or not at all."""

from __future__ import annotations

import json
import os
import secrets
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from hubdesk.domain.errors import Known
from hubdesk.vault.slots import Cost, KeyFile, Slot

_FORMAT = 1


def key_path(database: Path) -> Path:
    """Name the key file that lies beside a database: hub.db.keys beside hub.db."""
    return database.with_name(database.name + ".keys")


def read_key_file(path: Path) -> KeyFile:
    """Read a key file; raises Known where it is missing, damaged or newer than the program."""
    try:
        data = json.loads(Path(path).read_text(encoding="utf-8"))
        if data["format"] > _FORMAT:
            raise Known(
                f"The key file {path.name} was written by a newer HubDesk. Nothing was changed. Install that one."
            )
        return KeyFile(str(data["hub"]), tuple(_slot(row) for row in data["slots"]))
    except FileNotFoundError as error:
        raise Known(
            f"The key file {path.name} is missing. Without it nobody can open this hub. Put it back "
            "beside the hub's file from the last backup."
        ) from error
    except OSError as error:
        raise Known(f"The key file {path.name} cannot be read. Nothing was changed. Check the drive.") from error
    except (ValueError, KeyError, TypeError) as error:
        raise Known(
            f"The key file {path.name} is damaged. The hub itself may be whole. Keep both files as they "
            "are and put back the key file from the last backup."
        ) from error


def write_key_file(path: Path, key_file: KeyFile) -> None:
    """Write a key file in one step: after a crash the old or the new one is there, whole; raises Known."""
    path = Path(path)
    making = path.with_name(f"{path.name}.{secrets.token_hex(4)}.new")
    data = {"format": _FORMAT, "hub": key_file.hub, "slots": [_row(slot) for slot in key_file.slots]}
    try:
        with making.open("x", encoding="utf-8", newline="\n") as file:
            json.dump(data, file, indent=1, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        making.replace(path)
        _keep_name(path.parent)
    except OSError as error:
        raise Known(
            f"The key file {path.name} could not be written. The one from before is still in place. "
            "Check that the drive has room and that you may write to the folder."
        ) from error
    finally:
        making.unlink(missing_ok=True)


def _keep_name(folder: Path) -> None:
    if os.name != "nt":  # Windows keeps names with the file; elsewhere the folder has its own place on the disk
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _row(slot: Slot) -> dict[str, Any]:
    return {
        "id": slot.id,
        "name": slot.name,
        "argon2id": {"passes": slot.cost.passes, "memory_kib": slot.cost.memory, "lanes": slot.cost.lanes},
        "salt": b64encode(slot.salt).decode(),
        "nonce": b64encode(slot.nonce).decode(),
        "wrapped": b64encode(slot.wrapped).decode(),
    }


def _slot(row: dict[str, Any]) -> Slot:
    cost = Cost(int(row["argon2id"]["passes"]), int(row["argon2id"]["memory_kib"]), int(row["argon2id"]["lanes"]))
    salt, nonce, wrapped = (b64decode(row[name], validate=True) for name in ("salt", "nonce", "wrapped"))
    return Slot(str(row["id"]), str(row["name"]), cost, salt, nonce, wrapped)

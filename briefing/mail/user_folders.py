"""Find the folders in which a user's mail settings and outbox are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from briefing import files
from briefing.errors import DeliveryError, Diagnostic, Place


def mail_folder(kind: Literal["config", "data"]) -> Path:
    """The folder of this user for settings ("config") or outbox ("data"); DeliveryError if the system knows none."""
    folder = files.user_folder(kind)
    if folder is None:
        variable = {"config": "XDG_CONFIG_HOME", "data": "XDG_DATA_HOME"}[kind]
        hint = f"set HOME, or {variable} to an absolute path"
        raise DeliveryError([Diagnostic(Place("make-briefing"), "home", "this user has no home folder", hint)])
    return folder

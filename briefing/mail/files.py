"""The path of a file in, the name that it is attached under out: telling, and nothing in it that misleads."""

from __future__ import annotations

from pathlib import Path

from briefing.errors import DeliveryError, Diagnostic, Place
from briefing.mail.addresses import shown, unfit

_RESERVED = frozenset('<>:"/\\|?*')
_LONGEST = 120
_HINT = "rename the file"


def attachment_name(path: Path) -> str:
    """The last part of `path`; DeliveryError if a reader could not save it by that name, or would be misled."""
    if problem := name_problem(path.name):
        raise DeliveryError([Diagnostic(Place(shown(str(path)).strip('"')), "attachment-name", problem, _HINT)])
    return path.name


def name_problem(name: str) -> str:
    """Why no file should be attached under `name`; "" if it may be."""
    if problem := unfit(name):
        return problem
    if strange := next((c for c in name if c in _RESERVED), ""):
        return f'its name holds "{strange}", which not every system can save'
    if not name or name.startswith(".") or name != name.strip(" ."):
        return "its name is empty, hidden, or begins or ends with a space or dot"
    return f"its name is longer than {_LONGEST} bytes" if len(name.encode()) > _LONGEST else ""

"""Read how to reach the mail server from mail.toml and the environment, and find its password.

All problems come at once, with their lines.  The password is in the keyring or the environment, or is asked for, and
never shown.  Also finds the folders of the user in which mail.toml and the outbox are kept.
"""

from __future__ import annotations

import getpass
import ipaddress
import os
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    model_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError

from briefing import files
from briefing.errors import DeliveryError, Diagnostic, Place, ProblemError, did_you_mean
from briefing.limits import bounded
from briefing.mail.mail import Address, parse_address, quote_escaped
from briefing.records import NamedTuple

APPLICATION = "make-briefing"
PREFIX = "MAKE_BRIEFING_SMTP_"
EXTRA = "install it: pip install 'make-briefing[mail]'"
DEFAULT_SIZE_LIMIT = 10_000_000
"""Bytes of a message as sent, where no settings say otherwise."""
_MAX_BYTES = 100_000
"""Of mail.toml."""
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""Each kind of security, and the port that goes with it."""
_SECRET = "run: keyring set make-briefing USER@HOST, or set MAKE_BRIEFING_SMTP_PASSWORD"
_WRONG = {
    "host": "is no name of a host",
    "port": "is no number from 1 to 65535",
    "security": f"is none of {', '.join(_PORTS)}",
    "user": "holds control characters",
    "size-limit-mb": "is no number above 0",
    "timeout": "is no number above 0",
    "unsubscribe": "leads neither to https:// nor to mailto:",
}
"""What is said of a value that a key does not take."""


class Settings(NamedTuple):
    """How to reach a mail server: `size_limit` in bytes as sent, `timeout` in seconds, `place` says where host is set.

    `security` is "starttls", "tls" or "none".  `cafile` holds the certificates to trust instead of the system's.
    Answers go to `reply_to`; the list is left at `unsubscribe`, in which `{address}` stands for the reader's.
    """

    host: str
    port: int
    security: str
    user: str
    sender: Address
    size_limit: int
    cafile: Path | None
    timeout: float
    place: Place
    reply_to: Address | None = None
    unsubscribe: str = ""

    @property
    def server(self) -> str:
        """Host and port, as messages name them."""
        return f"{self.host}:{self.port}"


def read_settings(file: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in `file` (by default mail.toml in the user's folder), each overridden by the environment.

    DeliveryError holds every problem, with file and line or the name of the variable.
    """
    path = file or mail_folder("config") / "mail.toml"
    with bounded(path):
        values, places = _read_toml(path, required=file is not None)
    for name, field in _MailToml.model_fields.items():
        variable, key = PREFIX + name.upper(), field.alias or name
        if environment.get(variable):
            values[key], places[key] = environment[variable], Place(variable, line=0)
    try:
        given = _MailToml.model_validate(values, context=path.parent)
    except ValidationError as error:
        raise DeliveryError(sorted(_explain(found, path, places) for found in error.errors())) from None
    security = given.security or ("none" if is_loopback(given.host) else "starttls")
    return Settings(
        host=given.host,
        port=given.port or _PORTS[security],
        security=security,
        user=given.user,
        sender=given.sender,
        size_limit=int(given.size_limit_mb * 1_000_000),
        cafile=given.cafile,
        timeout=given.timeout,
        place=places["host"],
        reply_to=given.reply_to,
        unsubscribe=given.unsubscribe,
    )


def _as_text(value: object) -> str:
    """The value as text: those of the file are checked like those of the environment."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise PydanticCustomError("type", "is to be text or a number")
    return str(value)


def _as_address(text: str) -> Address:
    try:
        return parse_address(text)
    except ProblemError as error:
        raise ValueError(error.problem.message) from None


def _existing_file(text: str, info: ValidationInfo) -> Path:
    """A file named in mail.toml, beside it unless its path is absolute."""
    path = (info.context or Path()) / Path(text).expanduser()
    if not path.is_file():
        raise ValueError(f"there is no file {path}")
    return path


_Text = BeforeValidator(_as_text)
_Positive = Annotated[float, _Text, Field(gt=0, lt=1_000_000, allow_inf_nan=False)]


class _MailToml(BaseModel):
    """The keys of mail.toml, with hyphens for underscores."""

    model_config = ConfigDict(extra="forbid", alias_generator=lambda name: name.replace("_", "-"))

    host: Annotated[str, _Text, StringConstraints(pattern=r"^[^\s/@\x00-\x1f]{1,253}$")]
    port: Annotated[int, _Text, Field(gt=0, lt=65536)] | None = None
    security: Annotated[Literal["starttls", "tls", "none"], _Text] | None = None
    user: Annotated[str, _Text, StringConstraints(pattern=r"^[^\p{C}\p{Zl}\p{Zp}]*$")] = ""
    sender: Annotated[Address, PlainValidator(_as_address), _Text]
    size_limit_mb: _Positive = DEFAULT_SIZE_LIMIT / 1_000_000
    cafile: Annotated[Path, BeforeValidator(_existing_file), _Text] | None = None
    timeout: _Positive = 60.0
    reply_to: Annotated[Address, PlainValidator(_as_address), _Text] | None = None
    unsubscribe: Annotated[str, _Text, StringConstraints(pattern=r"^((https://|mailto:)[!-;=?-~]{1,200})?$")] = ""

    @model_validator(mode="after")
    def _encrypted(self) -> Self:
        """Mail and password go unencrypted to this machine only."""
        if self.security == "none" and not is_loopback(self.host):
            raise PydanticCustomError("unencrypted", "{host} is another machine", {"host": self.host})
        return self


def is_loopback(host: str) -> bool:
    """Whether `host` is this very machine, so that nothing leaves it."""
    try:
        return host.lower() == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _explain(found: ErrorDetails, path: Path, places: Mapping[str, Place]) -> Diagnostic:
    """What pydantic found, in plain words and at its place; the value of an unknown key is not shown."""
    key = str(found["loc"][0]) if found["loc"] else "security"
    place = places.get(key, Place(str(path)))
    match found["type"]:
        case "missing":
            hint = f'write {key} = "…" into {path}, or set {PREFIX}{key.upper()}'
            return Diagnostic(place, "missing-key", f"{key} is not set", hint)
        case "extra_forbidden" if key == "password":
            return Diagnostic(place, "password", "a password does not belong into a file", _SECRET)
        case "extra_forbidden":
            known = [field.alias or name for name, field in _MailToml.model_fields.items()]
            return Diagnostic(place, "unknown-key", f'"{key}" is no setting', did_you_mean(key, known))
        case "unencrypted":
            message = f"{found['msg']}, so mail and password have to be encrypted"
            return Diagnostic(place, "unencrypted", message, 'write "starttls" or "tls"')
        case "type":
            return Diagnostic(place, "type", f"{key} {found['msg']}")
        case "value_error":
            return Diagnostic(place, "setting", f"{key}: {found['ctx']['error']}")
        case _:
            return Diagnostic(place, "setting", f"{key}: {quote_escaped(str(found['input']))} {_WRONG[key]}")


def _read_toml(path: Path, required: bool) -> tuple[dict[str, Any], dict[str, Place]]:
    """The values of the file and the line of each key; nothing if there is no file and none is `required`."""
    try:
        text = files.read_input(path, _MAX_BYTES).decode("utf-8-sig").replace("\r\n", "\n")
        values = tomllib.loads(text)
    except FileNotFoundError:
        if not required:
            return {}, {}
        raise DeliveryError([Diagnostic(Place(str(path)), "file", "there is no such file")]) from None
    except tomllib.TOMLDecodeError as error:
        # The message ends with "(at line 3, column 8)" or "(at end of document)".
        words, _, tail = str(error).partition(" (at ")
        numbers = [int(number) for number in re.findall(r"\d+", tail)] or [len(text.splitlines())]
        message = words[:1].lower() + words[1:]
        raise DeliveryError([Diagnostic(Place(str(path), *numbers[:2]), "toml", message)]) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}"
        raise DeliveryError([Diagnostic(Place(str(path)), "file", message)]) from None
    places = {}
    for key in values:  # tomllib keeps no places
        pattern = re.compile(rf"""\s*(?:\[\s*)?["']?{re.escape(key)}["']?\s*[\].=]""")
        lines = (number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line))
        places[key] = Place(str(path), next(lines, 1))
    return values, places


def mail_folder(kind: Literal["config", "data"]) -> Path:
    """The folder of this user for settings ("config") or outbox ("data"); DeliveryError if the system knows none."""
    folder = files.user_folder(kind)
    if folder is None:
        variable = {"config": "XDG_CONFIG_HOME", "data": "XDG_DATA_HOME"}[kind]
        hint = f"set HOME, or {variable} to an absolute path"
        raise DeliveryError([Diagnostic(Place("make-briefing", line=0), "home", "this user has no home folder", hint)])
    return folder


class Password:
    """A secret that no repr, log or pickle shows; `reveal` is called only where it is handed to the server."""

    __slots__ = ("_secret",)

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def __repr__(self) -> str:
        return "Password(…)"

    def __reduce__(self) -> str:
        raise TypeError("a password is not passed on")

    def reveal(self) -> str:
        """The secret itself."""
        return self._secret


def find_password(settings: Settings, environment: Mapping[str, str] = os.environ) -> Password:
    """The password of `settings.user`; DeliveryError names the three ways to give it."""
    account = f"{settings.user}@{settings.host}"
    try:
        import keyring

        secret = keyring.get_password(APPLICATION, account)
    except Exception:  # a backend raises whatever its system raises; one that is missing or locked holds nothing
        secret = None
    secret = secret or environment.get(f"{PREFIX}PASSWORD")
    if not secret and sys.stdin.isatty() and sys.stderr.isatty():
        secret = getpass.getpass(f"Password of {account}: ")
    if not secret:
        message = f"there is no password for {account}"
        hint = f"run: keyring set {APPLICATION} {account} ({EXTRA}), or set {PREFIX}PASSWORD"
        raise DeliveryError([Diagnostic(settings.place, "password", message, hint)])
    return Password(secret)

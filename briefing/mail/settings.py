"""A TOML file and the environment in, the settings of a mail server out; every problem at once, with its line."""

from __future__ import annotations

import ipaddress
import os
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple, TypeVar

from briefing import files
from briefing.errors import DeliveryError, Diagnostic, Place, did_you_mean, raise_errors
from briefing.mail.addresses import parse_address
from briefing.mail.mail import Address

T = TypeVar("T")
APPLICATION = "make-briefing"
PREFIX = "MAKE_BRIEFING_SMTP_"
PORTS = {"starttls": 587, "tls": 465, "none": 25}
"""Each kind of security, and the port that goes with it."""
KEYS = ("host", "port", "security", "user", "sender", "size-limit-mb", "cafile", "timeout")
EXTRA = "install it: pip install 'make-briefing[mail]'"
_SECRET = "run: keyring set make-briefing USER@HOST, or set MAKE_BRIEFING_SMTP_PASSWORD"


class Settings(NamedTuple):
    """How to reach a mail server: `size_limit` in bytes as sent, `timeout` in seconds, `place` says where host is set.

    `cafile` holds the certificates to trust instead of the system's.
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

    @property
    def server(self) -> str:
        """Host and port, as messages name them."""
        return f"{self.host}:{self.port}"


def user_folder(kind: Literal["config", "data"]) -> Path:
    """The folder of this user for settings ("config") or outbox ("data"); DeliveryError if the system knows none."""
    folder = files.user_folder(kind)
    if folder is None:
        variable = {"config": "XDG_CONFIG_HOME", "data": "XDG_DATA_HOME"}[kind]
        hint = f"set HOME, or {variable} to an absolute path"
        raise DeliveryError([Diagnostic(Place("make-briefing"), "home", "this user has no home folder", hint)])
    return folder


def read_settings(file: Path | None = None, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings in `file` (by default mail.toml in the user's folder), each overridden by the environment.

    DeliveryError holds every problem, with file and line or the name of the variable.
    """
    path = file or user_folder("config") / "mail.toml"
    form = _Form(path, {**_from_file(path, required=file is not None), **_from_environment(environment)})
    settings = form.settings()
    raise_errors(DeliveryError, form.problems)
    return settings


class _Value(NamedTuple):
    text: str
    place: Place


def _from_file(path: Path, required: bool) -> dict[str, _Value]:
    """Each key of the file with its line; DeliveryError if it is no such file."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        if not required:
            return {}
        raise DeliveryError([Diagnostic(Place(str(path)), "file", "there is no such file")]) from None
    except (OSError, UnicodeDecodeError) as error:
        message = f"cannot be read: {getattr(error, 'strerror', None) or 'it is not UTF-8'}"
        raise DeliveryError([Diagnostic(Place(str(path)), "file", message)]) from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DeliveryError([_not_toml(path, text, str(error))]) from None
    places = {key: Place(str(path), _line_of(key, text)) for key in table}
    raise_errors(DeliveryError, [p for key, value in table.items() for p in _odd(key, value, places[key])])
    return {key: _Value(str(value), places[key]) for key, value in table.items()}


def _not_toml(path: Path, text: str, message: str) -> Diagnostic:
    """A problem at the line and column that the parser names, or at the end of the file."""
    words, _, tail = message.partition(" (at ")
    numbers = [int(number) for number in re.findall(r"\d+", tail)] or [len(text.splitlines())]
    return Diagnostic(Place(str(path), *numbers[:2]), "toml", words[:1].lower() + words[1:])


def _line_of(key: str, text: str) -> int:
    """The line on which a key of the top level stands; the parser keeps no places."""
    pattern = re.compile(rf"""\s*(?:\[\s*)?["']?{re.escape(key)}["']?\s*[\].=]""")
    return next((number for number, line in enumerate(text.splitlines(), 1) if pattern.match(line)), 1)


def _odd(key: str, value: Any, place: Place) -> list[Diagnostic]:
    """What is wrong with a key, or the type of its value."""
    if key == "password":
        return [Diagnostic(place, "password", "a password does not belong into a file", _SECRET)]
    if key not in KEYS:
        return [Diagnostic(place, "unknown-key", f'"{key}" is no setting', did_you_mean(key, KEYS))]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return [Diagnostic(place, "type", f"{key} is to be text or a number")]
    return []


def _from_environment(environment: Mapping[str, str]) -> dict[str, _Value]:
    names = {key: PREFIX + key.upper().replace("-", "_") for key in KEYS}
    return {key: _Value(environment[name], Place(name)) for key, name in names.items() if environment.get(name)}


class _Form:
    """Turns texts into settings, and notes what cannot be one."""

    def __init__(self, path: Path, values: Mapping[str, _Value]) -> None:
        self.problems: list[Diagnostic] = []
        self._path = path
        self._values = values

    def settings(self) -> Settings:
        host = self._take("host", _host, "")
        security = self._take("security", _security, "none" if is_loopback(host) else "starttls")
        if security == "none" and host and not is_loopback(host):
            message = f"{host} is another machine, so mail and password have to be encrypted"
            self._note("security", message, 'write "starttls" or "tls"')
        return Settings(
            host,
            self._take("port", _port, PORTS.get(security, 0)),
            security,
            self._take("user", _line, ""),
            self._take("sender", parse_address, Address("")),
            int(self._take("size-limit-mb", _positive, 10.0) * 1_000_000),
            self._take("cafile", self._file, None),
            self._take("timeout", _positive, 60.0),
            self._place("host"),
        )

    def _take(self, key: str, parse: Callable[[str], T], default: T) -> T:
        if key not in self._values:
            if key in ("host", "sender"):
                name = PREFIX + key.upper()
                self._note(key, f"{key} is not set", f'write {key} = "…" into {self._path}, or set {name}')
            return default
        try:
            return parse(self._values[key].text)
        except ValueError as error:
            self._note(key, f"{key}: {error}")
            return default

    def _note(self, key: str, message: str, hint: str | None = None) -> None:
        self.problems.append(Diagnostic(self._place(key), key, message, hint))

    def _place(self, key: str) -> Place:
        return self._values[key].place if key in self._values else Place(str(self._path))

    def _file(self, text: str) -> Path:
        path = self._path.parent / Path(text).expanduser()
        if not path.is_file():
            raise ValueError(f"there is no file {path}")
        return path


def is_loopback(host: str) -> bool:
    """Whether `host` is this very machine, so that nothing leaves it."""
    try:
        return host.lower() == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _host(text: str) -> str:
    if not re.fullmatch(r"[^\s/@\x00-\x1f]{1,253}", text):
        raise ValueError(f'"{text}" is no name of a host')
    return text


def _security(text: str) -> str:
    if text not in PORTS:
        raise ValueError(f'"{text}" is none of {", ".join(PORTS)}')
    return text


def _port(text: str) -> int:
    if not re.fullmatch(r"[0-9]{1,5}", text) or not 0 < int(text) < 65536:
        raise ValueError(f'"{text}" is no number from 1 to 65535')
    return int(text)


def _positive(text: str) -> float:
    if not re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6})?", text) or not float(text):
        raise ValueError(f'"{text}" is no number above 0')
    return float(text)


def _line(text: str) -> str:
    if not text.isprintable():
        raise ValueError("it holds control characters")
    return text

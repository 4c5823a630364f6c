"""Find the password of a mail server in the keyring, the environment or by a prompt, and never show it."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping

from briefing.errors import DeliveryError, Diagnostic
from briefing.mail.settings import APPLICATION, EXTRA, PREFIX, Settings


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

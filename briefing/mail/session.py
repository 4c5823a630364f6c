"""Settings in, a connection to the mail server out: greeted, encrypted and logged in, or the step that failed."""

from __future__ import annotations

import re
import smtplib
import socket
import ssl
from collections.abc import Callable

from briefing.errors import DeliveryError, Diagnostic
from briefing.mail.password import Password, find_password
from briefing.mail.settings import Settings

_OURSELVES = "[127.0.0.1]"
"""What we call ourselves: neither the machine's name, which is nobody's business, nor a slow look-up of it."""


class SessionError(Exception):
    """A connection that was not made: `code` is the server's or 0; `permanent` if trying again is no use."""

    def __init__(self, step: str, code: int, text: str, permanent: bool) -> None:
        super().__init__(step, code, text, permanent)
        self.step, self.code, self.text, self.permanent = step, code, text, permanent

    def __str__(self) -> str:
        return f"{self.step}: {f'{self.code} ' if self.code else ''}{self.text}"


def check(settings: Settings) -> str:
    """Connect, encrypt and log in, send nothing; what was found, in words.  DeliveryError says what failed."""
    try:
        smtp = open_session(settings, find_password(settings) if settings.user else None)
    except SessionError as error:
        raise refusal(settings, error) from None
    version = smtp.sock.version() if isinstance(smtp.sock, ssl.SSLSocket) else "not encrypted"
    hang_up(smtp)
    return f"{settings.server}: {version}, {f'logged in as {settings.user}' if settings.user else 'no user'}"


def refusal(settings: Settings, error: SessionError) -> DeliveryError:
    """A connection that was not made, as a problem of the place where the host is set."""
    return DeliveryError([Diagnostic(settings.place, "server", f"{settings.server}: {error}")])


def open_session(settings: Settings, password: Password | None) -> smtplib.SMTP:
    """A connection that is ready for mail; SessionError says at which step it failed."""
    try:
        smtp = _connect(settings)
    except OSError as error:
        raise _failure("connect", error) from None
    _step("EHLO", smtp, lambda: _greet(smtp))
    if settings.security == "starttls":
        _step("STARTTLS", smtp, lambda: smtp.starttls(context=_context(settings)))
        _step("EHLO", smtp, lambda: _greet(smtp))
    if password:
        _step("AUTH", smtp, lambda: _log_in(smtp, settings.user, password))
    return smtp


def hang_up(smtp: smtplib.SMTP) -> None:
    """Say goodbye; whether the server hears it changes nothing."""
    try:
        smtp.quit()
    except OSError:
        smtp.close()


def _step(name: str, smtp: smtplib.SMTP, act: Callable[[], object]) -> None:
    try:
        act()
    except OSError as error:
        smtp.close()
        raise _failure(name, error) from None


def _connect(settings: Settings) -> smtplib.SMTP:
    """A connection that the server has greeted, without Nagle's delay: a message ends with a write of its own."""
    where = (settings.host, settings.port, _OURSELVES)
    if settings.security == "tls":
        smtp: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=settings.timeout, context=_context(settings))
    else:
        smtp = smtplib.SMTP(*where, timeout=settings.timeout)
    assert smtp.sock
    smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return smtp


def _context(settings: Settings) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=settings.cafile)


def _greet(smtp: smtplib.SMTP) -> None:
    code, text = smtp.ehlo()
    if not 200 <= code <= 299:
        raise smtplib.SMTPHeloError(code, text)


def _log_in(smtp: smtplib.SMTP, user: str, password: Password) -> None:
    """Log in; what the server says to it is cut down to its codes, for it might repeat what it was told."""
    if not (user + password.reveal()).isascii():
        raise smtplib.SMTPNotSupportedError("user and password may hold ASCII characters only")
    try:
        smtp.login(user, password.reveal())
    except smtplib.SMTPResponseException as error:
        enhanced = re.match(r"[245]\.\d{1,3}\.\d{1,3} ", words_of(error.smtp_error))
        words = f"{enhanced[0] if enhanced else ''}user and password were not accepted"
        raise smtplib.SMTPAuthenticationError(error.smtp_code, words) from None
    finally:
        vars(smtp).pop("password", None)


def _failure(step: str, error: OSError) -> SessionError:
    """What an exception of smtplib or the system says of a connection."""
    if isinstance(error, smtplib.SMTPResponseException):
        code = error.smtp_code if 200 <= error.smtp_code <= 599 else 0
        return SessionError(step, code, words_of(error.smtp_error), code >= 500)
    if isinstance(error, ssl.SSLCertVerificationError):
        return SessionError(step, 0, f"its certificate is not to be trusted: {error.verify_message}", True)
    permanent = type(error) in (smtplib.SMTPNotSupportedError, smtplib.SMTPException)
    return SessionError(step, 0, reason(error), permanent)


def reason(error: OSError) -> str:
    """Why the connection failed, in words."""
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "no answer in time"
    return words_of(str(error.strerror or error) or "the connection was lost")


def words_of(answer: bytes | str) -> str:
    """What a server said, on one line that any terminal can show."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    shown = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(shown.split())[:500]

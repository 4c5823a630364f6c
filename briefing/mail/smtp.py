"""Hand messages to a mail server, and know for each recipient whether the server has taken them over.

The server answers each command of SMTP.  Until the lone dot that ends a message has left, nothing can have been
delivered; from then until its answer, nobody can know.  So what became of a message depends on the step at which a
connection fails, and smtplib's own `sendmail` cannot be used: it does not tell the steps apart.
"""

from __future__ import annotations

import re
import select
import smtplib
import socket
import ssl
from collections.abc import Callable, Sequence
from typing import Self

from briefing.errors import DeliveryError, Diagnostic
from briefing.mail.settings import Password, Settings, find_password
from briefing.records import NamedTuple

_CLIENT_NAME = "[127.0.0.1]"
"""What EHLO says: not the name of this machine, which is private, and slow to find out."""
_FINAL_ANSWER_FACTOR = 10
"""How many times longer than for others we wait for the last answer: without it delivery is unknown."""
_NO_ANSWER = 0


class Accepted(NamedTuple):
    """The server agreed to one command of a message, which is not sent by that, and said `text`."""

    text: str


class Sent(NamedTuple):
    """The server took the whole message over, and said `text`."""

    text: str


class Refused(NamedTuple):
    """Not delivered, and trying again is no use; `code` is the server's, or 0 where we refused it by ourselves."""

    code: int
    text: str


class Retry(NamedTuple):
    """Not delivered; it may be tried again.  `code` is the server's, or 0 where the connection failed."""

    code: int
    text: str


class Unknown(NamedTuple):
    """The whole message had left and no answer came: it may be delivered or not."""

    text: str


Outcome = Sent | Refused | Retry | Unknown
"""What became of a message for one recipient."""
_Reply = Accepted | Refused | Retry
"""What the answer to one command means."""


class SessionError(Exception):
    """A connection that was not made: `code` is the server's or 0; `permanent` if trying again is no use."""

    def __init__(self, step: str, code: int, text: str, permanent: bool) -> None:
        super().__init__(step, code, text, permanent)
        self.step, self.code, self.text, self.permanent = step, code, text, permanent

    def __str__(self) -> str:
        return f"{self.step}: {f'{self.code} ' if self.code else ''}{self.text}"

    def explained(self, settings: Settings) -> DeliveryError:
        """The same as a problem of the place where the host is set."""
        return DeliveryError([Diagnostic(settings.place, "server", f"{settings.server}: {self}")])


def check_connection(settings: Settings) -> str:
    """Connect, encrypt and log in, send nothing; what was found, in words.  DeliveryError says what failed."""
    try:
        smtp = open_session(settings, find_password(settings) if settings.user else None)
    except SessionError as error:
        raise error.explained(settings) from None
    version = smtp.sock.version() if isinstance(smtp.sock, ssl.SSLSocket) else "not encrypted"
    _hang_up(smtp)
    return f"{settings.server}: {version}, {f'logged in as {settings.user}' if settings.user else 'no user'}"


class SmtpClient:
    """One connection for many messages, made when it is needed and made again where it is lost."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._password: Password | None = None
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *error: object) -> None:
        if self._smtp and kind is None:
            _hang_up(self._smtp)
        self._drop()

    def send(
        self, sender: str, recipients: Sequence[str], data: bytes, before_end: Callable[[Sequence[str]], bool]
    ) -> dict[str, Outcome]:
        """Send `data`, a message with CRLF line ends, to `recipients`; what became of it for each of them.

        `before_end` is called with those that the server accepted, when all but the last dot has been sent: until
        it returns, nothing can have been delivered, and if it returns False, nothing is.  SessionError if there is no
        connection.
        """
        reused = self._smtp is not None
        mail = self._begin(sender, recipients, data)
        if reused and self._smtp is None:  # closed while it was idle, or one message too many for it
            mail = self._begin(sender, recipients, data)
        if not isinstance(mail, Accepted):
            self._reset()
            return dict.fromkeys(recipients, mail)
        outcomes: dict[str, Outcome] = {}
        accepted = []
        for recipient in recipients:
            match self._ask("rcpt", recipient):
                case Accepted():
                    accepted.append(recipient)
                case reply:
                    outcomes[recipient] = reply
        end: Outcome = Retry(_NO_ANSWER, "the connection was lost before the message")
        if self._smtp and accepted:
            end = self._send_data(data, lambda: before_end(accepted))
        if not isinstance(end, Sent):
            self._reset()
        outcomes.update(dict.fromkeys(accepted, end))
        return {recipient: outcomes[recipient] for recipient in recipients}

    def _begin(self, sender: str, recipients: Sequence[str], data: bytes) -> _Reply:
        """Connect if there is no connection, and give MAIL with what this message asks of the server."""
        if self._smtp is None:
            if self._password is None and self._settings.user:
                self._password = find_password(self._settings)
            self._smtp = open_session(self._settings, self._password)
        options = [f"size={len(data)}"] if self._smtp.has_extn("size") else []
        head = data[: data.find(b"\r\n\r\n")]
        if not ("".join((sender, *recipients)).isascii() and head.isascii()):
            if not self._smtp.has_extn("smtputf8"):
                return Refused(_NO_ANSWER, "an address is not ASCII, and this server does not take such (SMTPUTF8)")
            options.append("SMTPUTF8")
        if not data.isascii():
            if not self._smtp.has_extn("8bitmime"):
                return Refused(_NO_ANSWER, "the message is not ASCII, and this server does not take such (8BITMIME)")
            options.append("BODY=8BITMIME")
        return self._ask("mail", sender, options)

    def _send_data(self, data: bytes, before_end: Callable[[], bool]) -> Outcome:
        """Send the message itself; from `before_end` on, no answer means that nobody knows."""
        begun = self._ask("docmd", "DATA", good=354)
        if not isinstance(begun, Accepted):
            return begun
        smtp = self._smtp
        assert smtp
        # A line that begins with a dot travels with another one before it: a lone dot ends the message.
        stuffed = (b"." if data.startswith(b".") else b"") + data.replace(b"\r\n.", b"\r\n..")
        try:
            smtp.send(stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n")
        except OSError as error:
            return self._lost(error)
        # What the server says now is no answer to the end of the message; read later, it would be taken for it.
        if _has_spoken(smtp):
            self._drop()
            return Retry(_NO_ANSWER, "the server spoke, or left, before the end of the message")
        if not before_end():
            self._drop()
            return Retry(_NO_ANSWER, "another run is sending it")
        # From here on only an answer of the server may say Sent, Refused or Retry: every other way out is Unknown.
        try:
            assert smtp.sock
            smtp.sock.settimeout(self._settings.timeout * _FINAL_ANSWER_FACTOR)
            smtp.send(b".\r\n")
            code, text = smtp.getreply()
            if smtp.sock:
                smtp.sock.settimeout(self._settings.timeout)
        except OSError as error:
            self._drop()
            return Unknown(f"no answer to the end of the message: {reason(error)}")
        # Asked before a 421, too, is believed, which ends the connection.
        if more := self._said_more():
            words = answer_words(text)
            return Unknown(f"it answered the end of the message with: {code} {words}; and then, unasked: {more}")
        match reply := self._judge(code, text, 250):
            case Accepted(words):
                return Sent(words)
            case Retry(code=0, text=words):
                return Unknown(f"no answer to the end of the message, but: {words}")
            case _:
                return reply

    def _said_more(self) -> str:
        """What the server says beyond its answers, or "".

        Whoever spoke before the end of a message had left answers one command late from then on, and has said
        something else of the message than we took for its answer. EHLO shows that, since its answer begins with the
        server's name.
        """
        if self._smtp is None:
            return ""
        name = answer_words(self._smtp.ehlo_resp or b"").partition(" ")[0]
        try:
            code, text = self._smtp.ehlo()
        except OSError:
            self._drop()
            return ""
        words = answer_words(text)
        if code == 250 and words.partition(" ")[0] == name:
            return ""
        self._drop()
        return "" if code == 421 else f"{code} {words}"

    def _ask(self, command: str, *arguments: object, good: int = 250) -> _Reply:
        """Give a command before the end of a message, and say what the answer means."""
        if self._smtp is None:
            return Retry(_NO_ANSWER, "the connection was lost before")
        try:
            code, text = getattr(self._smtp, command)(*arguments)
        except OSError as error:
            return self._lost(error)
        return self._judge(code, text, good)

    def _judge(self, code: int, text: bytes, good: int) -> _Reply:
        """What an answer means; after one that has no place here, nothing more can be understood."""
        words = answer_words(text)
        if code // 100 == good // 100:
            return Accepted(words)
        if code // 100 == 5:
            return Refused(code, words)
        if code // 100 == 4 and code != 421:
            return Retry(code, words)
        self._drop()
        return Retry(code, words) if code == 421 else Retry(_NO_ANSWER, f"an answer out of place: {code} {words}")

    def _lost(self, error: OSError) -> Retry:
        self._drop()
        return Retry(_NO_ANSWER, reason(error))

    def _reset(self) -> None:
        """Make the server forget a message that is not to be sent; one that cannot is left."""
        if self._smtp and not isinstance(self._ask("rset"), Accepted):
            self._drop()

    def _drop(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp = None


def open_session(settings: Settings, password: Password | None) -> smtplib.SMTP:
    """A connection that is ready for mail: greeted, encrypted, logged in; SessionError says which step failed."""
    try:
        where = (settings.host, settings.port, _CLIENT_NAME)
        if settings.security == "tls":
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=settings.timeout, context=_tls_context(settings))
        else:
            smtp = smtplib.SMTP(*where, timeout=settings.timeout)
        assert smtp.sock
        # Nagle's algorithm would hold back the last dot, which is a write of its own, until the data is acknowledged.
        smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise _session_error("connect", error) from None
    steps: list[tuple[str, Callable[[], object]]] = [("EHLO", lambda: _say_hello(smtp))]
    if settings.security == "starttls":
        # Encrypted or not at all: a server without STARTTLS fails here, so that nobody on the way can take it out.
        steps.append(("STARTTLS", lambda: smtp.starttls(context=_tls_context(settings))))
        steps.append(("EHLO", lambda: _say_hello(smtp)))
    if password:
        steps.append(("AUTH", lambda: _log_in(smtp, settings.user, password)))
    for step, take in steps:
        try:
            take()
        except OSError as error:
            smtp.close()
            raise _session_error(step, error) from None
    return smtp


def reason(error: OSError) -> str:
    """Why the connection failed, in words."""
    if isinstance(error, TimeoutError) or "timed out" in str(error):
        return "no answer in time"
    return answer_words(str(error.strerror or error) or "the connection was lost")


def answer_words(answer: bytes | str) -> str:
    """What a server said, on one line that any terminal can show."""
    text = answer.decode("utf-8", "replace") if isinstance(answer, bytes) else answer
    printable = "".join(letter if letter.isprintable() else " " for letter in text)
    return " ".join(printable.split())[:500]


def _tls_context(settings: Settings) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=settings.cafile)


def _say_hello(smtp: smtplib.SMTP) -> None:
    code, text = smtp.ehlo()
    if not 200 <= code <= 299:
        raise smtplib.SMTPHeloError(code, text)


def _log_in(smtp: smtplib.SMTP, user: str, password: Password) -> None:
    """Log in; the server's answer is cut down to its codes, because it might repeat what it was told."""
    if not (user + password.reveal()).isascii():
        raise smtplib.SMTPNotSupportedError("user and password may hold ASCII characters only")
    try:
        smtp.login(user, password.reveal())
    except smtplib.SMTPResponseException as error:
        enhanced = re.match(r"[245]\.\d{1,3}\.\d{1,3} ", answer_words(error.smtp_error))
        words = f"{enhanced[0] if enhanced else ''}user and password were not accepted"
        raise smtplib.SMTPAuthenticationError(error.smtp_code, words) from None
    finally:
        vars(smtp).pop("password", None)  # smtplib keeps it, and a traceback with variables would show it


def _session_error(step: str, error: OSError) -> SessionError:
    """What an exception of smtplib or the system says of a connection."""
    if isinstance(error, smtplib.SMTPResponseException):
        code = error.smtp_code if 200 <= error.smtp_code <= 599 else 0
        return SessionError(step, code, answer_words(error.smtp_error), code >= 500)
    if isinstance(error, ssl.SSLCertVerificationError):
        return SessionError(step, 0, f"its certificate is not to be trusted: {error.verify_message}", True)
    # Other subclasses of SMTPException mean a lost connection; these two, that the server lacks what we need.
    permanent = type(error) in (smtplib.SMTPNotSupportedError, smtplib.SMTPException)
    return SessionError(step, 0, reason(error), permanent)


def _hang_up(smtp: smtplib.SMTP) -> None:
    """Say goodbye; whether the server hears it changes nothing."""
    try:
        smtp.quit()
    except OSError:
        smtp.close()


def _has_spoken(smtp: smtplib.SMTP) -> bool:
    """Whether the server has said anything, or left, while it was to listen; its socket no longer waits after this."""
    assert smtp.sock and smtp.file
    smtp.sock.settimeout(0)
    try:
        heard = bool(smtp.file.peek(1))
    except ssl.SSLWantReadError:
        return False
    except OSError:
        return True
    return heard or bool(select.select([smtp.sock], [], [], 0)[0])

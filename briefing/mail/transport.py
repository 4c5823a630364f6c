"""Messages in, what became of each for each recipient out: decided by the step of SMTP at which it ended."""

from __future__ import annotations

import select
import smtplib
import ssl
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import NamedTuple, Self

from briefing.mail.password import Password, find_password
from briefing.mail.session import hang_up, open_session, reason, words_of
from briefing.mail.settings import Settings

_PATIENCE = 10
"""How many times longer than for others we wait for the last answer: without it nobody knows what happened."""
_NO_ANSWER = 0


class Sent(NamedTuple):
    """The server took the message over, and said `text`."""

    text: str


class Refused(NamedTuple):
    """Not delivered, and trying again is no use; `code` is the server's, or 0 where we did not ask."""

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


class Transport:
    """One connection for many messages, made when it is needed and made again where it is lost."""

    def __init__(self, settings: Settings, password: Password | None = None) -> None:
        self._settings = settings
        self._password = password
        self._smtp: smtplib.SMTP | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._smtp and kind is None:
            hang_up(self._smtp)
        self._drop()

    def send(
        self, sender: str, recipients: Sequence[str], data: bytes, before_end: Callable[[Sequence[str]], None]
    ) -> dict[str, Outcome]:
        """Send `data`, a message with CRLF line ends, to `recipients`; what became of it for each of them.

        `before_end` is called with those that the server accepted, when all but the last dot has been sent: until
        it returns, nothing can have been delivered.  SessionError if there is no connection.
        """
        reused = self._smtp is not None
        mail = self._begin(sender, recipients, data)
        if reused and self._smtp is None:  # closed while it was idle, or one message too many for it
            mail = self._begin(sender, recipients, data)
        if not isinstance(mail, Sent):
            self._reset()
            return dict.fromkeys(recipients, mail)
        answers = {recipient: self._ask("rcpt", recipient) for recipient in recipients}
        accepted = [recipient for recipient, answer in answers.items() if isinstance(answer, Sent)]
        end: Outcome = Retry(_NO_ANSWER, "the connection was lost before the message")
        if self._smtp and accepted:
            end = self._data(data, lambda: before_end(accepted))
        if not isinstance(end, Sent):
            self._reset()
        return answers | dict.fromkeys(accepted, end)

    def _begin(self, sender: str, recipients: Sequence[str], data: bytes) -> Outcome:
        smtp = self._connected()
        head = data[: data.find(b"\r\n\r\n")]
        options = [f"size={len(data)}"] if smtp.has_extn("size") else []
        if not ("".join((sender, *recipients)).isascii() and head.isascii()):
            if not smtp.has_extn("smtputf8"):
                return Refused(_NO_ANSWER, "an address is not ASCII, and this server does not take such (SMTPUTF8)")
            options.append("SMTPUTF8")
        if not data.isascii():
            if not smtp.has_extn("8bitmime"):
                return Refused(_NO_ANSWER, "the message is not ASCII, and this server does not take such (8BITMIME)")
            options.append("BODY=8BITMIME")
        return self._ask("mail", sender, options)

    def _connected(self) -> smtplib.SMTP:
        if self._smtp is None:
            if self._password is None and self._settings.user:
                self._password = find_password(self._settings)
            self._smtp = open_session(self._settings, self._password)
        return self._smtp

    def _data(self, data: bytes, before_end: Callable[[], None]) -> Outcome:
        """Send the message itself; from `before_end` on, no answer means that nobody knows."""
        begun = self._ask("docmd", "DATA", good=354)
        if not isinstance(begun, Sent):
            return begun
        smtp = self._connected()
        try:
            smtp.send(_stuffed(data))
        except OSError as error:
            return self._lost(error)
        if _spoke(smtp):
            self._drop()
            return Retry(_NO_ANSWER, "the server spoke, or left, before the end of the message")
        before_end()
        return self._end(smtp)

    def _end(self, smtp: smtplib.SMTP) -> Outcome:
        """Send the last dot and wait for what becomes of the message."""
        try:
            assert smtp.sock
            smtp.sock.settimeout(self._settings.timeout * _PATIENCE)
            smtp.send(b".\r\n")
            code, text = smtp.getreply()
            if smtp.sock:
                smtp.sock.settimeout(self._settings.timeout)
        except OSError as error:
            self._drop()
            return Unknown(f"no answer to the end of the message: {reason(error)}")
        outcome = self._judge(code, text, 250)
        if isinstance(outcome, Retry) and not outcome.code:
            return Unknown(f"no answer to the end of the message, but: {outcome.text}")
        return outcome

    def _ask(self, command: str, *arguments: object, good: int = 250) -> Outcome:
        """Give a command, and say what the answer means."""
        if self._smtp is None:
            return Retry(_NO_ANSWER, "the connection was lost before")
        try:
            code, text = getattr(self._smtp, command)(*arguments)
        except OSError as error:
            return self._lost(error)
        return self._judge(code, text, good)

    def _judge(self, code: int, text: bytes, good: int) -> Outcome:
        """What an answer means; after one that has no place here, nothing more can be understood."""
        words = words_of(text)
        if code // 100 == good // 100:
            return Sent(words)
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
        """Forget a message that is not to be sent; a server that cannot is left."""
        if self._smtp and not isinstance(self._ask("rset"), Sent):
            self._drop()

    def _drop(self) -> None:
        if self._smtp:
            self._smtp.close()
        self._smtp = None


def _stuffed(data: bytes) -> bytes:
    """The lines of a message as they travel: one that begins with a dot gets another, and the last one ends."""
    stuffed = data.replace(b"\r\n.", b"\r\n..")
    begin = b"." if data.startswith(b".") else b""
    return begin + stuffed + (b"" if data.endswith(b"\r\n") else b"\r\n")


def _spoke(smtp: smtplib.SMTP) -> bool:
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

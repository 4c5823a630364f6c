"""What became of a message, for every step of SMTP at which a server can fail it."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from traceback import TracebackException
from typing import Any

import pytest

from briefing.errors import DeliveryError
from briefing.mail.smtp import Outcome, Refused, Retry, Sent, SessionError, SmtpClient, Unknown, check_connection

Serve = Callable[..., AbstractContextManager[Any]]
DATA = b"From: desk@example.org\r\nMessage-ID: <1@example.org>\r\nSubject: x\r\n\r\nOne\r\n.\r\n..two\r\n"
READER = "reader@example.org"


def send(
    server: Any, recipients: Sequence[str] = (READER,), data: bytes = DATA
) -> tuple[dict[str, Outcome], list[str]]:
    """What became of a message, and whom it was for when its end was about to leave."""
    ended: list[str] = []
    with SmtpClient(server.settings) as transport:
        return transport.send("desk@example.org", recipients, data, lambda ready: not ended.extend(ready)), ended


def patience(kind: str) -> float:
    """Seconds to wait for an answer: few where none comes, many where a busy machine may be late."""
    return 0.4 if kind == "slow" else 10.0


@pytest.mark.parametrize("security", ["none", "starttls", "tls"])
def test_a_message_arrives(security: str, serve: Serve) -> None:
    with serve(security) as server:
        outcomes, ended = send(server)
        assert isinstance(outcomes[READER], Sent)
        assert ended == [READER]
        assert server.lines() == [f"{READER} <1@example.org> {len(DATA)}"]


@pytest.mark.slow
@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize(
    ("kind", "outcome"),
    [
        ("drop", Retry),
        ("4xx", Retry),
        ("421", Retry),
        ("5xx", Refused),
        ("garbage", Retry),
        ("slow", Retry),
    ],
)
def test_before_the_end_nothing_is_delivered(step: str, kind: str, outcome: type[Outcome], serve: Serve) -> None:
    with serve(faults=[(step, kind)], timeout=patience(kind)) as server:
        outcomes, ended = send(server)
        assert isinstance(outcomes[READER], outcome)
        assert not ended
        assert not server.lines()


def test_a_server_that_leaves_amid_the_message_has_not_taken_it(serve: Serve) -> None:
    with serve(faults=[("content", "drop")]) as server:
        outcomes, ended = send(server, data=DATA + b"x" * 20_000_000 + b"\r\n")
        assert isinstance(outcomes[READER], Retry)
        assert not ended


@pytest.mark.parametrize("security", ["none", "starttls"])
def test_an_answer_before_the_end_is_no_answer_to_it(security: str, serve: Serve) -> None:
    with serve(security, faults=[("content", "early")]) as server:
        outcomes, ended = send(server)
        assert isinstance(outcomes[READER], Retry)
        assert not ended


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
def test_an_answer_too_many_is_never_taken_for_the_last_one(step: str, serve: Serve) -> None:
    with serve(faults=[(step, "twice")]) as server:
        outcomes, ended = send(server)
        assert isinstance(outcomes[READER], Retry)
        assert not ended
        assert not server.lines()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "outcome"),
    [("drop", Unknown), ("4xx", Retry), ("5xx", Refused), ("garbage", Unknown), ("slow", Unknown)],
)
def test_after_the_end_no_answer_is_unknown(kind: str, outcome: type[Outcome], serve: Serve) -> None:
    with serve(faults=[("dot", kind)], timeout=patience(kind)) as server:
        outcomes, ended = send(server)
        assert isinstance(outcomes[READER], outcome)
        assert ended == [READER]


@pytest.mark.slow
@pytest.mark.parametrize("step", ["connect", "EHLO", "STARTTLS", "AUTH"])
@pytest.mark.parametrize("kind", ["drop", "4xx", "421", "5xx", "garbage", "slow"])
def test_no_session(step: str, kind: str, serve: Serve) -> None:
    with serve("starttls", faults=[(step, kind)], timeout=patience(kind)) as server:
        with pytest.raises(SessionError) as caught:
            send(server)
        assert caught.value.step == step
        assert caught.value.permanent == (kind == "5xx")
        with pytest.raises(DeliveryError, match=step):
            check_connection(server.settings)


def test_each_refused_recipient_is_named_and_the_others_get_it(serve: Serve) -> None:
    with serve(faults=[("RCPT", "5xx")], times=1) as server:
        outcomes, ended = send(server, ["gone@example.org", READER])
        assert outcomes["gone@example.org"] == Refused(554, "5.3.0 never")
        assert isinstance(outcomes[READER], Sent)
        assert ended == [READER]


def test_one_connection_serves_many_and_is_made_again(serve: Serve) -> None:
    with serve(faults=[("MAIL", "drop")], times=1) as server, SmtpClient(server.settings) as transport:
        first = transport.send("desk@example.org", [READER], DATA, list)[READER]
        assert isinstance(first, Retry)
        connection = None
        for _ in range(3):
            assert isinstance(transport.send("desk@example.org", [READER], DATA, list)[READER], Sent)
            assert connection in (None, transport._smtp)
            connection = transport._smtp
        connection.sock.shutdown(2)
        assert isinstance(transport.send("desk@example.org", [READER], DATA, list)[READER], Sent)


@pytest.mark.parametrize("utf8", [False, True])
def test_an_internationalised_address_needs_a_server_for_it(utf8: bool, serve: Serve) -> None:
    with serve(utf8=utf8) as server:
        outcome = send(server, ["lēctor@example.org"])[0]["lēctor@example.org"]
        assert isinstance(outcome, Sent if utf8 else Refused)
        assert utf8 or "SMTPUTF8" in outcome.text


def test_a_message_larger_than_the_server_takes_is_refused(serve: Serve) -> None:
    with serve(limit=10) as server:
        outcome = send(server)[0][READER]
        assert isinstance(outcome, Refused)
        assert outcome.code == 552


def test_a_journal_that_fails_holds_the_message_back(serve: Serve) -> None:
    def fail(accepted: Sequence[str]) -> None:
        raise OSError("disk full")

    with serve() as server:
        with pytest.raises(OSError, match="disk full"), SmtpClient(server.settings) as transport:
            transport.send("desk@example.org", [READER], DATA, fail)
        assert not server.lines()


def test_check_says_what_it_found_and_sends_nothing(serve: Serve) -> None:
    with serve("starttls") as server:
        assert check_connection(server.settings) == f"{server.settings.server}: TLSv1.3, logged in as desk"
        assert not server.lines()


def test_an_unknown_certificate_is_not_trusted(serve: Serve) -> None:
    with serve("tls") as server, pytest.raises(DeliveryError, match="not to be trusted"):
        check_connection(server.settings._replace(cafile=None))


def test_encryption_is_never_done_without(serve: Serve) -> None:
    with serve("none") as server, pytest.raises(DeliveryError, match="STARTTLS"):
        check_connection(server.settings._replace(security="starttls"))


@pytest.mark.parametrize(("secret", "answer"), [("close-barley", "not accepted"), ("falsch-ä", "ASCII")])
def test_a_wrong_password_is_shown_nowhere(
    secret: str, answer: str, serve: Serve, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAKE_BRIEFING_SMTP_PASSWORD", secret)
    with serve("starttls") as server, pytest.raises(DeliveryError, match=f"AUTH: .*{answer}") as caught:
        check_connection(server.settings)
    assert caught.tb
    ours = caught.value.with_traceback(caught.tb.tb_next)
    assert secret not in "".join(TracebackException.from_exception(ours, capture_locals=True).format())
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("answer", ["2xx first", "4xx first", "421 first"])
def test_a_server_that_says_more_than_it_is_asked_leaves_open_what_it_has_done(answer: str, serve: Serve) -> None:
    with serve(faults=[("dot", answer)]) as server:
        outcome = send(server)[0][READER]
        assert isinstance(outcome, Unknown)
        assert "and then, unasked: 250" in outcome.text


def test_nothing_is_sent_that_another_run_has_taken(serve: Serve) -> None:
    with serve() as server, SmtpClient(server.settings) as client:
        outcome = client.send("desk@example.org", [READER], DATA, lambda ready: False)
        assert outcome == {READER: Retry(0, "another run is sending it")}
        assert not server.lines()

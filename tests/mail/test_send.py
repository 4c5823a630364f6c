"""A run over mails: who got it, who did not and why, what a rerun does, what is refused beforehand."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from briefing.errors import DeliveryError
from briefing.mail import send
from briefing.mail.mail import Address, Mail, OutgoingMail
from briefing.mail.outbox import DeliveryState, Outbox
from briefing.mail.send import SendProgress, deliver

Serve = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def outbox(tmp_path: Path) -> Iterator[Outbox]:
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        yield outbox


def test_a_rerun_sends_just_what_is_missing(serve: Serve, mails: Any, outbox: Outbox) -> None:
    with serve() as server:
        assert deliver(mails(3), server.settings, outbox).progress.sent == 3
        report = deliver(mails(5), server.settings, outbox)
        assert (report.progress.total, report.progress.sent, report.already, report.exit_code) == (5, 2, 3, 0)
        rate = f"({report.progress.rate:.0f} a second)"
        assert list(report.lines()) == [f"sent to 2 of 5, 3 had it already (--again sends to them, too) {rate}"]
        assert len(server.lines()) == 5


def test_the_same_mail_twice_is_sent_once(serve: Serve, mails: Any, outbox: Outbox) -> None:
    with serve() as server:
        assert deliver(mails(2) + mails(2), server.settings, outbox).progress[:2] == (2, 2)
        assert len(server.lines()) == 2


def test_what_the_settings_say_of_answers_and_leaving_is_in_every_message(
    serve: Serve, mails: Any, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[Mail] = []
    write = send.message
    monkeypatch.setattr(send, "message", lambda mail, *rest: sent.append(mail) or write(mail, *rest))
    press, own = Address("press@example.org"), Address("own@example.org")
    with serve() as server:
        settings = server.settings._replace(reply_to=press, unsubscribe="https://example.org/leave?who={address}")
        first, second = mails(2)
        deliver([first, second._replace(mail=second.mail._replace(reply_to=own))], settings, outbox)
    sent = sent[-2:]  # before that, their sizes were looked at
    assert [mail.reply_to for mail in sent] == [press, own]
    assert [mail.unsubscribe for mail in sent] == [
        f"https://example.org/leave?who={mail.readers[0].replace('+', '%2B')}" for mail in sent
    ]


def test_with_nothing_to_send_no_server_is_needed(serve: Serve, mails: Any, outbox: Outbox) -> None:
    with serve() as server:
        deliver(mails(2), server.settings, outbox)
    assert deliver(mails(2), server.settings, outbox).exit_code == 0


def test_what_was_put_off_is_tried_again_under_the_same_name(serve: Serve, mails: Any, outbox: Outbox) -> None:
    with serve(faults=[("RCPT", "4xx")], times=4) as server:
        report = deliver(mails(2), server.settings, outbox, waits=(0,))
        assert [entry.answer for entry in report.missing] == ["451 4.3.0 not now"] * 2
        assert {entry.state for entry in report.missing} == {DeliveryState.QUEUED}
        assert deliver(mails(2), server.settings, outbox).exit_code == 0
        assert sorted(line.split()[1] for line in server.lines()) == sorted(e.message_id for e in outbox.entries())
    assert [entry.tries for entry in outbox.entries()] == [3, 3]


def test_what_is_unknown_or_refused_is_never_sent_again_by_itself(serve: Serve, mails: Any, outbox: Outbox) -> None:
    with serve(faults=[("dot", "drop"), ("RCPT", "5xx")], rate=0.5, seed=6) as server:
        report = deliver(mails(20), server.settings, outbox, waits=(0, 0, 0))
    assert {entry.state for entry in report.missing} == {DeliveryState.UNKNOWN, DeliveryState.FAILED}
    assert report.exit_code == 1
    lines = list(report.lines())
    assert any("make-briefing outbox resolve ID --delivered" in line for line in lines)
    assert any("make-briefing outbox retry" in line for line in lines)
    assert sum("@example.org" in line for line in lines) == len(report.missing)
    with serve() as server:
        before = server.lines()
        assert deliver(mails(20), server.settings, outbox).missing == report.missing
        assert server.lines() == before


@pytest.mark.parametrize(("kind", "rounds"), [("4xx", 3), ("5xx", 1)])
def test_a_server_that_lets_nobody_in_ends_the_run(
    kind: str, rounds: int, serve: Serve, mails: Any, outbox: Outbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr("briefing.mail.send.time.sleep", waited.append)
    with serve("tls", faults=[("AUTH", kind)]) as server:
        report = deliver(mails(5), server.settings, outbox, waits=(1, 2))
    assert waited == [1, 2][: rounds - 1]
    assert len(report.missing) == 5
    assert {entry.state for entry in report.missing} == {DeliveryState.QUEUED}
    assert "AUTH" in list(report.lines())[1]


def test_the_copy_and_the_blind_copy_get_it_too(serve: Serve, outbox: Outbox) -> None:
    to, cc, bcc = (Address(f"{name}@example.org") for name in ("ada", "boris", "cleo"))
    mail = Mail(None, (to,), "A briefing", "One.", "<p>One.</p>", cc=(cc,), bcc=(bcc, to))
    with serve() as server:
        assert deliver([OutgoingMail(mail, "d")], server.settings, outbox).progress.sent == 3
        assert set(server.mailboxes()) == {to.address, cc.address, bcc.address}
        assert len({line.split()[1] for line in server.lines()}) == 1


def test_what_is_too_large_is_refused_before_anything_is_sent(serve: Serve, mails: Any, outbox: Outbox) -> None:
    with serve() as server:
        settings = server.settings._replace(size_limit=100_000)
        with pytest.raises(DeliveryError, match=r"briefing\.pdf.*0\.1 MB as sent; the limit is 0\.1 MB"):
            deliver(mails(1) + mails(1, first=1, size=80_000), settings, outbox)
        assert not server.lines()
    assert not outbox.entries()


def test_what_no_header_may_hold_is_refused_before_anything_is_sent(serve: Serve, mails: Any, outbox: Outbox) -> None:
    good, bad = mails(2)
    names = (Address("ada@example.org", "Ada\r\nBcc: eve@example.org"), Address("boris@example.org", "Bo\x00ris"))
    with serve() as server:
        with pytest.raises(DeliveryError) as caught:
            deliver(
                [good, *(bad._replace(mail=bad.mail._replace(to=(name,))) for name in names)], server.settings, outbox
            )
        assert len(caught.value.diagnostics) == 2
        assert not server.lines()


def test_progress_is_told_after_each(serve: Serve, mails: Any, outbox: Outbox) -> None:
    tallies: list[SendProgress] = []
    with serve(faults=[("RCPT", "5xx")], times=1) as server:
        deliver(mails(3), server.settings, outbox, tallies.append)
    assert [tally[:3] for tally in tallies] == [(3, 0, 1), (3, 1, 1), (3, 2, 1)]
    assert tallies[-1].rate > 0


def test_it_is_sent_again_to_those_who_have_it_on_demand(serve: Serve, mails: Any, outbox: Outbox) -> None:
    with serve() as server:
        deliver(mails(2), server.settings, outbox)
        report = deliver(mails(3), server.settings, outbox, again=True)
        assert report.progress[:2] == (3, 3)
        assert sorted(server.mailboxes().values()) == [1, 2, 2]


def test_addresses_that_differ_by_case_only_are_a_problem(serve: Serve, mails: Any, outbox: Outbox) -> None:
    """Within a mail, and beside one that has it already."""
    with serve() as server:
        (first,) = mails(1)
        deliver([first], server.settings, outbox)
        other = Address(first.mail.to[0].address.swapcase())
        both = first._replace(mail=first.mail._replace(cc=(other,)))
        for outgoing in (both, first._replace(mail=first.mail._replace(to=(other,)))):
            with pytest.raises(DeliveryError, match="differ only by the case of their letters"):
                deliver([outgoing], server.settings, outbox)
        assert len(server.lines()) == 1

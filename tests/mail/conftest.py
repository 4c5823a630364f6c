"""A mail server to fail against, settings that lead to it, mails to send, and what its mailboxes hold."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import trustme

from briefing.errors import Place
from briefing.mail.mail import Address, Mail, MailFile, OutgoingMail, delivery_digest
from briefing.mail.settings import Settings
from tests.conftest import fork
from tests.mail.peer import Plan, serve_plan

PEER = Path(__file__).with_name("peer.py")


class Server(NamedTuple):
    """A running peer: the settings that lead to it, and its log."""

    settings: Settings
    log: Path

    def mailboxes(self) -> Counter[str]:
        """How many messages each recipient holds."""
        return Counter(line.split()[0] for line in self.lines())

    def lines(self) -> list[str]:
        return self.log.read_text(encoding="utf-8").splitlines() if self.log.exists() else []


@contextmanager
def peer_of(plan: dict[str, Any], file: Path) -> Iterator[int]:
    """The port of a peer in a process of its own; forked where one can, since all it needs takes long to load."""

    def run() -> None:
        warnings.simplefilter("ignore")
        asyncio.run(serve_plan(Plan(plan)))

    told, port = os.pipe()
    if hasattr(os, "fork"):
        number = fork(run, port, os.open(os.devnull, os.O_WRONLY))
        end = partial(os.kill, number, signal.SIGKILL), partial(os.waitpid, number, 0)
    else:
        file.write_text(json.dumps(plan))
        process = subprocess.Popen([sys.executable, str(PEER), str(file)], stdout=port, stderr=subprocess.DEVNULL)
        end = process.kill, process.wait
    os.close(port)
    try:
        with os.fdopen(told) as lines:
            yield int(lines.readline())
    finally:
        for step in end:
            step()


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def serve(
    authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., AbstractContextManager[Server]]:
    """Start a peer that follows a plan; `timeout` is how many seconds its client waits."""
    certificate = authority.issue_cert("localhost", "127.0.0.1")
    certificate.private_key_pem.write_to_path(tmp_path / "key.pem")
    certificate.cert_chain_pems[0].write_to_path(tmp_path / "certificate.pem")
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    monkeypatch.setenv("MAKE_BRIEFING_SMTP_PASSWORD", "open sesame")
    monkeypatch.setattr("keyring.get_password", lambda service, user: None)

    @contextmanager
    def run(security: str = "none", timeout: float = 10.0, **plan: Any) -> Iterator[Server]:
        log = tmp_path / "mailboxes.log"
        paths = {name: str(tmp_path / f"{name}.pem") for name in ("certificate", "key")}
        with peer_of({"security": security, "log": str(log)} | paths | plan, tmp_path / "plan.json") as port:
            yield Server(_settings(port, security, timeout, tmp_path / "authority.pem"), log)

    return run


def _settings(port: int, security: str, timeout: float, cafile: Path) -> Settings:
    user = "" if security == "none" else "desk"
    sender = Address("desk@example.org", "Desk")
    return Settings("127.0.0.1", port, security, user, sender, 10_000_000, cafile, timeout, Place("mail.toml"))


@pytest.fixture(scope="session")
def mails() -> Callable[..., list[OutgoingMail]]:
    """So many mails with the same content, each for one recipient."""

    def make(count: int, first: int = 0, size: int = 200) -> list[OutgoingMail]:
        attachments = (MailFile("briefing.pdf", "application/pdf", b"%PDF-1.7\n.\n" + b"x" * size),)
        mail = Mail(None, (), "A briefing", "One.\n.\n..two\n", "<p>One.</p>", attachments, marking="PUBLIC")
        digest = delivery_digest(mail)
        return [
            OutgoingMail(mail._replace(to=(Address(f"reader{number}@example.org"),)), digest)
            for number in range(first, first + count)
        ]

    return make

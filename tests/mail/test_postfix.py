"""A real mail server takes our messages over TLS into Maildirs, which hold every byte of what was sent."""

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import SMTPUTF8
from pathlib import Path
from typing import NamedTuple

import pytest
import trustme

from briefing.errors import Place
from briefing.mail.mail import Address, Mail, MailFile, OutgoingMail, delivery_digest, message
from briefing.mail.outbox import DeliveryState, Outbox
from briefing.mail.send import deliver
from briefing.mail.settings import Settings

USER = os.geteuid() if hasattr(os, "geteuid") else 0
SUDO = ["sudo", "-n"] if USER else []
MAIN = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
mail_owner = postfix
setgid_group = postdrop
myhostname = peer.example.org
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = loopback-only
inet_protocols = ipv4
default_transport = error:nothing leaves this machine
virtual_mailbox_domains = example.org
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = inline:{{
    {{ada@example.org = ada/}}, {{boris@example.org = boris/}}, {{lēctor@example.org = lector/}} }}
virtual_uid_maps = static:{owner}
virtual_gid_maps = static:{owner}
smtpd_tls_security_level = may
smtpd_tls_chain_files = {folder}/chain.pem
maillog_file = {folder}/log
maillog_file_prefixes = {folder}
"""
MASTER = """\
127.0.0.1:{port} inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
postlog unix-dgram n - n - 1 postlogd
"""
TRACE = {"Return-Path", "X-Original-To", "Delivered-To", "Received"}
PLAIN = Mail(None, (), "A briefing", "One.\n.\n..two\n", "<p>One.</p>", marking="PUBLIC")
RICH = PLAIN._replace(
    subject="Сводка: «паром» и " + "тема, " * 30 + "конец",
    text="Əvvəl. " * 200 + "\n.\n",
    attachments=(MailFile("сводка 2024.pdf", "application/pdf", bytes(range(256)) * 900),),
    pictures=(MailFile("chart-1", "image/png", b"\x89PNG\r\n.\r\n" * 50),),
    language="ru",
)


class Peer(NamedTuple):
    """A running postfix, as settings that lead to it, and the folder of its Maildirs."""

    settings: Settings
    mail: Path

    def new(self, name: str) -> list[Path]:
        """The messages in a mailbox, once there is one."""
        for _ in range(300):
            if found := sorted(self.mail.glob(f"{name}/new/*")):
                return found
            time.sleep(0.1)
        return []


def run(*command: str) -> None:
    done = subprocess.run([*SUDO, *command], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def postfix(authority: trustme.CA) -> Iterator[Peer]:
    if not shutil.which("postfix", path="/usr/sbin"):
        pytest.skip("postfix is not installed")
    if USER and not (shutil.which("sudo") and subprocess.run([*SUDO, "true"], capture_output=True).returncode == 0):
        pytest.skip("postfix is started by root, or with sudo that asks for no password")
    folder = Path(tempfile.mkdtemp(prefix="postfix."))
    port = _write(folder, authority)
    run("/usr/sbin/postfix", "-c", str(folder), "start")
    sender = Address("desk@example.org", "Desk")
    cafile = folder / "authority.pem"
    settings = Settings("127.0.0.1", port, "starttls", "", sender, 10_000_000, cafile, 30.0, Place("mail.toml"))
    try:
        yield Peer(settings, folder / "mail")
    finally:
        run("/usr/sbin/postfix", "-c", str(folder), "stop")
        run("rm", "-r", str(folder))


def _write(folder: Path, authority: trustme.CA) -> int:
    """Fill the folder of a postfix that everyone may walk through; the port it is to listen on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    owner = max(USER, 1000)
    folder.chmod(0o755)
    for name in ("queue", "data", "mail"):
        (folder / name).mkdir()
    (folder / "main.cf").write_text(MAIN.format(folder=folder, owner=owner), encoding="utf-8")
    (folder / "master.cf").write_text(MASTER.format(port=port))
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(folder / "chain.pem")
    authority.cert_pem.write_to_path(folder / "authority.pem")
    run("chown", "postfix", str(folder / "data"))
    run("chown", str(owner), str(folder / "mail"))
    run("chown", "-R", "root", *(str(folder / name) for name in ("queue", "main.cf", "master.cf")))
    return port


def sent_to(postfix: Peer, mail: Mail, outbox: Outbox) -> bytes:
    """Send a mail; the bytes that went."""
    outgoing = OutgoingMail(mail, delivery_digest(mail))
    report = deliver([outgoing], postfix.settings, outbox)
    assert report.exit_code == 0, list(report.lines())
    entry = outbox.find(outgoing.digest, [mail.to[0].address])[0]
    return message(mail._replace(sender=postfix.settings.sender), entry.message_id, entry.date)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("address", "box", "mail"),
    [("ada@example.org", "ada", PLAIN), ("boris@example.org", "boris", RICH), ("lēctor@example.org", "lector", RICH)],
)
def test_a_maildir_holds_what_was_sent(address: str, box: str, mail: Mail, postfix: Peer, tmp_path: Path) -> None:
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        sent = sent_to(postfix, mail._replace(to=(Address(address, "Reader"),)), outbox)
    (stored,) = postfix.new(box)
    held = stored.read_bytes().replace(b"\n", b"\r\n")
    assert held.endswith(sent)
    trace = message_from_bytes(held.removesuffix(sent), policy=SMTPUTF8)
    assert set(trace.keys()) == TRACE
    assert re.search(r"with (ESMTPS|UTF8SMTPS) id", trace["Received"])
    read = message_from_bytes(held, policy=SMTPUTF8)
    assert [part.get_content() for part in read.iter_attachments()] == [part.data for part in mail.attachments]
    assert mail.subject in read["Subject"]


@pytest.mark.slow
def test_a_reader_whom_the_server_does_not_know_is_named(postfix: Peer, tmp_path: Path) -> None:
    mail = PLAIN._replace(to=(Address("nobody@example.org"), Address("ada@example.org")), subject="Another")
    with Outbox(tmp_path / "outbox.sqlite") as outbox:
        report = deliver([OutgoingMail(mail, delivery_digest(mail))], postfix.settings, outbox)
    assert [(entry.address, entry.state) for entry in report.missing] == [("nobody@example.org", DeliveryState.FAILED)]
    assert report.missing[0].answer.startswith("550 5.1.1 ")
    assert report.progress.sent == 1

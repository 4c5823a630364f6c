"""Measures how fast 2,000 mails in three languages are sent to Debian's smtp-sink, sent again, and in what memory."""

from __future__ import annotations

import os
import resource
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from briefing import Options, build
from briefing.errors import Place
from briefing.files import seed
from briefing.mail.mail import Address, Mail, MailFile, OutgoingMail, delivery_digest, message
from briefing.mail.outbox import Outbox
from briefing.mail.send import SendProgress, deliver
from briefing.mail.settings import Settings

LANGUAGES = ("en", "ru", "az")


def measure_delivery(folder: Path, count: int = 2000) -> None:
    """Print one line for each figure."""
    mails = [_mail(language) for language in LANGUAGES]
    digests = [delivery_digest(mail) for mail in mails]
    outgoing = [
        OutgoingMail(mails[n % 3]._replace(to=(Address(f"reader{n}@example.org", f"Reader {n}"),)), digests[n % 3])
        for n in range(count)
    ]
    size = len(message(outgoing[0].mail, "<1@example.org>", datetime.now(UTC)))
    with _sink() as port, Outbox(folder / "outbox.sqlite") as outbox:
        settings = Settings(
            "127.0.0.1", port, "none", "", Address("desk@example.org"), 10**7, None, 60.0, Place("mail.toml")
        )
        sizes: list[int] = []
        for label in ("first run", "rerun"):
            begun, used = time.perf_counter(), time.process_time()
            report = deliver(outgoing, settings, outbox, lambda progress: _note(progress, sizes))
            wall, cpu = time.perf_counter() - begun, time.process_time() - used
            sent = report.progress.sent
            rate = f", {sent / wall:.0f} a second" if sent else ""
            print(f"{label}: {sent} messages of {size / 1e3:.0f} kB in {wall:.2f} s{rate}, CPU {cpu:.2f} s")
    print(f"memory after {', '.join(f'{n + 1}00' for n in range(0, count // 100, 5))} messages: {sizes[::5]} MB")
    print(f"disk: {_syncs(folder):.0f} writes a second that outlast a power cut")


def _mail(language: str) -> Mail:
    pdf = MailFile("briefing.pdf", "application/pdf", build(seed(), Options(language=language)).data)
    text = "What was said, by whom, and how sure it is.\n" * 30
    return Mail(None, (), "The briefing", text, f"<p>{text}</p>", (pdf,), language=language, marking="PUBLIC")


def _note(progress: SendProgress, sizes: list[int]) -> None:
    if progress.sent % 100 == 0:
        sizes.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


@contextmanager
def _sink() -> Iterator[int]:
    """Debian's smtp-sink, which takes over everything and keeps nothing; its port."""
    program = shutil.which("smtp-sink", path="/usr/sbin:/usr/bin")
    if program is None:
        raise SystemExit("smtp-sink is missing; it comes with Debian's package postfix")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = int(free.getsockname()[1])
    with subprocess.Popen([program, "-u", "nobody", f"127.0.0.1:{port}", "100"]) as process:
        try:
            _wait(port)
            yield port
        finally:
            process.kill()


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(0.05)
        else:
            return


def _syncs(folder: Path, count: int = 200) -> float:
    """How many small writes a second this disk makes last; each message needs one."""
    with (folder / "probe").open("wb") as file:
        begun = time.perf_counter()
        for _ in range(count):
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
        return count / (time.perf_counter() - begun)

"""A mail server to fail against: `peer.py PLAN.json` prints its port and serves until it is killed.

The plan: `security`, `certificate` and `key`, `log` (a line for each recipient of each message taken over), `hold`
(seconds that "slow" means), `seed`, `rate` (of commands that fail), `times` (how many fail at most), and `faults`, a
list of pairs of step and kind to choose from.
"""

import asyncio
import json
import random
import ssl
import sys
from collections.abc import Awaitable, Callable
from email import message_from_bytes
from pathlib import Path
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

FIRST = {"2xx first": "250 taken over before it came", "4xx first": "451 4.3.0 not now", "421 first": "421 bye"}
ANSWERS = {"4xx": "451 4.3.0 not now", "5xx": "554 5.3.0 never", "421": "421 4.3.2 bye", "garbage": "\x01!\x02 what"}


class Plan:
    def __init__(self, plan: dict[str, Any]) -> None:
        self.__dict__.update({"faults": [], "rate": 1.0, "times": 1 << 30, "hold": 60.0, "seed": 0} | plan)
        self.random = random.Random(self.seed)

    def pick(self, step: str) -> str:
        kinds = [kind for at, kind in self.faults if at == step]
        if not kinds or not self.times or self.random.random() >= self.rate:
            return ""
        self.times -= 1
        return self.random.choice(kinds)


class Peer(SMTP):
    plan: Plan

    async def fails(self, step: str) -> bool:
        kind = self.plan.pick(step)
        if kind == "drop":
            self.transport.abort()
            raise ConnectionResetError
        if kind == "slow":
            await asyncio.sleep(self.plan.hold)
        if kind == "twice":
            await self.push("250 and once more")
        if kind in ANSWERS:
            await self.push(ANSWERS[kind])
            if step == "connect" or kind == "421":
                self.transport.close()
        return kind in ANSWERS

    async def _handle_client(self) -> None:
        try:
            if not self.session.ssl and await self.fails("connect"):
                return
        except ConnectionResetError:
            return
        await super()._handle_client()


def faulty(step: str) -> Callable[[Peer, str], Awaitable[None]]:
    async def command(peer: Peer, arg: str) -> None:
        if not await peer.fails(step):
            await getattr(SMTP, f"smtp_{step}")(peer, arg)

    return command


async def cut_short(peer: Peer, arg: str) -> None:
    if kind := peer.plan.pick("content"):
        await peer.push("354 go on\r\n250 taken over before it came" if kind == "early" else "354 go on")
        await peer._reader.read(64)
        if kind == "early":
            await asyncio.sleep(peer.plan.hold)
        peer.transport.abort()
        raise ConnectionResetError
    await faulty("DATA")(peer, arg)


for step in ("EHLO", "STARTTLS", "AUTH", "MAIL", "RCPT"):
    setattr(Peer, f"smtp_{step}", faulty(step))
Peer.smtp_DATA = cut_short


class Mailboxes:
    """What the peer does with a whole message: note it for each recipient, and fail before or after that."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    async def handle_DATA(self, server: Peer, session: Session, envelope: Envelope) -> str:  # noqa: N802
        kind = self.plan.pick("dot")
        if kind in ("4xx", "5xx"):
            return ANSWERS[kind]
        if kind in FIRST:
            await server.push(FIRST[kind])
            kind = ""
        if kind and self.plan.random.random() < 0.5:
            await self.fail(kind, server)
        data = envelope.content
        assert isinstance(data, bytes)
        name = message_from_bytes(data)["Message-ID"]
        with Path(self.plan.log).open("a", encoding="utf-8") as log:
            log.writelines(f"{recipient} {name} {len(data)}\n" for recipient in envelope.rcpt_tos)
        if kind:
            await self.fail(kind, server)
        return "250 2.0.0 taken over"

    async def fail(self, kind: str, server: Peer) -> None:
        if kind == "slow":
            await asyncio.sleep(self.plan.hold)
        if kind == "garbage":
            await server.push(ANSWERS[kind])
        server.transport.abort()
        raise ConnectionResetError


def authenticate(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword) -> AuthResult:
    return AuthResult(success=(data.login, data.password) == (b"desk", b"open sesame"), handled=False)


async def serve_plan(plan: Plan) -> None:
    context = None
    if plan.security != "none":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(plan.certificate, plan.key)
    starttls = plan.security == "starttls"

    def connection() -> Peer:
        peer = Peer(
            Mailboxes(plan),
            hostname="peer.example.org",
            tls_context=context if starttls else None,
            require_starttls=starttls,
            authenticator=authenticate,
            auth_required=plan.security != "none",
            auth_require_tls=starttls,
            enable_SMTPUTF8=plan.__dict__.get("utf8", False),
            data_size_limit=plan.__dict__.get("limit", 33_554_432),
        )
        peer.plan = plan
        return peer

    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None)
    server = await loop.create_server(connection, "127.0.0.1", 0, ssl=None if starttls else context)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve_plan(Plan(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))

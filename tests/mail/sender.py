"""A run to be killed: `sender.py PORT OUTBOX COUNT` sends that many mails as the command would."""

import sys
from pathlib import Path

from briefing.errors import DeliveryError, Place
from briefing.mail.mail import Address, Mail, OutgoingMail
from briefing.mail.outbox import Outbox
from briefing.mail.send import deliver
from briefing.mail.settings import Settings

MAIL = Mail(None, (), "A briefing", "One.\n", "<p>One.</p>")


def main(port: int, file: Path, count: int) -> int:
    sender = Address("desk@example.org")
    settings = Settings("127.0.0.1", port, "none", "", sender, 10_000_000, None, 5.0, Place("mail.toml"))
    mails = [OutgoingMail(MAIL._replace(to=(Address(f"reader{n}@example.org"),)), "d" * 64) for n in range(count)]
    try:
        with Outbox(file) as outbox:
            return deliver(mails, settings, outbox, waits=()).exit_code
    except DeliveryError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))

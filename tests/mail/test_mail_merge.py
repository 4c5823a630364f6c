"""Who gets what: each distinct briefing built once, the table of a dry run, drafts, and mails to send."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.commands.shared import progress_bar
from briefing.errors import DeliveryError, OutputError, Place
from briefing.mail.mail import Address, Mail, MailFile, delivery_digest, message
from briefing.mail.mail_merge import (
    BuiltVariant,
    Recipient,
    Variant,
    build_variants,
    group_by_variant,
    plan_mails,
    plan_table,
    write_drafts,
)
from briefing.mail.send import SendProgress
from briefing.options import Options
from briefing.proof.pdfium import open_pdf
from briefing.results import Built

SEED = Path(__file__).parents[2] / "seeds" / "azerbaijan-russia.yaml"


def recipient(row: int, language: str = "en", theme: str = "", *sections: str, name: str = "") -> Recipient:
    address = Address(name or f"reader{row}@example.org", "A. Reader")
    return Recipient(address, language, theme, sections, Place("list.csv", row, 2))


def compose(built: Built) -> Mail:
    code = built.checked.edition.wording.language.code
    part = MailFile(built.name, "application/pdf", built.data)
    return Mail(Address("desk@example.org"), (), built.name, "text", "<p>html</p>", (part,), language=code)


READERS = (
    recipient(2, "ru", "", "trade"),
    recipient(3),
    recipient(4, "ru", "", "trade"),
    recipient(5, "en", "print", "visit"),
    recipient(6),
)


@pytest.fixture(scope="module")
def prepared() -> tuple[BuiltVariant, ...]:
    return tuple(build_variants(SEED, READERS, Options(), compose))


def test_editions_are_distinct_and_name_their_readers() -> None:
    found = group_by_variant(READERS)
    assert list(found) == [Variant("ru", "", ("trade",)), Variant("en", "", ()), Variant("en", "print", ("visit",))]
    assert [r.place.line for readers in found.values() for r in readers] == [2, 4, 3, 6, 5]


def test_each_distinct_briefing_is_built_once(monkeypatch: pytest.MonkeyPatch) -> None:
    built, phases = list[Options](), list[str]()
    real = pipeline.build
    monkeypatch.setattr(pipeline, "build", lambda facts, options: built.append(options) or real(facts, options))
    mails = [
        mail
        for one in build_variants(SEED, READERS, Options(cache=False), compose, phases.append)
        for mail in one.mails()
    ]
    assert [(o.language, o.theme, o.sections, o.cache) for o in built] == [
        ("ru", None, ("trade",), False),
        ("en", None, (), False),
        ("en", "print", ("visit",), False),
    ]
    assert phases == ["building 1 of 3", "building 2 of 3", "building 3 of 3"]
    assert len({outgoing.mail.to for outgoing in mails}) == len(READERS)
    assert len({id(outgoing.mail.attachments[0].data) for outgoing in mails}) == 3


def test_each_reader_gets_what_he_chose_and_nobody_else_gets_it(prepared: tuple[BuiltVariant, ...]) -> None:
    got = {outgoing.mail.to[0].address: outgoing for one in prepared for outgoing in one.mails()}
    names = [got[r.address.address].mail.attachments[0].name for r in READERS]
    trade, whole = "azerbaijan-russia-2024-08-trade-ru.pdf", "azerbaijan-russia-2024-08.pdf"
    assert names == [trade, whole, trade, "azerbaijan-russia-2024-08-visit.pdf", whole]
    assert all(len(outgoing.mail.to) == 1 and not outgoing.mail.cc + outgoing.mail.bcc for outgoing in got.values())


def test_the_digest_is_of_the_document_whoever_reads_it(prepared: tuple[BuiltVariant, ...]) -> None:
    mails = [outgoing for one in prepared for outgoing in one.mails()]
    assert all(outgoing.digest == delivery_digest(outgoing.mail) for outgoing in mails)
    assert len({outgoing.digest for outgoing in mails}) == 3


def test_builds_one_after_the_other() -> None:
    """The first briefing is there before the second is built, so that not all of them need be held."""
    phases: list[str] = []
    next(build_variants(SEED, READERS, Options(), compose, phases.append))
    assert phases == ["building 1 of 3"]


def test_a_dry_run_says_who_gets_what(prepared: tuple[BuiltVariant, ...]) -> None:
    lines = plan_mails(prepared, 10_000_000)
    assert [line.address for line in lines] == [r.address for r in READERS]
    for line, one in ((lines[0], prepared[0]), (lines[1], prepared[1])):
        with open_pdf(one.mail.attachments[0].data) as pdf:
            assert line.pages == pdf.pages
    head, first, *_ = plan_table(lines).splitlines()
    assert head.split() == ["address", "language", "theme", "sections", "pages", "MB", "problems"]
    assert first.split()[:4] == ["reader2@example.org", "ru", "-", "trade"]


def test_the_size_is_that_of_the_message(prepared: tuple[BuiltVariant, ...]) -> None:
    for one in prepared:
        sent = message(next(one.mails()).mail, "<1@example.org>", datetime(2024, 8, 19, tzinfo=UTC))
        assert abs(one.size - len(sent)) < 100
        assert one.size > 4 / 3 * len(one.mail.attachments[0].data)


@pytest.mark.parametrize(
    ("limit", "name", "problems"),
    [
        (10_000_000, "a@example.org", ()),
        (1_000, "a@example.org", ("larger than 0.001 MB",)),
        (10_000_000, "ä@example.org", ("needs a server with SMTPUTF8",)),
    ],
)
def test_a_dry_run_says_what_is_wrong(
    limit: int, name: str, problems: tuple[str, ...], prepared: tuple[BuiltVariant, ...]
) -> None:
    one = prepared[0]._replace(recipients=(recipient(9, "ru", "", "trade", name=name),))
    (line,) = plan_mails([one], limit)
    assert line.problems == problems
    assert all(problem in plan_table([line]) for problem in problems)


def test_one_draft_for_each_reader(prepared: tuple[BuiltVariant, ...], tmp_path: Path) -> None:
    slash = recipient(7, name="a/../../b|c@example.org")
    folder = tmp_path / "drafts" / "new"
    paths = write_drafts([*prepared, prepared[1]._replace(recipients=(slash,))], folder)
    assert [p.name for p in paths][::5] == ["00002-reader2@example.org.eml", "00007-a_.._.._b_c@example.org.eml"]
    assert sorted(folder.iterdir()) == paths
    for path, reader in zip(paths, (*READERS, slash), strict=True):
        mail = message_from_bytes(path.read_bytes(), policy=policy.SMTP)
        assert [a.addr_spec for a in mail["To"].addresses] == [reader.address.address]
        assert "X-Unsent" in mail


def test_drafts_that_cannot_be_written_are_named(prepared: tuple[BuiltVariant, ...], tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file")
    with pytest.raises(OutputError, match="drafts"):
        write_drafts(prepared, tmp_path / "drafts")


def test_problems_of_all_briefings_come_at_once_and_each_once() -> None:
    readers = (recipient(2, "en", "", "sport"), recipient(3, "ru", "", "sport"), recipient(4, "en", "", "visit"))
    got: Iterator[BuiltVariant] = build_variants(SEED, readers, Options(), compose)
    assert next(got).variant.sections == ("visit",)
    with pytest.raises(DeliveryError) as caught:
        next(got)
    assert [d.rule for d in caught.value.diagnostics] == ["unknown-section"]


@pytest.mark.parametrize(
    ("done", "shown"),
    [
        (SendProgress(100, 38, 2, 2.0), "[############------------------] 40 of 100, 19 a second, 2 failed"),
        (SendProgress(0), "[------------------------------] 0 of 0, 0 a second, 0 failed"),
        (SendProgress(3, 3, 0, 1.0), "[##############################] 3 of 3, 3 a second, 0 failed"),
    ],
)
def test_the_bar_shows_rate_and_failures(done: SendProgress, shown: str) -> None:
    assert progress_bar(done) == shown

"""The command that writes a draft, run as a user runs it, and what becomes of a PDF that is not what it should be."""

import subprocess
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from briefing import Options, build
from briefing.files import seed
from tests.conftest import forked

EPOCH = {"SOURCE_DATE_EPOCH": "1724025600"}


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = forked(folder, "email", *arguments, environment=EPOCH)
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def draft_in(file: Path) -> EmailMessage:
    made = message_from_bytes(file.read_bytes(), policy=SMTP)
    assert isinstance(made, EmailMessage)
    return made


def text_of(made: EmailMessage) -> str:
    body = made.get_body(("plain",))
    assert body
    return " ".join(body.get_content().split())


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the seed as PDF in two languages, the same altered, and a stranger's file."""
    folder = tmp_path_factory.mktemp("pdfs")
    for code in ("en", "ru"):
        build(seed(), Options(language=code)).save(folder / f"{code}.pdf")
    (folder / "cut.pdf").write_bytes((folder / "en.pdf").read_bytes()[:-9000])
    (folder / "bare.pdf").write_bytes(build(seed(), Options(attachments=False)).data)
    (folder / "text.pdf").write_text("a text", encoding="utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "ru", "az"])
def test_facts_become_a_draft_with_the_pdf_that_a_build_gives(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in EPOCH.items():  # which the file says, too
        monkeypatch.setenv(name, value)
    done = run(tmp_path, str(seed()), "--lang", code, "--to", "Anna <a@example.org>", "--bcc", "b@example.org")
    assert done.returncode == 0, done.stderr
    [file] = tmp_path.iterdir()
    built = build(seed(), Options(language=code))
    assert file.name == Path(built.name).with_suffix(".eml").name
    assert done.stderr.splitlines()[-1].startswith(f"{file.name}: draft for 2 recipients, ")
    made = draft_in(file)
    [attached] = made.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (built.name, built.data)
    assert (made["To"], made["Bcc"], made["X-Unsent"]) == ("Anna <a@example.org>", "b@example.org", "1")
    assert made["Date"] == "Mon, 19 Aug 2024 00:00:00 +0000"


@pytest.mark.slow
def test_one_page_is_mailed_as_it_is_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in EPOCH.items():  # which the file says, too
        monkeypatch.setenv(name, value)
    assert run(tmp_path, str(seed()), "--one-page").returncode == 0
    built = build(seed(), Options(one_page=True))
    [attached] = draft_in(next(tmp_path.iterdir())).iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (built.name, built.data)


def test_one_page_is_made_of_facts(pdfs: Path, tmp_path: Path) -> None:
    done = run(tmp_path, str(pdfs / "en.pdf"), "--one-page")
    assert (done.returncode, "--one-page is for facts" in done.stderr) == (2, True)


def test_nothing_is_mailed_unless_it_is_named(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_bytes(seed().read_bytes())
    done = run(tmp_path, "--to", "a@example.org")
    assert (done.returncode, [path.name for path in tmp_path.iterdir()]) == (2, ["facts.yaml"])
    assert "Missing argument" in done.stderr


def test_all_that_is_wrong_with_headers_is_said_before_anything_is_built(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("no facts", encoding="utf-8")
    wrong = ["--to", "a@b@c", "--to", "x@example.org", "--to", "a@b.c, d@e.f", "--from", "a\nb@c.d", "--subject", "x\r"]
    done = run(tmp_path, "facts.yaml", *wrong)
    places = [line.partition(" ")[0] for line in done.stderr.splitlines() if line.startswith("--")]
    assert done.returncode == 1
    assert places == ["--from:", "--subject:", "--to:", "--to:"]
    assert [path.name for path in tmp_path.iterdir()] == ["facts.yaml"]


@pytest.mark.slow
def test_a_subject_has_no_number_that_the_title_does_not_have(pdfs: Path, tmp_path: Path) -> None:
    for subject, said in (("Ninety lorries", '"Ninety"'), ("88,000 lorries", '"88,000"')):
        done = run(tmp_path, str(pdfs / "en.pdf"), "--subject", subject, "-o", "out.eml")
        assert (done.returncode, list(tmp_path.iterdir())) == (1, [])
        assert f"--subject: value-without-fact: {said}" in done.stderr
    assert run(tmp_path, str(pdfs / "en.pdf"), "--subject", "For the G20", "-o", "out.eml").returncode == 0


def test_a_sender_has_no_number_in_his_name(pdfs: Path, tmp_path: Path) -> None:
    for option in ("--from", "--reply-to"):
        done = run(tmp_path, str(pdfs / "en.pdf"), option, "Desk 63000 <desk4@example.org>", "-o", "out.eml")
        assert f'{option}: value-without-fact: "63000"' in done.stderr
    assert run(tmp_path, str(pdfs / "en.pdf"), "--from", "Desk <desk4@example.org>", "-o", "out.eml").returncode == 0


@pytest.mark.slow
def test_a_finished_pdf_fills_its_mail(pdfs: Path, tmp_path: Path) -> None:
    done = run(tmp_path, str(pdfs / "ru.pdf"), "-o", "out.eml")
    assert done.returncode == 0, done.stderr
    made = draft_in(tmp_path / "out.eml")
    assert made["Subject"].startswith("[ОТКРЫТО] Алиев: стабильность")
    assert made["Content-Language"] == "ru"
    text = text_of(made)
    assert "19 августа 2024 г. · AZ-RU/2024/08 · Версия 1.0" in text
    assert "- около 160 000 учеников: ученики школ с преподаванием на русском языке, 2024, сообщается (" in text
    assert "make-briefing verify ru.pdf" in text
    [attached] = made.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("ru.pdf", (pdfs / "ru.pdf").read_bytes())


@pytest.mark.slow
@pytest.mark.parametrize("name", ["cut.pdf", "bare.pdf", "text.pdf"])
def test_a_pdf_that_does_not_hold_is_refused(name: str, pdfs: Path, tmp_path: Path) -> None:
    done = run(tmp_path, str(pdfs / name))
    assert (done.returncode, [*tmp_path.iterdir()]) == (1, [])
    assert done.stderr.startswith(f"{pdfs / name}:1:1 ")
    assert "Traceback" not in done.stderr


@pytest.mark.slow
def test_a_foreign_pdf_goes_with_its_name_only(pdfs: Path, tmp_path: Path) -> None:
    assert run(tmp_path, str(pdfs / "bare.pdf"), "--foreign").returncode == 0
    made = draft_in(tmp_path / "bare.eml")
    assert (made["Subject"], text_of(made)) == ("bare", "bare Attached: bare.pdf")
    assert run(tmp_path, str(pdfs / "text.pdf"), "--foreign").returncode == 1


@pytest.mark.slow
def test_a_foreign_flag_changes_nothing_for_ours(pdfs: Path, tmp_path: Path) -> None:
    run(tmp_path, str(pdfs / "en.pdf"), "-o", "one.eml")
    run(tmp_path, str(pdfs / "en.pdf"), "-o", "two.eml", "--foreign")
    assert (tmp_path / "one.eml").read_bytes() == (tmp_path / "two.eml").read_bytes()


def test_a_name_that_misleads_is_refused(pdfs: Path, tmp_path: Path) -> None:
    file = tmp_path / "harmless\u202efdp.pdf"
    file.write_bytes((pdfs / "en.pdf").read_bytes())
    done = run(tmp_path, file.name)
    assert (done.returncode, "right-to-left override" in done.stderr, "\u202e" in done.stderr) == (1, True, False)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["en.pdf", "--theme", "print"], "--theme is for facts"),
        (["en.pdf", "--page-size", "a4"], "--page-size is for facts"),
        (["en.pdf", "-o", "en.pdf"], "en.pdf must end in .eml"),
        (["nothing.pdf"], "does not exist"),
        ([str(seed()), "--foreign"], "--foreign is for a PDF"),
        ([str(seed()), "--lang", "all"], "one language"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(arguments: list[str], said: str, pdfs: Path) -> None:
    before = (pdfs / "en.pdf").read_bytes()
    done = run(pdfs, *arguments)
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr
    assert (pdfs / "en.pdf").read_bytes() == before


@pytest.mark.slow
def test_an_old_draft_survives_a_build_that_fails(tmp_path: Path) -> None:
    (tmp_path / "out.eml").write_bytes(b"old")
    (tmp_path / "email.txt.j2").write_text("42", encoding="utf-8")
    done = run(tmp_path, str(seed()), "--templates", ".", "-o", "out.eml")
    assert (done.returncode, (tmp_path / "out.eml").read_bytes()) == (1, b"old")
    assert "email.txt.j2:1:1 value-without-fact" in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("foreign", [[], ["--foreign"]])
@pytest.mark.parametrize("data", [b"", b"no PDF", b"\x89PNG"])
def test_what_is_no_pdf_is_not_told_to_be_sent_as_a_foreign_one(
    data: bytes, foreign: list[str], tmp_path: Path
) -> None:
    (tmp_path / "x.pdf").write_bytes(data)
    done = run(tmp_path, "x.pdf", *foreign, "-o", "x.eml")
    assert done.returncode == 1
    assert "hint: save it anew" in done.stderr
    assert "--foreign" not in done.stderr

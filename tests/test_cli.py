"""The command, run as a user runs it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from click.testing import CliRunner

from briefing.commands import COMMANDS, group, load_command
from briefing.starter import starter_files
from tests.conftest import all_cases, forked, invoke, slow_case, without_texts

SEED = Path(__file__).parent.parent / "seeds" / "azerbaijan-russia.yaml"


def run(
    folder: Path, *arguments: str, output: Any = subprocess.PIPE, environment: Mapping[str, str] = MappingProxyType({})
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "briefing", *arguments]
    env = {**os.environ, **environment}
    return subprocess.run(command, cwd=folder, stdout=output, stderr=subprocess.PIPE, env=env, check=False, timeout=60)


@pytest.mark.slow
def test_without_facts_the_seed_is_built_and_said(tmp_path: Path) -> None:
    done = run(tmp_path)
    assert done.returncode == 0
    assert done.stdout == b""
    (last,) = done.stderr.decode().splitlines()
    assert last.startswith(
        "azerbaijan-russia-2024-08.pdf (our sample: there is no facts.yaml in this folder): 3 pages, "
    )
    assert "facts verified earlier against the text with sha256 945307ccd890" in last
    assert (tmp_path / "azerbaijan-russia-2024-08.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ({"PYTHONIOENCODING": "cp1252"}, rb'"\u043a\u043b\u044e\u0447"'),
        slow_case({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, '"ключ"'.encode()),
    ],
)
def test_every_character_can_be_printed_to_a_pipe(told: dict[str, str], printed: bytes, tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(SEED.read_text(encoding="utf-8") + "\nключ: 1\n", encoding="utf-8")
    command = [sys.executable, "-m", "briefing", "check"]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, **told}, capture_output=True, check=False)
    assert done.returncode == 1
    assert printed in done.stderr
    assert b"Traceback" not in done.stderr


def test_who_gives_up_while_it_still_loads_gets_no_traceback() -> None:
    code = """
import sys
class GivesUp:
    def find_spec(self, name, path=None, target=None):
        if name == "briefing.commands":
            raise KeyboardInterrupt
sys.meta_path.insert(0, GivesUp())
from briefing.cli import main
main(["--version"])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", "Aborted!")


def test_facts_yaml_of_the_folder_comes_first(tmp_path: Path) -> None:
    facts = without_texts(SEED).replace("id: azerbaijan-russia-2024-08", "id: mine")
    (tmp_path / "facts.yaml").write_text(facts, encoding="utf-8")
    assert invoke(tmp_path).returncode == 0
    assert (tmp_path / "mine.pdf").exists()


@pytest.mark.parametrize("arguments", [["-o", "x.pdf", str(SEED)], [str(SEED), "-o", "x.pdf"]])
def test_options_stand_before_or_after(arguments: list[str], tmp_path: Path) -> None:
    assert invoke(tmp_path, *arguments).returncode == 0
    assert [p.name for p in tmp_path.iterdir()] == ["x.pdf"]


@pytest.mark.slow
def test_output_to_standard_output(tmp_path: Path) -> None:
    done = run(tmp_path, str(SEED), "-o", "-")
    assert done.stdout.startswith(b"%PDF-")
    assert done.stdout.rstrip().endswith(b"%%EOF")
    assert list(tmp_path.iterdir()) == []


def test_output_that_is_an_input_is_refused(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_bytes(SEED.read_bytes())
    done = forked(tmp_path, "facts.yaml", "-o", "../" + tmp_path.name + "/facts.yaml")
    assert done.returncode == 2
    assert b"must end in .pdf or .html" in done.stderr
    assert facts.read_bytes() == SEED.read_bytes()


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    """A briefing with all kinds of inputs, under names that end as outputs do."""
    invoke(tmp_path, "new", "own")
    folder = tmp_path / "own"
    (folder / "sources/gazette.txt").rename(folder / "sources/gazette.html")
    facts = (folder / "facts.yaml").read_text(encoding="utf-8")
    (folder / "facts.html").write_text(facts.replace("gazette.txt", "gazette.html"), encoding="utf-8")
    (folder / "facts.yaml").unlink()
    (folder / "charts.pdf").write_text("CHARTS = {}")
    (folder / "theme.html").write_text('logo: {file: logo.eml, alt: "a mark", words: ""}\n')
    picture = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>'
    (folder / "logo.eml").write_text(picture)
    (folder / "readers.eml").write_text("address\na@example.org\n")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("output", ["facts.html", "sources/gazette.html", "charts.pdf", "theme.html", "link.html"])
def test_no_output_takes_the_place_of_an_input(output: str, inputs: Path) -> None:
    (inputs / "link.html").symlink_to("facts.html")
    before = (inputs / output).read_bytes()
    done = forked(inputs, "facts.html", "--charts", "charts.pdf", "--theme", "theme.html", "-o", output)
    assert done.returncode == 1, done.stderr
    assert b"cannot be written: it is an input" in done.stderr
    assert (inputs / output).read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize("output", ["logo.eml", "sources/gazette.html"])
def test_no_draft_takes_the_place_of_an_input(output: str, inputs: Path) -> None:
    before = (inputs / output).read_bytes()
    done = forked(inputs, "email", "facts.html", "--theme", "theme.html", "-o", output)
    assert done.returncode in (1, 2)
    assert b"is an input" in done.stderr or b"must end in .eml" in done.stderr
    assert (inputs / output).read_bytes() == before


@pytest.mark.slow
@pytest.mark.parametrize(
    "arguments", [["-o", "0" * 300 + ".pdf"], ["--theme", "0" * 300], ["0" * 300], ["new", "0" * 300], ["-o", ""]]
)
def test_names_that_no_system_takes_are_refused(arguments: list[str], tmp_path: Path) -> None:
    done = forked(tmp_path, *arguments)
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize(
    "arguments", [["pipe"], ["verify", "pipe"], ["email", "pipe", "-o", "a.eml"], ["--charts", "pipe"],
                  ["--theme", "pipe"], ["email", "--recipients", "pipe"], ["outbox", "--outbox", "pipe"]]
)  # fmt: skip
def test_no_pipe_is_waited_for(arguments: list[str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    if arguments[0] == "email" and "pipe" not in arguments[1]:
        arguments = [*arguments, str(SEED)]
    done = forked(tmp_path, *arguments)
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["chek"], 2, b"did you mean the command make-briefing check?"),
        (["chek", "facts.yaml"], 2, b"did you mean the command make-briefing check?"),
        (["verfy"], 2, b"did you mean the command make-briefing verify?"),
        (["fact"], 2, b"did you mean the command make-briefing facts?"),
        (["verify"], 2, b"Missing argument 'FILE'"),
        (["verify", "nothing.pdf"], 2, b"File 'nothing.pdf' does not exist"),
        (["facts", "nothing.pdf"], 2, b"File 'nothing.pdf' does not exist"),
        (["--standard", "a1"], 2, b"'a1' is not one of"),
        (["nothing.yaml"], 2, b"there is no file nothing.yaml"),
        (["--page-size", "a3"], 2, b"'a3' is not one of"),
        (["--nope"], 2, b"No such option"),
        ([str(SEED), "-o", "no/such/folder/x.pdf"], 1, b"there is no folder"),
        ([str(SEED), "-o", "."], 1, b"it is a folder"),
        ([str(SEED), "-o", "out.docx"], 2, b"out.docx must end in .pdf or .html, or be -"),
        ([str(SEED), "-o", "out"], 2, b"out must end in .pdf or .html, or be -"),
        ([str(SEED), "--lang", "all", "-o", "-"], 2, b"--lang all makes several files; name one with -o"),
        (["schema", "x"], 2, b"'x' is not one of"),
    ],
)
def test_wrong_usage(arguments: list[str], code: int, words: bytes, tmp_path: Path) -> None:
    done = forked(tmp_path, *arguments)
    assert done.returncode == code
    assert words in done.stderr
    assert b"Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_problems_come_at_once_with_exit_code_1(tmp_path: Path) -> None:
    text = SEED.read_text(encoding="utf-8").replace("section: security", "section: securty").replace("324", "324x")
    (tmp_path / "facts.yaml").write_text(text, encoding="utf-8")
    done = invoke(tmp_path)
    assert done.returncode == 1
    assert done.stderr.count(b"unknown-section") == 5
    assert b"facts.yaml:" in done.stderr
    assert b'did you mean "security"?' in done.stderr
    assert done.stderr.splitlines()[-1] == b"6 errors"
    assert [p.name for p in tmp_path.iterdir()] == ["facts.yaml"]


def test_a_name_that_is_nearly_right_is_found(tmp_path: Path) -> None:
    facts = starter_files()["facts.yaml"].decode().replace("sources/gazette.txt", "gazete.txt")
    (tmp_path / "facts.yaml").write_text(facts, encoding="utf-8")
    (tmp_path / "gazette.txt").write_text("words", encoding="utf-8")
    assert b"did you mean facts.yaml?" in invoke(tmp_path, "facts.yml").stderr
    assert b'did you mean "gazette.txt"?' in invoke(tmp_path, "check").stderr
    (tmp_path / "report.pdf").write_bytes(b"%PDF-1.7 \xe2")
    assert b"report.pdf:1:1 encoding: the file is a PDF, and no YAML" in invoke(tmp_path, "check", "report.pdf").stderr


def test_an_old_pdf_survives_a_failed_build(tmp_path: Path) -> None:
    (tmp_path / "out.pdf").write_bytes(b"old")
    (tmp_path / "facts.yaml").write_text("head: 1", encoding="utf-8")
    assert invoke(tmp_path, "-o", "out.pdf").returncode == 1
    assert (tmp_path / "out.pdf").read_bytes() == b"old"


def test_strict_turns_warnings_into_failure(tmp_path: Path) -> None:
    done = invoke(tmp_path, str(SEED), "--strict")
    assert done.returncode == 1
    assert b"warning single-source" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_check_as_json(tmp_path: Path) -> None:
    done = invoke(tmp_path, "check", str(SEED), "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert report["ok"] is True
    assert report["verified"]["pupils"] == "earlier"
    assert {problem["rule"] for problem in report["problems"]} == {"single-source"}


def test_check_says_that_it_checks_the_sample(tmp_path: Path) -> None:
    done = invoke(tmp_path, "check")
    assert done.returncode == 0
    assert b"our sample: there is no facts.yaml in this folder" in done.stdout


def test_check_writes_nothing_without_sources(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(without_texts(SEED), encoding="utf-8")
    done = invoke(tmp_path, "check")
    assert done.returncode == 0
    assert [p.name for p in tmp_path.iterdir()] == ["facts.yaml"]


@pytest.mark.parametrize(
    ("which", "title"),
    [
        ("facts", "Facts of a briefing"),
        ("theme", "Theme of a briefing"),
        ("pdf", "Facts attached to a briefing"),
    ],
)
def test_schema_is_printed(which: str, title: str, tmp_path: Path) -> None:
    assert json.loads(invoke(tmp_path, "schema", which).stdout)["title"] == title


def test_coverage_is_printed(tmp_path: Path) -> None:
    assert re.search(rb"\b([0-9]+) of \1 values backed by facts\b", invoke(tmp_path, str(SEED)).stderr)


@pytest.mark.slow
def test_a_file_is_verified_and_its_facts_are_printed(tmp_path: Path) -> None:
    assert invoke(tmp_path, str(SEED), "-o", "x.pdf").returncode == 0
    text = invoke(tmp_path, "verify", "x.pdf")
    assert text.returncode == 0
    assert text.stdout.decode().startswith("x.pdf: consistent in itself, ")
    report = json.loads(invoke(tmp_path, "verify", "x.pdf", "--format", "json").stdout)
    assert (report["file"], report["holds"], report["findings"]) == ("x.pdf", True, [])
    assert (
        json.loads(invoke(tmp_path, "facts", "x.pdf", "--format", "json").stdout)["format"] == "make-briefing/facts/2"
    )
    assert b"\npupils," in invoke(tmp_path, "facts", "x.pdf", "--format", "csv").stdout
    assert b"\npupils  " in invoke(tmp_path, "facts", "x.pdf").stdout


def test_a_file_without_facts_is_said_to_be_one(tmp_path: Path) -> None:
    assert invoke(tmp_path, str(SEED), "-o", "x.pdf", "--no-attachments").returncode == 0
    verified, printed = invoke(tmp_path, "verify", "x.pdf"), invoke(tmp_path, "facts", "x.pdf")
    assert (verified.returncode, printed.returncode) == (1, 1)
    assert b"it carries no facts" in verified.stdout
    assert b"it carries no facts" in printed.stderr


@all_cases("command", [load_command(name) for name in COMMANDS])
def test_every_option_has_help(command: object) -> None:
    assert command.help  # type: ignore[attr-defined]
    for parameter in command.params:  # type: ignore[attr-defined]
        assert getattr(parameter, "help", None) or parameter.param_type_name == "argument", parameter.name


def test_help_imports_little() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "briefing", "--help"]
    done = subprocess.run(command, capture_output=True, check=True)
    imported = {line.rpartition(b"|")[2].strip() for line in done.stderr.splitlines()}
    assert b"click" in imported
    assert not imported & {b"pydantic", b"reportlab", b"jinja2", b"matplotlib", b"babel", b"yaml"}


def test_help_names_every_command_with_what_it_does() -> None:
    text = CliRunner().invoke(group, ["--help"]).stdout
    listed = dict(re.findall(r"^  (\w+) +(\S.+)$", text.partition("Commands:")[2], re.MULTILINE))
    assert set(COMMANDS) <= set(listed)
    assert [line for line in listed.values() if line.endswith("...")] == []


def test_every_function_of_a_command_is_listed_with_its_module() -> None:
    folder = Path(sys.modules["briefing.commands"].__path__[0])
    functions = re.compile(r"^def (\w+)_command\(", re.MULTILINE)
    commands = {name: path.stem for path in folder.glob("*.py") for name in functions.findall(path.read_text("utf-8"))}
    del commands["load"]  # which loads one
    assert commands == COMMANDS


def test_without_a_command_it_builds(tmp_path: Path) -> None:
    for number, arguments in enumerate([[], ["build"], ["--lang", "en", str(SEED)], ["build", str(SEED)]]):
        assert invoke(tmp_path, *arguments, "-o", f"{number}.pdf").returncode == 0
    assert len({path.read_bytes() for path in tmp_path.iterdir()}) == 1


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("make-briefing ", {"file,", *(f"plain,{name}" for name in COMMANDS)}),
        ("make-briefing ch", {"file,ch", "plain,check"}),
        ("make-briefing --st", {"plain,--strict", "plain,--standard"}),
        ("make-briefing facts.yaml --sta", {"plain,--standard"}),
        ("make-briefing check --so", {"plain,--sources"}),
        ("make-briefing build --standard ", {"plain,ua1-a3a", "plain,ua2-a4f"}),
        ("make-briefing help the", {"plain,themes"}),
    ],
)
def test_a_shell_completes_commands_options_and_files(line: str, offered: set[str], tmp_path: Path) -> None:
    words = {"COMP_WORDS": line, "COMP_CWORD": str(line.count(" ")), "_MAKE_BRIEFING_COMPLETE": "bash_complete"}
    assert set(run(tmp_path, environment=words).stdout.decode().split()) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_can_be_told_how_to_complete(shell: str, tmp_path: Path) -> None:
    done = run(tmp_path, environment={"_MAKE_BRIEFING_COMPLETE": f"{shell}_source"})
    assert f"_MAKE_BRIEFING_COMPLETE={shell}_complete" in done.stdout.decode()


@pytest.mark.slow
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments", [[str(SEED), "-o", "-"], ["--help"], ["schema"], ["help"], ["check", str(SEED)]], ids=" ".join
)
def test_a_full_disk_on_standard_output_is_reported_once(arguments: list[str], unbuffered: str, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(tmp_path, *arguments, output=full, environment={"PYTHONUNBUFFERED": unbuffered})
    assert done.returncode == 1
    assert done.stderr.decode().count("standard output: output: cannot be written: No space left on device") == 1
    assert b"Traceback" not in done.stderr


@pytest.mark.slow
def test_a_reader_that_stops_reading_is_no_problem(tmp_path: Path) -> None:
    out, into = os.pipe()
    os.close(out)
    with os.fdopen(into, "wb") as closed:
        done = run(tmp_path, "schema", output=closed)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.slow
def test_what_a_chart_file_registers_for_the_end_runs(tmp_path: Path) -> None:
    text = "import atexit\natexit.register(print, 'the end')\nCHARTS = {}\n"
    (tmp_path / "charts.py").write_text(text, encoding="utf-8")
    done = run(tmp_path, str(SEED), "--charts", "charts.py")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, b"the end")


@pytest.mark.slow
def test_a_user_without_a_home_gets_a_briefing(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(
        "import os, pwd\n"
        "def unknown(user):\n    raise KeyError('getpwuid(): uid not found')\n"
        "pwd.getpwuid = pwd.getpwnam = unknown\n"
        "for name in ('HOME', 'XDG_CACHE_HOME'):\n    os.environ.pop(name, None)\n",
        encoding="utf-8",
    )
    done = run(tmp_path, str(SEED), "-o", "x.pdf", environment={"PYTHONPATH": str(tmp_path / "site")})
    assert done.returncode == 0, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "x.pdf").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "x.pdf"], "a folder called ~, for example"


@all_cases(
    "arguments",
    [["--theme", ""], ["--lang="], [""], ["check", ""], ["check", "--explain", ""], ["new", ""], ["templates", ""],
     ["templates", "generic", "--copy", ""], ["email", "x.yaml", "--subject", ""], ["email", "x.yaml", "--eml", ""],
     ["--charts="], ["help", ""], ["-o", ""], ["email", "x.yaml", "-o", ""]],
)  # fmt: skip
def test_what_is_empty_names_nothing(arguments: list[str], tmp_path: Path) -> None:
    done = invoke(tmp_path, *arguments)
    assert done.returncode == 2
    assert b" names nothing\n  hint: " in done.stderr
    assert list(tmp_path.iterdir()) == []


HOSTILE = "a\x1b[31m\u202egnp\u202c\nb\x07"
"""The name of a file that colours, turns around and divides what a terminal shows."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize(
    "arguments",
    [
        ["F.yaml"], ["G.yaml"], ["check", "G.yaml"], ["-o", "F.docx"], ["-o", "F/x.pdf"], ["--theme", "F"], ["F"],
        ["--section", "F"], ["--lang", "F"], ["--sources", "F"], ["--standard", "F"], ["--F"], ["--explain", "F"],
        ["verify", "F.pdf"], ["verify", "G.pdf"], ["facts", "F.pdf"], ["facts", "F.yaml"], ["email", "F.pdf"],
        ["email", "F.yaml", "--to", "F"], ["email", "F.yaml", "-o", "F.eml"], ["email", "F.yaml", "--subject", "F"],
        ["email", "F.yaml", "--recipients", "F.yaml"], ["templates"], ["templates", "F"], ["templates", "--copy", "F"],
        ["new", "F.yaml"], ["new", "F.dir"], ["help", "F"], ["help", "rules", "F"], ["outbox", "F"], ["schema", "F"],
        ["outbox", "--outbox", "F.yaml"], ["outbox", "show", "F"], ["--charts", "F.yaml"], ["--theme", "F.yaml"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_no_name_acts_on_the_terminal(arguments: list[str], tmp_path: Path) -> None:
    (tmp_path / f"{HOSTILE}.yaml").write_text(without_texts(SEED), encoding="utf-8")
    (tmp_path / f"{HOSTILE}.pdf").write_bytes(b"%PDF-1.7 none")
    (tmp_path / "templates" / "sections").mkdir(parents=True)
    (tmp_path / "templates" / "sections" / f"{HOSTILE}.md.j2").write_text("x")
    (tmp_path / "\x1b.yaml").write_text("no\n", encoding="utf-8")
    done = forked(tmp_path, *(a.replace("F", HOSTILE).replace("G", "\x1b") for a in arguments))
    said = done.stdout + done.stderr
    assert done.returncode in (0, 1, 2)
    assert b"Traceback" not in said
    for sign in ("\x1b", "\x07", "\u202e", "\u202c", "gnp\nb"):
        assert sign.encode() not in said.replace(b"\\n", b""), said


def test_a_fault_of_many_lines_takes_one(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(SEED.read_text(encoding="utf-8") + '\n"a\\nb\\tc": 1\n', encoding="utf-8")
    done = invoke(tmp_path, "check")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) <= 2
    assert rb'has no key "a\nb c"' in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize(
    "arguments",
    [["--sources", "p"], ["--templates", "p"], ["verify", "x.pdf", "--sources", "p"], ["new", "p"],
     ["templates", "generic", "--copy", "p"], ["p"], ["check", "p"], ["verify", "p"], ["facts", "p"], ["email", "p"],
     ["--theme", "p"], ["--charts", "p"], ["email", "x.yaml", "--recipients", "p"], []],
    ids=" ".join,
)  # fmt: skip
def test_a_pipe_is_no_input(arguments: list[str], tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "p")
    os.mkfifo(tmp_path / "theme.yaml")
    (tmp_path / "x.yaml").write_text(without_texts(SEED), encoding="utf-8")
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7 none")
    done = forked(tmp_path, *(arguments or ["x.yaml"]))
    assert done.returncode in (1, 2)
    assert b"Traceback" not in done.stderr
    assert (tmp_path / "p").is_fifo()

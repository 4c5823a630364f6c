"""What the README says is true: its commands, its snippets, its picture."""

import re
import subprocess
import sys
from pathlib import Path

from briefing.facts.load import load_briefing

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^    (.+)$", README, re.MULTILINE)


def snippet(language: str, number: int = 0) -> str:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)[number]


def test_ci_runs_the_test_command_of_the_readme() -> None:
    test = next(command for command in COMMANDS if "pytest" in command)
    assert f"\n{test}\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_picture_is_there() -> None:
    picture = re.search(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert picture
    assert README.index("![") < README.index("python3")
    assert (ROOT / picture.group(1)).read_bytes().startswith(b"\x89PNG")


def test_yaml_snippets_are_the_seeds_own() -> None:
    seed = (ROOT / "seeds" / "azerbaijan-russia.yaml").read_text(encoding="utf-8")
    assert snippet("yaml").removeprefix("facts:\n") in seed


def test_python_snippet_runs(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_bytes((ROOT / "seeds" / "azerbaijan-russia.yaml").read_bytes())
    subprocess.run([sys.executable, "-c", snippet("python")], cwd=tmp_path, check=True, capture_output=True)
    assert (tmp_path / "briefing.pdf").exists()


def test_template_and_chart_snippets_run(tmp_path: Path) -> None:
    (tmp_path / "templates" / "sections").mkdir(parents=True)
    (tmp_path / "templates" / "sections" / "trade.md.j2").write_text(snippet("jinja"), encoding="utf-8")
    (tmp_path / "mine.py").write_text(snippet("python", 1), encoding="utf-8")
    seed = (ROOT / "seeds" / "azerbaijan-russia.yaml").read_text(encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(seed.replace("kind: bars", "kind: dots"), encoding="utf-8")
    command = [sys.executable, "-m", "briefing", "--charts", "mine.py", "-o", "x.pdf"]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()


def test_every_option_named_in_the_readme_exists() -> None:
    from briefing import commands

    known = {
        name
        for command in map(commands.command_named, commands.COMMANDS)
        for p in command.params
        for name in p.opts + p.secondary_opts
    }
    named = set(re.findall(r"(?<![-\w])--[a-z][a-z-]+", README)) - {"--editable"}
    assert named <= known


def test_seed_names_its_schema() -> None:
    first = (ROOT / "seeds" / "azerbaijan-russia.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert (ROOT / "seeds" / first.rpartition("=")[2]).exists()
    assert load_briefing(ROOT / "seeds" / "azerbaijan-russia.yaml").briefing.facts

"""Does what a Markdown text tells its reader to do.

What a fenced block is stands on its first line: `yaml facts.yaml` is merged into that file, `yaml wrong` is
refused, any other block with a file's name becomes that file, `shell` is run, `text` is what the last
commands said (… stands for anything), `python` alone is a program. A chart's code is used by the facts after it.
"""

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from briefing import BriefingError, Options, build, check
from briefing.files import asset
from briefing.starter import make_folder
from tests.conftest import invoke, started

LANGUAGES = {"en", "ru", "az", "tr"}
FILES = {"Regular": "regular.ttf", "Bold": "bold.ttf", "Italic": "italic.ttf", "BoldItalic": "bold-italic.ttf"}
"""Faces that the reader is taken to have."""
_FENCED = re.compile(r"^```([a-z]+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


class Block(NamedTuple):
    language: str
    name: str
    text: str


def blocks(markdown: str) -> list[Block]:
    assert markdown.count("\n```") == 2 * len(_FENCED.findall(markdown)), "a fence is not closed, or says nothing"
    return [Block(*found) for found in _FENCED.findall(markdown)]


def _invoked(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run it in this process, but for a batch, which starts workers that have to be told where to begin."""
    return (started if arguments[:1] == ("batch",) else invoke)(folder, *arguments)


class Workshop:
    def __init__(self, folder: Path, runner: Callable[..., subprocess.CompletedProcess[bytes]] = started) -> None:
        self.folder = folder
        self.runner = runner
        self.said = ""

    @classmethod
    def begun(cls, folder: Path) -> "Workshop":
        """In a new briefing's folder, where commands need not load all anew: those of the README do."""
        make_folder(folder)
        for face, file in FILES.items():
            shutil.copy(asset("fonts", f"BriefingSans-{face}.ttf"), folder / file)
        return cls(folder, _invoked)

    def do(self, block: Block) -> None:
        match block:
            case Block("shell", "", text):
                self.said = "".join(map(self.run, text.splitlines()))
            case Block("text", "", text):
                for line in text.splitlines():
                    assert re.search(".*".join(map(re.escape, line.split("…"))), self.said), (line, self.said)
            case Block("yaml", "wrong", text):
                self.said = self.refusal(text)
            case Block("yaml", "facts.yaml", text):
                self.facts.write_text(merge_yaml(self.facts.read_text("utf-8"), text), "utf-8")
                self.build()
            case Block("python", "", text):
                subprocess.run([sys.executable, "-c", text], cwd=self.folder, check=True, capture_output=True)
            case Block(_, name, text) if name:
                (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
                (self.folder / name).write_text(text, "utf-8")
                if name != "charts.py":  # the facts may still name a chart of the code that it replaces
                    self.build()
            case _:
                pytest.fail(f"nobody can run this: {block}")

    @property
    def facts(self) -> Path:
        return self.folder / "facts.yaml"

    def build(self) -> None:
        charts = self.folder / "charts.py"
        build(self.facts, Options(charts=charts if charts.exists() else None))

    def refusal(self, text: str) -> str:
        wrong = self.folder / "wrong.yaml"
        wrong.write_text(merge_yaml(self.facts.read_text("utf-8"), text), "utf-8")
        with pytest.raises(BriefingError) as caught:
            check(wrong)
        return "\n".join(map(str, caught.value.diagnostics))

    def run(self, line: str) -> str:
        """What one line prints; its exit code is 0, or as a comment behind it says."""
        words = shlex.split(line, comments=True)
        if not words:
            return ""
        if words[0] == "cd":
            self.folder = self.folder / words[1]
            return ""
        words, target = (words[:-2], words[-1]) if ">" in words else (words, "")
        assert words[0] == "make-briefing", line
        done = self.runner(self.folder, *words[1:])
        code = re.search(r"# .*exit code ([0-9])", line)
        assert done.returncode == (int(code[1]) if code else 0), (line, done.stderr.decode())
        if target:
            (self.folder / target).write_bytes(done.stdout)
        return (done.stdout + done.stderr).decode()


def merge_yaml(old: str, new: str) -> str:
    """The YAML text `old` with what `new` holds in the place of, or among, what it has itself; all values are texts."""
    merged = _merged(*(yaml.load(text, Loader=yaml.BaseLoader) for text in (old, new)))
    return yaml.safe_dump(merged, allow_unicode=True, sort_keys=False, width=1000)


def _merged(old: Any, new: Any) -> Any:
    """`new` in the place of `old`, or among what it holds; what had one language may now have several."""
    if not (isinstance(old, dict) and isinstance(new, dict)) or (set(new) <= LANGUAGES and not set(old) <= LANGUAGES):
        return new
    return old | {key: _merged(old.get(key), value) for key, value in new.items()}

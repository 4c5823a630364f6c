"""Modules from one file: they are those that Python would load, of the state that their sources have."""

import os
import py_compile
import subprocess
import sys
from importlib.util import module_from_spec
from pathlib import Path

import pytest

from briefing.kept_file import KeptFile, _KeptFinder
from tests.test_kept_patterns import KEEPING


@pytest.fixture
def port(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a package with a module, both with bytecode, where Python looks."""
    folder = tmp_path / "made_up_port"
    folder.mkdir()
    for name in ("__init__", "boats"):
        (folder / f"{name}.py").write_text("MASTS = 2\n", encoding="utf-8")
        py_compile.compile(str(folder / f"{name}.py"), doraise=True)
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return folder


def test_of_what_python_has_found_the_same_is_given(port: Path, tmp_path: Path) -> None:
    from made_up_port import boats  # type: ignore[import-not-found]

    finder = _KeptFinder(KeptFile(tmp_path / "kept", __file__, 9))
    asked = ("made_up_port.boats", [str(port)])
    assert finder.find_spec(*asked) is None
    finder.asked += ["made_up_port", "json", "json.decoder", "sys", "nowhere.at_all"]
    finder.keep()
    spec = finder.find_spec(*asked)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    same = ("__file__", "__cached__", "__name__", "__package__", "MASTS")
    assert [getattr(module, name) for name in same] == [getattr(boats, name) for name in same]
    # Who else is called so comes first in other folders; Python's own modules are where they are.
    assert finder.find_spec("made_up_port") is None and finder.find_spec("json")
    for others in ([str(tmp_path)], [str(port), str(tmp_path)], []):
        assert finder.find_spec("made_up_port.boats", others) is None
    (port / "boats.py").write_text("MASTS = 3\n", encoding="utf-8")
    os.utime(port / "boats.py", (5, 5))
    assert finder.find_spec(*asked) is None


SHOWN = """
import os, sys
def end(code): os.write(1, " ".join(sorted({type(m.__spec__.loader).__name__ for n, m in list(sys.modules.items())
    if n.startswith(("briefing.commands", "click.", "pathlib"))})).encode()); left(code)
left, os._exit = os._exit, end
from briefing.cli import main
main(["--version"])
"""


@pytest.mark.slow
def test_a_second_command_takes_modules_from_one_file_and_a_damaged_one_is_as_good_as_none(tmp_path: Path) -> None:
    def loaders() -> str:
        env = KEEPING | {"PYTHONPYCACHEPREFIX": str(tmp_path)}
        return subprocess.run([sys.executable, "-c", SHOWN], env=env, capture_output=True, text=True, check=True).stdout

    assert "SourceFileLoader" in loaders()
    assert "_KeptLoader" in loaders()
    (file,) = tmp_path.rglob("kept_file*.kept")
    kept = file.read_bytes()
    begin = 8 + int.from_bytes(kept[:8], "little")
    for damage in (b"", b"\xff" * 40, kept[:begin] + b"\xff" * (len(kept) - begin)):
        file.write_bytes(damage)
        assert "_KeptLoader" not in loaders()
        assert "_KeptLoader" in loaders()

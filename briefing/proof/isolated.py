"""A PDF from anyone in, what it proves out as plain data: read in a process of its own, bounded in time and memory."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

SECONDS = 20
MEMORY = 1 << 30
_LARGEST, _LARGEST_TEXT, _MOST_TEXTS = 256_000_000, 32_000_000, 1_000


def verify_in_subprocess(path: Path, sources: Path | None = None) -> dict[str, Any]:
    """The verdict on the PDF at `path` as a mapping; quotes are looked up in the files of the folder `sources`."""
    answer = _ask("verify", path, sources)
    return {"state": "unreadable", "holds": False, "findings": []} | answer


def facts_in_subprocess(path: Path) -> dict[str, Any]:
    """The `content` of the PDF's facts.json and its `facts` in words; or `findings` that say why not."""
    return _ask("facts", path, None)


def _ask(task: str, path: Path, sources: Path | None) -> dict[str, Any]:
    command = [sys.executable, "-P", "-m", __name__, task, str(path), *([str(sources)] if sources else [])]
    home = str(Path(__file__).parents[2])
    paths = os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH"))))
    environment = os.environ | {"PYTHONPATH": paths, "PYDANTIC_DISABLE_PLUGINS": "__all__"}
    try:
        done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False, env=environment)
    except subprocess.TimeoutExpired:
        return _refused(f"reading it takes longer than {SECONDS} seconds")
    if done.returncode:
        return _refused(f"reading it takes more than {MEMORY >> 20} MiB of memory, or breaks the reader")
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _refused(message: str) -> dict[str, Any]:
    return {"findings": [{"rule": "unreadable", "message": message, "page": 0, "fact": ""}]}


def _limit() -> None:
    """Bound this process; where the system cannot, the parent's clock still does."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _answer(task: str, path: Path, sources: Path | None) -> dict[str, Any]:
    try:
        if path.stat().st_size > _LARGEST:
            return _refused(f"it is larger than {_LARGEST // 1_000_000} MB")
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        return _refused(f"it cannot be read: {getattr(error, 'strerror', None) or error}")
    return _facts(data) if task == "facts" else _verdict(data, sources)


def _facts(data: bytes) -> dict[str, Any]:
    from briefing.proof.pdfium import UnreadableError
    from briefing.proof.verify import facts_of

    try:
        content, facts = facts_of(data)
    except UnreadableError as error:
        return _refused(str(error))
    return {"findings": [], "content": json.loads(content), "facts": [_plain(fact) for fact in facts]}


def _verdict(data: bytes, sources: Path | None) -> dict[str, Any]:
    from briefing.proof.verify import verify

    verdict = verify(data, _texts(sources) if sources else ())
    answer: dict[str, Any] = _plain(verdict)
    return answer | {"holds": verdict.holds}


def _texts(folder: Path) -> list[bytes]:
    """The files of a folder that may be texts of sources."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and path.stat().st_size <= _LARGEST_TEXT)
    texts = []
    for path in files[:_MOST_TEXTS]:
        with contextlib.suppress(OSError):
            texts.append(path.read_bytes())
    return texts


def _plain(value: Any) -> Any:
    """Named tuples as mappings, all the way down."""
    if hasattr(value, "_asdict"):
        return {key: _plain(part) for key, part in value._asdict().items()}
    return [_plain(part) for part in value] if isinstance(value, tuple) else value


if __name__ == "__main__":
    gc.disable()  # one answer, then the process ends
    _limit()
    _task, _path, *_sources = sys.argv[1:]
    _result = _answer(_task, Path(_path), Path(_sources[0]) if _sources else None)
    sys.stdout.buffer.write(json.dumps(_result).encode("ascii"))

"""The files that the briefings of a batch are made of beside their rows: for their digest, and for workers elsewhere.

They are the facts file, what the options name, what lies beside the facts by a name that a build looks for, and every
file beside the facts or the theme that these name.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from briefing.batch.tasks import Job
from briefing.errors import Diagnostic, LoadError, Place, Problem
from briefing.options import Options
from briefing.records import NamedTuple
from briefing.yaml_source.problems import Problems
from briefing.yaml_source.reader import read_file, read_places
from briefing.yaml_source.tree import YamlNode, YamlScalar, select

_OPTIONS = ("templates", "sources", "charts", "theme")
_BESIDE = ("theme.yaml", "templates", "languages")
_MOST_BYTES = 200_000_000
_LONGEST_NAME = 255


class InputFile(NamedTuple):
    """A file by the folder that it is sought in, its name there, and its bytes."""

    root: Path
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """The inputs of a job as a worker elsewhere gets them: `files` by their names, in which `job` names them.

    The first part of a name is a number, that of the folder among the `roots` where the command has it.
    """

    files: tuple[tuple[str, bytes], ...]
    roots: tuple[Path, ...]
    job: Job
    digest: str

    def unpack(self, folder: Path) -> Job:
        """The job with its files in `folder`."""
        for name, data in self.files:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        return _moved(self.job, lambda path: folder / path)

    def as_sent(self, problem: Diagnostic, folder: Path) -> Diagnostic:
        """A problem of a file in `folder`, at the place that it has where the command runs."""
        path = Path(problem.place.file)
        if not path.is_relative_to(folder):
            return problem
        number, *rest = path.relative_to(folder).parts
        return problem._replace(place=problem.place._replace(file=str(self.roots[int(number)].joinpath(*rest))))


def input_files(job: Job) -> list[InputFile]:
    """The files of a job but its table, each once, in a fixed order; LoadError if they are too much to send."""
    home = job.facts.parent
    beside = (*(home / name for name in _BESIDE), *sorted(home.glob("theme-*.yaml")))
    roots = [(home, job.facts), *((home, path) for path in beside)]
    for name in _OPTIONS:
        given = getattr(job.options, name)
        if isinstance(given, Path | str) and Path(given).exists():
            path = Path(given)
            roots.append((path if path.is_dir() else path.parent, path))
    found: dict[Path, InputFile] = {}
    size = 0
    for root, path in roots:
        for file in _files_of(path):
            if file not in found and file != home / job.table:
                found[file] = InputFile(root, file.relative_to(root).as_posix(), file.read_bytes())
                size += len(found[file].data)
                if size > _MOST_BYTES:
                    message = f"the files beside it have more than {_MOST_BYTES // 1_000_000} MB in all"
                    raise LoadError([Problem("file", message).at(Place(str(job.facts), line=0))])
    return list(found.values())


def _files_of(path: Path) -> Iterator[Path]:
    """A file and those that it names, or all files of a folder."""
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.is_file())
    elif path.is_file():
        yield path
        if path.suffix.lower() in (".yaml", ".yml"):
            problems = Problems()
            named = sorted(set(_texts(read_places(read_file(path, problems), str(path), problems).root)))
            files = (path.parent / name for name in named if len(name) <= _LONGEST_NAME and "\0" not in name)
            yield from (file for file in files if os.path.isfile(file))  # noqa: PTH113 - False for an impossible name


def _texts(node: YamlNode) -> Iterator[str]:
    if isinstance(node, YamlScalar):
        yield node.text
    else:
        for _, child in select(node, "*"):
            yield from _texts(child)


def common_digest(job: Job) -> bytes:
    """The digest of what all briefings of a job have in common: its files, its options, the version of the program."""
    common = sha256(f"{version('make-briefing')}\0{job.table}\0{job.columns}\0".encode())
    for field in fields(Options):
        value = getattr(job.options, field.name)
        common.update(
            f"{field.name}={'' if field.name in _OPTIONS and isinstance(value, Path) else value!r}\0".encode()
        )
    for file in input_files(job):
        common.update(f"{file.name}\0{len(file.data)}\0".encode() + file.data)
    return common.digest()


def bundle(job: Job) -> Bundle:
    """All that a worker needs of a job that has none of its files."""
    numbers: dict[Path, int] = {}
    files = []
    for file in input_files(job):
        number = numbers.setdefault(file.root, len(numbers))
        files.append((f"{number}/{file.name}", file.data))

    def packed(path: Path) -> Path:
        root = path if path in numbers else path.parent
        return Path(str(numbers[root])) / path.relative_to(root) if root in numbers else path

    digest = sha256(b"".join(f"{name}\0{len(data)}\0".encode() + data for name, data in files)).hexdigest()
    return Bundle(tuple(files), tuple(numbers), _moved(job, packed), digest)


def _moved(job: Job, moved: Callable[[Path], Path]) -> Job:
    """A job whose files are elsewhere."""
    paths = {name: getattr(job.options, name) for name in _OPTIONS}
    changed: dict[str, Any] = {name: moved(path) for name, path in paths.items() if isinstance(path, Path)}
    return replace(job, facts=moved(job.facts), options=replace(job.options, **changed))

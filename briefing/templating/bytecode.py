"""Compiled templates in and, as long as all that they depend on is the same, out again: code kept as files."""

from __future__ import annotations

import hashlib
import marshal
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from briefing import evidence
from briefing.errors import OutputError
from briefing.facts import units
from briefing.files import write_file

_SEAL = hashlib.sha256().digest_size
_OWN = (Path(__file__), Path(__file__).with_name("environment.py"))
_RULES = (Path(str(units.__file__)), *sorted(Path(str(evidence.__file__)).parent.rglob("*.py")))


class CompiledTemplates(jinja2.BytecodeCache):
    """One file for each template and language, in at most 4096 slots.

    It begins with the digest of all that its code depends on; a template that was found free of typed values in one
    language may hold some in another.
    """

    def __init__(self, language: str, folder: Path) -> None:
        self._language = language
        self.folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The key of one template in this language."""
        return super().get_cache_key(f"{self._language}:{name}", filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` from its file; a missing, damaged or outdated one leaves it empty."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            entry = self._file(bucket).read_bytes()
            seal, code = entry[:_SEAL], entry[_SEAL:]
            if seal == _seal(bucket, code):
                bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the code of `bucket` to its file; a folder that cannot be written to keeps nothing."""
        code = marshal.dumps(bucket.code)
        with suppress(OSError, OutputError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_file(self._file(bucket), _seal(bucket, code) + code)

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / bucket.key[:3]


def _seal(bucket: Bucket, code: bytes) -> bytes:
    """The digest of the template's name and source, of what compiled it, and of the code."""
    return hashlib.sha256(b"\0".join((bucket.key.encode(), bucket.checksum.encode(), _compiler(), code))).digest()


@cache
def _compiler() -> bytes:
    """The digest of Python, of Jinja, and of our own rules, which a template passed when it was compiled."""
    versions = f"{sys.version} {jinja2.__version__}".encode()
    return hashlib.sha256(b"\0".join((versions, *(file.read_bytes() for file in (*_OWN, *_RULES))))).digest()

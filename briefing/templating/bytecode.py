"""A Jinja bytecode cache whose key covers the template, its language, Jinja, Python, and our rules for templates.

A template is linted when it is compiled, so code from the cache has passed the lint: the key has to change with every
rule, and with the language, in which other words are values.  It saves 24 ms of a build.
"""

from __future__ import annotations

import hashlib
import marshal
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket

from briefing.errors import OutputError
from briefing.files import write_file

_PACKAGE = Path(__file__).parents[1]
_TEMPLATING = [_PACKAGE / "templating" / f"{name}.py" for name in ("bytecode", "environment", "template_rules")]
SOURCES = (*_TEMPLATING, *sorted((_PACKAGE / "facts").glob("*.py")), *sorted((_PACKAGE / "evidence").rglob("*.py")))
"""The modules that decide what is a value in a template, and all that these import."""


class CompiledTemplates(jinja2.BytecodeCache):
    """One file for each template and language, in at most 4096 of them."""

    def __init__(self, language: str, folder: Path) -> None:
        self._language = language
        self.folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """The key of one template: with that of its text, `bucket.checksum`, it covers all that its code depends on."""
        return super().get_cache_key(f"{_compiler()}:{self._language}:{name}", filename)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` from its file; a missing, damaged or outdated one leaves it empty."""
        with suppress(OSError, ValueError, EOFError, TypeError):
            entry = self._file(bucket).read_bytes()
            digest, code = entry[:32], entry[32:]
            if digest == _digest(bucket, code):
                bucket.code = marshal.loads(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the code of `bucket` to its file; a folder that cannot be written to keeps nothing."""
        code = marshal.dumps(bucket.code)
        with suppress(OSError, OutputError):
            self.folder.mkdir(parents=True, exist_ok=True)
            write_file(self._file(bucket), _digest(bucket, code) + code)

    def _file(self, bucket: Bucket) -> Path:
        return self.folder / bucket.key[:3]


def _digest(bucket: Bucket, code: bytes) -> bytes:
    """What a file begins with: another template may have had its name, and marshal breaks on damaged code."""
    return hashlib.sha256(b"\0".join((bucket.key.encode(), bucket.checksum.encode(), code))).digest()


@cache
def _compiler() -> str:
    """The digest of what compiles a template: Python, Jinja and our own rules."""
    versions = f"{sys.version} {jinja2.__version__}".encode()
    return hashlib.sha256(b"\0".join((versions, *(file.read_bytes() for file in SOURCES)))).hexdigest()

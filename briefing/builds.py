"""Builds many briefings in one process, one after the other.

Such a process stays warm: what templates, themes and faces are read to is kept by the modules that read them, and
nothing of one briefing is left for the next but what is the same for all.
"""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefing.options import Options, require_options
from briefing.pipeline import Built, build, build_read

if TYPE_CHECKING:
    from briefing.facts.load import FactsFile

_BETWEEN_COLLECTIONS = 50


class Builder:
    """Builds briefings with the same options, each as `build` would; `options` are those that it begins with.

    >>> from briefing import Builder, Options
    >>> from briefing.files import seed
    >>> builder = Builder(Options(language="en"))
    >>> builder.build(seed()).pages, builder.build(seed(), language="ru").pages
    (3, 4)
    """

    def __init__(self, options: Options | None = None) -> None:
        self.options = require_options(options)
        self._count = 0

    def build(self, facts: str | Path, **changed: Any) -> Built:
        """The briefing of the facts file at this path, with some options `changed`; BriefingError as `build` has it."""
        self._collect()
        return build(facts, replace(self.options, **changed))

    def build_read(self, facts: FactsFile, **changed: Any) -> Built:
        """The briefing of a facts file that was read already."""
        self._collect()
        return build_read(facts, replace(self.options, **changed))

    def _collect(self) -> None:
        """Look now and then for what builds have left, which they put off: or the process would grow with each.

        Whoever has turned the collector off, as `settle_for_many_tasks` does, calls it when it suits them.
        """
        self._count += 1
        if self._count % _BETWEEN_COLLECTIONS == 0 and gc.isenabled():
            gc.collect()

"""The seed, rendered with templates of the user's."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import Diagnostic, TemplateError
from briefing.facts.load import FactsFile
from briefing.facts.wording import Wording
from briefing.resources import folder
from briefing.sections.rendering import Rendered
from briefing.sections.scope import Scope
from briefing.sections.templates import render


@pytest.fixture
def rendered(seed: FactsFile, tmp_path: Path) -> Callable[..., Rendered]:
    """The seed, rendered with templates given by name."""

    def run(templates: dict[str, str]) -> Rendered:
        for name, text in templates.items():
            file = tmp_path / "templates" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        folders = ((tmp_path / "templates"),) if templates else ()
        scope = Scope(seed.briefing, Wording.of(seed.briefing))
        return render((*folders, folder("templates")), scope, seed.briefing)[0]

    return run


@pytest.fixture
def refusal(rendered: Callable[..., Rendered]) -> Callable[..., Diagnostic]:
    """The first problem of the seed rendered with templates given by name."""

    def run(templates: dict[str, str]) -> Diagnostic:
        begun = time.monotonic()
        with pytest.raises(TemplateError) as caught:
            rendered(templates)
        assert time.monotonic() - begun < 10
        return caught.value.diagnostics[0]

    return run

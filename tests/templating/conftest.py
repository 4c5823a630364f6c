"""The seed, rendered with templates of the user's."""

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.errors import Diagnostic, TemplateError
from briefing.facts.load import FactsFile
from briefing.files import folder
from briefing.languages import language
from briefing.templating.render import Rendered, render_briefing
from briefing.templating.scope import Scope
from briefing.wording.edition import Edition
from tests.growth import cpu_seconds


@pytest.fixture
def rendered(seed: FactsFile, tmp_path: Path) -> Callable[..., Rendered]:
    """An edition of the seed, rendered with templates given by name."""

    def run(templates: dict[str, str], code: str = "en") -> Rendered:
        for name, text in templates.items():
            file = tmp_path / "templates" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        folders = ((tmp_path / "templates"),) if templates else ()
        briefing, wording = Edition.of(seed.briefing, language(code))
        return render_briefing((*folders, folder("templates")), Scope(briefing, wording))[0]

    return run


@pytest.fixture
def refusal(rendered: Callable[..., Rendered]) -> Callable[..., Diagnostic]:
    """The first problem of the seed rendered with templates given by name."""

    def run(templates: dict[str, str], code: str = "en") -> Diagnostic:
        begun = cpu_seconds()
        with pytest.raises(TemplateError) as caught:
            rendered(templates, code)
        assert cpu_seconds() - begun < 10
        return caught.value.diagnostics[0]

    return run

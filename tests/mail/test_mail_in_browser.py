"""The HTML of a mail as a browser shows it: on narrow and wide screens, light and dark, with and without pictures."""

import re
from base64 import b64encode
from collections.abc import Generator
from typing import Any

import pytest

from briefing import Options, build
from briefing.files import seed
from briefing.mail.compose import compose_mail
from briefing.mail.mail import Mail
from briefing.themes.theme import contrast

TEXTS = """() => [...document.body.querySelectorAll("*")].filter(e => [...e.childNodes].some(
    n => n.nodeType === 3 && n.data.trim()) || e.tagName === "IMG").map(e => {
        let ground = e;
        while (getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
        return [getComputedStyle(e).color, getComputedStyle(ground).backgroundColor, e.outerHTML.slice(0, 80)];
    })"""


@pytest.fixture(scope="module", params=["en", "ru", "az"])
def mail(request: pytest.FixtureRequest) -> Mail:
    return compose_mail(build(seed(), Options(language=request.param)))


@pytest.fixture(params=[(360, "light"), (360, "dark"), (800, "light"), (800, "dark")], ids=str)
def show(request: pytest.FixtureRequest, browser: Any) -> Generator[Any, None, None]:
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)

    def shown(mail: Mail, pictures: bool) -> Any:
        data = {part.name: f"data:image/png;base64,{b64encode(part.data).decode()}" for part in mail.pictures}
        page = context.new_page()
        page.set_content(re.sub('cid:([^"]+)', lambda m: data[m[1]] if pictures else "about:blank", mail.html))
        return page

    yield shown
    context.close()


@pytest.mark.slow
@pytest.mark.parametrize("pictures", [True, False])
def test_nothing_is_cut_off_and_all_can_be_read(pictures: bool, mail: Mail, show: Any) -> None:
    page = show(mail, pictures)
    width = page.viewport_size["width"]
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate("Math.max(...[...document.images].map(i => i.getBoundingClientRect().right))") <= width
    faint = [found for found in page.evaluate(TEXTS) if contrast(_hex(found[0]), _hex(found[1])) < 4.5]
    assert faint == []


@pytest.mark.slow
def test_the_ground_is_that_of_the_scheme_and_pictures_have_their_own(mail: Mail, show: Any) -> None:
    page = show(mail, True)
    dark = page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == ("rgb(20, 24, 31)" if dark else "rgb(255, 255, 255)")
    assert page.evaluate("[...document.images].every(i => i.naturalWidth === 740)")


def _hex(color: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", color)[:3])

"""Both briefings in a real browser: nothing for axe to find, nothing cut off, nothing that the policy refuses."""

import pytest

from briefing import Options, build
from briefing.themes.theme import THEMES
from tests.benchmarks.series_of_tables import FACTS as TABLE

pytestmark = pytest.mark.slow

WIDTHS = (360, 800, 1280)
SCHEMES = ("light", "dark")


@pytest.fixture
def opened(browser, tmp_path):
    """A file, opened at a width in a colour scheme; and what the browser had to complain of."""
    pages = []

    def open_file(data, width, scheme):
        path = tmp_path / "briefing.html"
        path.write_bytes(data)
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
        complaints = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("requestfailed", lambda request: complaints.append(request.url))
        page.goto(path.as_uri())
        page.evaluate("document.fonts.ready.then(() => true)")
        pages.append(page)
        return page, complaints

    yield open_file
    for page in pages:
        page.close()


@pytest.mark.parametrize("name", ["seed", "second"])
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(opened, edition, name, width, scheme):
    from axe_playwright_python.sync_playwright import Axe

    page, complaints = opened(edition(name, draft="Draft" if name == "second" else "").data, width, scheme)
    results = Axe().run(page)
    assert [f"{v['id']}: {v['nodes'][0]['html']}" for v in results.response["violations"]] == []
    assert complaints == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_page_is_no_wider_than_the_screen(opened, edition, width, theme):
    page, _ = opened(edition("second", THEMES[theme], draft="Draft").data, width, "light")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    statuses = page.evaluate("[...document.fonts].map(face => face.status)")
    assert statuses[:2] == ["loaded", "loaded"]
    assert "error" not in statuses


def test_charts_fit_a_telephone_without_scrolling(opened, edition):
    page, _ = opened(edition("second").data, 360, "light")
    hidden = "[...document.querySelectorAll('.chart .scroll')].map(e => e.scrollWidth - e.clientWidth)"
    assert set(page.evaluate(hidden)) == {0}
    sizes = "[...document.querySelectorAll('.narrow text')].map(t => t.getBoundingClientRect().height)"
    assert min(page.evaluate(sizes)) >= 12
    page.set_viewport_size({"width": 800, "height": 900})
    assert page.evaluate("getComputedStyle(document.querySelector('.narrow')).display") == "none"


def test_tables_show_all_their_cells_on_a_telephone(opened, edition):
    page, _ = opened(edition("second").data, 360, "light")
    hidden = "[...document.querySelectorAll('.scroll')].map(e => e.scrollWidth - e.clientWidth)"
    assert set(page.evaluate(hidden)) == {0}
    cells = "[...document.querySelectorAll('td')].filter(e => e.textContent).map(e => [e.clientWidth, e.dataset.head])"
    widths, heads = zip(*page.evaluate(cells), strict=True)
    assert min(widths) > 200
    assert set(heads) == {"Figure", "Period", "Status", "Note", "2022", "2023", "2024"}
    shown = "getComputedStyle(document.querySelector('td'), '::before').content"
    assert f'"{heads[0]}: "' in page.evaluate(shown)


def test_a_table_of_ten_years_needs_no_scrolling_on_a_desk_and_a_shade_says_where_it_does(opened, tmp_path):
    years = range(2014, 2024)
    rows = [f"Area {name},{','.join(str(1207.5 + year) for year in years)}" for name in ("Koro", "Doro")]
    table = "\n".join(["Exports in millions of euros", ",".join(["Area", *map(str, years)]), *rows])
    (tmp_path / "trade.csv").write_text(table, encoding="utf-8")
    (tmp_path / "facts.yaml").write_text(TABLE, encoding="utf-8")
    page, _ = opened(build(tmp_path / "facts.yaml", Options(format="html")).data, 1100, "light")
    hidden = (
        "document.querySelector('.table .scroll').scrollWidth - document.querySelector('.table .scroll').clientWidth"
    )
    assert page.evaluate(hidden) == 0
    page.set_viewport_size({"width": 500, "height": 900})
    assert page.evaluate(hidden) > 0
    shade = "getComputedStyle(document.querySelector('.table .scroll')).backgroundImage"
    assert page.evaluate(shade).count("gradient") == 4


def test_lines_hold_as_many_characters_as_in_print(opened, edition):
    page, _ = opened(edition("seed").data, 1280, "light")
    width, size = page.evaluate(
        "(p => [p.clientWidth, parseFloat(getComputedStyle(p).fontSize)])(document.querySelector('.text > p'))"
    )
    assert 60 <= width / (size * 0.47) <= 80


def test_no_script_of_the_file_could_run(opened, edition):
    planted = edition("seed").data.replace(b"</main>", b"<script>document.title = 'run'</script></main>")
    page, complaints = opened(planted, 800, "light")
    assert page.title() != "run"
    assert any("Content Security Policy" in complaint for complaint in complaints)


def test_colours_follow_the_scheme(opened, edition):
    grounds = {}
    for scheme in SCHEMES:
        page, _ = opened(edition("seed").data, 800, scheme)
        grounds[scheme] = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert grounds == {"light": "rgb(255, 255, 255)", "dark": "rgb(18, 22, 29)"}


def test_prints_on_the_page_of_the_theme_with_nothing_cut_off(opened, edition, tmp_path):
    import pypdfium2

    page, _ = opened(edition("second", draft="Draft").data, 800, "dark")
    with pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)) as pdf:
        assert 5 <= len(pdf) <= 8
        assert pdf[0].get_size() == pytest.approx((595.28, 841.89), abs=1)
        texts = [pdf[i].get_textpage().get_text_range() for i in range(len(pdf))]
    assert all("INTERNAL" in text and "DRAFT" in text for text in texts)
    assert f"Page {len(texts)} of {len(texts)}" in texts[-1]

"""A document becomes a facts file whose facts the check accepts as they stand; what it does not bear out is listed."""

from datetime import date
from pathlib import Path

import pytest

from briefing import build, check
from briefing.drafting.accepting import accept
from briefing.drafting.drafts import draft
from briefing.errors import LoadError
from briefing.facts.load import load_briefing, parse_briefing
from briefing.facts.model import Fact

REPORT = """Harbour Office report

The harbour has grown, Harbour Master Ida Thorne told reporters on Monday, the Alder Courier reports.

"We carried more than 52,000 passengers last year. The new pier opens the way to a longer season," Thorne said. She said
that there are 14 ferries in the bay, with about 300 sailors on board. The town plans to spend $3.5 million on a second
pier in 2025. Talks began at 10:30 on 3 May; Pier 7 is at 12 Harbour Street, and the FTSE 100 fell.

Alder Courier"""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A facts file drafted from a report."""
    folder = tmp_path_factory.mktemp("draft")
    (folder / "report-2024-05-06.txt").write_text(REPORT, encoding="utf-8")
    made = draft(folder / "facts.yaml", [folder / "report-2024-05-06.txt"])
    (folder / "facts.yaml").write_bytes(made.data)
    return folder / "facts.yaml"


def test_each_figure_is_drafted_as_the_source_has_it(facts: Path) -> None:
    found = {str(fact.quantity.value): fact for fact in load_briefing(facts).briefing.facts.values() if fact.quantity}
    assert set(found) == {"52000", "14", "300", "3500000"}
    passengers = found["52000"]
    assert (passengers.qualifier, passengers.status, str(passengers.period)) == ("more-than", "claimed", "2023")
    assert (passengers.speaker, passengers.evidence[0].voice) == ("thorne", "direct")
    assert (found["300"].qualifier, found["3500000"].status, str(found["3500000"].period)) == (
        "about",
        "planned",
        "2025",
    )
    assert found["14"].statement == "There are {value} in the bay."


def test_a_statement_without_a_figure_is_a_candidate_too(facts: Path) -> None:
    said = [fact for fact in load_briefing(facts).briefing.facts.values() if fact.quantity is None]
    assert [_quote(fact) for fact in said if fact.evidence[0].voice == "direct"] == ["the way to a longer season"]


def _quote(fact: Fact) -> str:
    return fact.evidence[0].quote


def test_the_draft_is_checked_and_built_with_its_blanks(facts: Path) -> None:
    checked = check(facts)
    assert {warning.rule for warning in checked.warnings} == {"draft", "single-source", "unread"}
    assert build(facts).pages


def test_a_final_briefing_has_no_unread_fact_and_no_blank(facts: Path) -> None:
    final = facts.with_name("final.yaml")
    final.write_text(facts.read_text(encoding="utf-8").replace("state: draft", "state: final"), encoding="utf-8")
    with pytest.raises(LoadError) as caught:
        load_briefing(final)
    assert {problem.rule for problem in caught.value.diagnostics} == {"drafted", "blank"}


def test_the_same_input_gives_the_same_bytes(facts: Path) -> None:
    again = facts.with_name("again.yaml")
    assert draft(again, [facts.with_name("report-2024-05-06.txt")]).data.replace(b"id: again", b"") == (
        facts.read_bytes().replace(b"id: report-2024-05-06", b"")
    )


def test_a_document_that_does_not_say_when_it_was_published_is_asked_for_it(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The bay has 14 ferries.", encoding="utf-8")
    with pytest.raises(LoadError, match="who published it and on which day"):
        draft(tmp_path / "facts.yaml", [tmp_path / "note.txt"])
    made = draft(tmp_path / "facts.yaml", [tmp_path / "note.txt"], "The Office", date(2024, 5, 6))
    assert len(made.facts) == 1


def test_a_document_that_does_not_say_so_keeps_no_other_from_being_drafted(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("The bay has 14 ferries.", encoding="utf-8")
    (tmp_path / "page-2024-05-06.txt").write_text(
        "The Office reports 31 boats in the bay in 2023.\n\nThe Office", encoding="utf-8"
    )
    made = draft(tmp_path / "facts.yaml", [tmp_path / "note.txt", tmp_path / "page-2024-05-06.txt"])
    assert [(d.place.file, "who published it" in d.message) for d in made.unnamed] == [("note.txt", True)]
    assert b"note.txt" not in made.data
    assert b"page-2024-05-06.txt" in made.data


def test_accepting_a_fact_deletes_its_mark_and_nothing_else(facts: Path) -> None:
    before = facts.read_bytes()
    first, second, *_ = load_briefing(facts).briefing.facts
    after = accept(facts, [second])
    mark = before.index(b"    drafted: true\n", before.index(f"  {second}:".encode()))
    assert after == before[:mark] + before[mark + len(b"    drafted: true\n") :]
    only = facts.with_name("only.yaml")
    only.write_bytes(accept(facts, [second], only=True))
    kept = iter(before.decode().splitlines())
    assert all(line in kept for line in only.read_text(encoding="utf-8").splitlines())
    assert [*load_briefing(only).briefing.facts] == [second]
    only.write_bytes(before.replace(b"state: draft", b"state: final"))
    assert accept(only, [second]) == after.replace(b"state: draft", b"state: final")
    with pytest.raises(LoadError) as caught:
        accept(facts, ["nobody", first, "seals"])
    assert [problem.rule for problem in caught.value.diagnostics] == ["unknown-fact", "unknown-fact"]


def test_more_is_added_to_a_file_whose_rest_stays(facts: Path) -> None:
    copy = facts.with_name("more.yaml")
    copy.write_text(facts.read_text(encoding="utf-8").replace("facts:\n", "facts:  # mine\n"), encoding="utf-8")
    (facts.parent / "second.txt").write_text("The bay has 1,400 seals.", encoding="utf-8")
    first = draft(copy, [facts.with_name("report-2024-05-06.txt")])
    assert (first.data, first.facts) == (copy.read_bytes(), ())
    made = draft(copy, [facts.parent / "second.txt"], "The Office", date(2024, 5, 7))
    added = [line for line in made.data.decode().splitlines() if line not in copy.read_text().splitlines()]
    assert made.facts == ("seals",) and "  seals:  # line 1" in added
    kept = iter(made.data.decode().splitlines())
    assert all(line in kept for line in copy.read_text(encoding="utf-8").splitlines())


RUSSIAN = """Порт Олдер перевёз в 2023 году более 52 000 пассажиров, сообщил министр Иван Петров. По его словам, в
заливе работают 14 паромов. «Новый причал открывает путь к более долгому сезону», – сказал Петров. Товарооборот вырос
на 12,5%. В порту учатся более 9 тыс. учеников. Город намерен направить 120 млн долларов на дороги в 2025 году."""
AZERBAIJANI = """Alder limanı 2023-cü ildə 52 000-dən çox sərnişin daşıyıb, nəqliyyat naziri Rəşad Məmmədov bildirib.

“Yeni körpü daha uzun mövsümə yol açır”, - nazir deyib. Ticarət dövriyyəsi təxminən 3,4 milyard manat olub. Şəhər
2025-ci ildə dəmir yoluna 120 milyon dollar ayırmağı planlaşdırır."""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "figures"),
    [
        (
            RUSSIAN,
            {
                "52000": ("more-than", "reported", "2023", "пассажиров", "Иван Петров"),
                "14": ("exact", "reported", "2024", "паромов", "Иван Петров"),
                "12.5": ("exact", "reported", "2023", "per cent", "Залив"),
                "9000": ("more-than", "reported", "2024", "учеников", "Залив"),
                "120000000": ("exact", "planned", "2025", "USD", "Залив"),
            },
        ),
        (
            AZERBAIJANI,
            {
                "52000": ("more-than", "reported", "2023", "sərnişin", "Rəşad Məmmədov"),
                "3400000000": ("about", "reported", "2023", "AZN", "Залив"),
                "120000000": ("exact", "planned", "2025", "USD", "Залив"),
            },
        ),
    ],
    ids=["ru", "az"],
)
def test_other_languages_are_read_as_well(tmp_path: Path, text: str, figures: dict[str, tuple[str, ...]]) -> None:
    (tmp_path / "note-2024-05-06.txt").write_text(text, encoding="utf-8")
    made = draft(tmp_path / "facts.yaml", [tmp_path / "note-2024-05-06.txt"], "Залив")
    (tmp_path / "facts.yaml").write_bytes(made.data)
    assert "unread" in {warning.rule for warning in check(tmp_path / "facts.yaml").warnings}
    briefing = parse_briefing(made.data, tmp_path / "facts.yaml").briefing
    found = {
        str(fact.quantity.value): (
            fact.qualifier,
            fact.status,
            str(fact.period),
            fact.quantity.currency or (unit := briefing.units[fact.quantity.unit or ""]).many or unit.other,
            briefing.speakers[fact.speaker or ""].name,
        )
        for fact in briefing.facts.values()
        if fact.quantity
    }
    assert found == figures
    spoken = [fact for fact in briefing.facts.values() if fact.evidence[0].voice == "direct"]
    assert [briefing.speakers[fact.speaker or ""].name for fact in spoken] == [figures["52000"][-1]]


PAGE = """<html lang=en><head><title>Ferries up by 12 per cent</title><meta property=og:site_name content="The Daily">
<meta property=article:published_time content=2024-02-05T10:00:00Z></head><body><nav>Share 34</nav>
<p>The bay has 5,400 bicycles, and 1,200 \u202ered boats.</p>
<table><tr><td>2022<td>31</tr><tr><td>2023<td>34</tr></table>
</body></html>"""


def test_what_no_briefing_may_print_is_not_written(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf-8")
    made = draft(tmp_path / "facts.yaml", [tmp_path / "page.html"])
    (tmp_path / "facts.yaml").write_bytes(made.data)
    checked = check(tmp_path / "facts.yaml")
    facts = checked.facts.briefing.facts.values()
    assert [str(fact.quantity.value) for fact in facts if fact.quantity] == ["5400", "1200"]
    assert "# what does it count?" in made.data.decode(), "what the second counts may not be printed"
    assert "\u202e" not in made.data.decode() and "# title:" in made.data.decode()


def test_what_has_one_answer_is_asked_once(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "In 2022 fees rose to $4 million. In 2021, fees rose to $3 million. The yard has 1,400 boats."
        " It hired 3,400 men. It sold 2,300 tons of rye.",
        encoding="utf-8",
    )
    data = draft(tmp_path / "facts.yaml", [tmp_path / "note.txt"], "The Courier", date(2024, 5, 6)).data
    (tmp_path / "facts.yaml").write_bytes(data)
    facts = load_briefing(tmp_path / "facts.yaml").briefing.facts.values()
    assert 'period: "2024"  # the text names no time of the 3 facts that leave it out: is it that?' in data.decode()
    assert data.decode().count("is it that?") == 1
    assert data.decode().count("; its period is that of defaults\n") == 3
    assert [str(fact.period) for fact in facts] == ["2022", "2021", "2024", "2024", "2024"]
    assert [fact.statement for fact in facts][:2] == ["Fees rose to {value} ({period})."] * 2


def test_a_document_without_figures_gives_a_file_without_facts(tmp_path: Path) -> None:
    (tmp_path / "note-2024-05-06.txt").write_text("Nothing to see.", encoding="utf-8")
    made = draft(tmp_path / "facts.yaml", [tmp_path / "note-2024-05-06.txt"], "The Office")
    assert (made.facts, parse_briefing(made.data, tmp_path / "facts.yaml").briefing.facts) == ((), {})


@pytest.mark.parametrize(("share", "value"), [("1 in 3", "1 in 3"), ("one in seven", "1 in 7"), ("two-thirds", "2/3")])
def test_a_share_without_an_end_is_kept_as_two_numbers(tmp_path: Path, share: str, value: str) -> None:
    text = (
        f"Alder School report\n\nThe school said {share} of its pupils were girls in 2023. It had 640 pupils in 2023."
    )
    (tmp_path / "report-2024-05-06.txt").write_text(text, encoding="utf-8")
    made = draft(tmp_path / "facts.yaml", [tmp_path / "report-2024-05-06.txt"], publisher="Alder School")
    assert b"value: 640" in made.data
    assert f"value: {value}}}" in made.data.decode()


def test_a_draft_does_not_take_the_name_of_its_document(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("<title>Ferries</title><p>It had 640 boats in 2023.</p>", encoding="utf-8")
    made = draft(tmp_path / "facts.yaml", [tmp_path / "report.html"], publisher="Desk", published=date(2024, 5, 6))
    assert b"  id: report-briefing\n" in made.data


def test_two_changes_are_told_apart_by_what_they_are_over(tmp_path: Path) -> None:
    text = "In May 2023 output rose 0.4 per cent month on month and 3.1 per cent year on year."
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    made = draft(tmp_path / "facts.yaml", [tmp_path / "note.txt"], "The Office", date(2024, 5, 6))
    facts = parse_briefing(made.data, tmp_path / "facts.yaml").briefing.facts.values()
    assert {(f.label, f.statement) for f in facts} == {
        ("output, month on month", "Output rose {value} month on month."),
        ("output, year on year", "Output rose by {value} year on year."),
    }


def test_nothing_is_so_that_somebody_needs_to_make_sure_of(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("“We need to make sure that all boats have a good light and a harbour,” Ann Hale said.", "utf-8")
    data = draft(tmp_path / "facts.yaml", [note], "The Courier", date(2024, 5, 6)).data.decode()
    assert "need to make sure" in data and "status: target" in data and "claimed" not in data
    note.write_text("“I must note that in the bay both of the piers have been fully restored,” Ann Hale said.", "utf-8")
    data = draft(tmp_path / "other.yaml", [note], "The Courier", date(2024, 5, 6)).data.decode()
    assert "have been fully restored" in data and "status: claimed" in data and "must" not in data


def test_a_statement_is_of_the_time_that_its_words_name(tmp_path: Path) -> None:
    words = "Since May of last year a wholly new situation has emerged in the bay of Lund and in the hills behind it."
    (tmp_path / "note.txt").write_text(f'The mayor of Lund, Ann Hale, said: "{words}"', encoding="utf-8")
    made = draft(tmp_path / "facts.yaml", [tmp_path / "note.txt"], "The Office", date(2024, 5, 6))
    facts = parse_briefing(made.data, tmp_path / "facts.yaml").briefing.facts.values()
    assert [str(fact.period) for fact in facts] == ["since 2023-05"], made.left_out


def test_rises_and_falls_are_drafted_as_they_are_told(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(
        "In 2023 the zoo had 1.6m visitors (up 6 per cent). Rents of the stalls fell by between 9 and 11 per cent."
        " The park had 1.9m visitors, on par with 2022 but down 6 per cent on 2019. Its net profit was 3 million euros"
        " (-28.4%). The company in Lund, Skara and Malmo moved 270,000 tons. The company employed 4,100 people.",
        encoding="utf-8",
    )
    made = draft(tmp_path / "facts.yaml", [tmp_path / "note.txt"], "The Office", date(2024, 5, 6))
    facts = parse_briefing(made.data, tmp_path / "facts.yaml").briefing.facts.values()
    told = {(f.direction, *map(str, f.quantity.numbers.values()), str(f.period)) for f in facts if f.quantity}
    assert {(1, "6", "2023"), (-1, "-11", "-9", "2023"), (-1, "-6", "2023"), (0, "1900000", "2023")} <= told, told
    assert (-1, "-28.4", "2023") in told, told
    statements = {f.statement for f in facts}
    assert "The company employed {value}." in statements, statements
    assert not any(statement.startswith("Skara") for statement in statements), statements


def test_a_figure_told_twice_is_drafted_once_however_often_it_is_run(tmp_path: Path) -> None:
    text = "The bay had 5,400 seals in 2023.\n\nIn 2023 the bay had 5,400 seals. It had 12 piers and 12 cranes in 2023."
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    made = draft(tmp_path / "facts.yaml", [tmp_path / "note.txt"], "The Office", date(2024, 5, 6))
    told = [
        str(f.quantity.value)
        for f in parse_briefing(made.data, tmp_path / "facts.yaml").briefing.facts.values()
        if f.quantity
    ]
    assert sorted(told) == ["12", "12", "5400"], "what has another noun is another figure"
    assert ["elsewhere" in left.reason for left in made.left_out] == [True]
    (tmp_path / "facts.yaml").write_bytes(made.data)
    again = draft(tmp_path / "facts.yaml", [tmp_path / "note.txt"], "The Office", date(2024, 5, 6))
    assert (again.data, again.facts) == (made.data, ())


def test_what_is_left_out_is_told_with_its_page_paragraph_or_cell(tmp_path: Path) -> None:
    page = "<html lang=en><p>The bay is deep.</p><p>In the bay it came to 34.</p></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    (tmp_path / "seals.csv").write_text("Bay,2022,2023\nAlder,120,131\nBirch,98,110\n", encoding="utf-8")
    documents = [tmp_path / "page.html", tmp_path / "seals.csv"]
    made = draft(tmp_path / "facts.yaml", documents, "The Office", date(2024, 5, 6))
    assert made.facts == ()
    assert [(left.where, left.words) for left in made.left_out] == [("paragraph 2", "34"), ("cell B2", "120")]
    assert "help tables" in made.left_out[1].reason


def test_a_table_with_two_rows_of_heads_is_left_to_a_person(tmp_path: Path) -> None:
    (tmp_path / "sales.csv").write_text(",Q1,Q1\n,2001,2000\nTea,50,57\nRice,9,7\n", encoding="utf-8")
    made = draft(tmp_path / "facts.yaml", [tmp_path / "sales.csv"], "The Office", date(2024, 5, 6))
    assert made.facts == () and "help tables" in made.left_out[0].reason


@pytest.mark.parametrize(
    ("table", "count"),
    [
        ("Seals by bay,,\nin thousands,,\nBay,2022,2023\nAlder,12,13\nBirch,9,11\n", 4),
        ("Catches by bay,,\nin thousand tonnes,,\nBay,2022,2023\nAlder,12,13\nBirch,9,11\n", 4),
        ('Fees,,\n"million EUR, by year",,\nYear,Alder,Birch\n2021,12,13\n2022,9,11\n2023,9,11\n', 6),
    ],
)
def test_the_series_that_a_draft_names_for_a_table_makes_its_facts(tmp_path: Path, table: str, count: int) -> None:
    (tmp_path / "bays.csv").write_text(table, encoding="utf-8")
    facts = tmp_path / "facts.yaml"
    made = draft(facts, [tmp_path / "bays.csv"], "The Office", date(2024, 5, 6))
    assert ["at the end of facts.yaml" in left.reason for left in made.left_out] == [True]
    facts.write_bytes(made.data)
    assert check(facts).facts.briefing.facts == {}
    assert draft(facts, [tmp_path / "bays.csv"], "The Office", date(2024, 5, 6)).data == made.data
    head, comment, series = made.data.decode().partition("\n# Tables.")
    entries = "\n".join(line.removeprefix("# ") for line in series.splitlines()[1:])
    facts.write_text(f"{head}\n{entries}\n", encoding="utf-8")
    loaded = check(facts).facts.briefing
    assert (comment != "", len(loaded.facts), len(loaded.charts)) == (True, count, 1)


def test_a_series_has_no_id_of_a_fact(tmp_path: Path) -> None:
    (tmp_path / "seals.csv").write_text("Seals,,\nBay,2022,2023\nAlder,12,13\nBirch,9,11\n", encoding="utf-8")
    (tmp_path / "note.txt").write_text("The bay had 340 seals.", encoding="utf-8")
    documents = [tmp_path / name for name in ("note.txt", "seals.csv")]
    made = draft(tmp_path / "facts.yaml", documents, "The Office", date(2024, 5, 6))
    assert made.facts == ("seals",) and b"#   seals-2:" in made.data

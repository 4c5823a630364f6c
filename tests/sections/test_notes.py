"""Notes name each source in full once, and lead to it."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from briefing.document.blocks import Inlines, Link, Mark, Notes, plain
from briefing.document.visit import find
from briefing.facts.load import parse_briefing
from briefing.mail.compose import text_and_html
from tests.sections.test_document import make

HEAD = """\
head: {id: test, title: A title, date: 2024-08-19}
defaults: {speaker: minister, source: daily, period: "2024"}
speakers: {minister: {name: A. Minister}, guild: {name: The Boat Guild}}
sources:
  daily: {publisher: The Daily, published: 2024-08-19}
  herald: {publisher: Quay Herald, title: Boats, published: 2024-03-04, url: "https://herald.example/boats"}
  guild: {publisher: Boat Guild, published: 2024-05-06, url: guild.example}
sections: {quay: {title: Quay, text: '{{ cite(NAMES) }}'}}
facts:
"""
DAILY, DIRECT = "{quote: some words}", "{quote: some words, voice: direct}"
HERALD, GUILD = "{source: herald, quote: some words}", "{source: guild, quote: some words}"
OTHERS = ["the quay", "the pier", "the mole", "the buoy", "the rope", "the sail", "the keel"]


def shown(words: Inlines) -> str:
    return plain(words).replace("\u00a0", " ")


def notes_of(*evidence: str, speaker: str = "minister", areas: Sequence[str] = (), last: str = "") -> Notes:
    """The notes of facts, each with one piece of evidence, and of an area of its own if there are `areas`.

    The `last` may have another speaker.
    """
    names = [f"boat-{letter}" for letter in "abcdefghijklm"[: len(evidence)]]
    fact = "section: quay, label: boat, statement: It is a boat."
    speakers = [*[speaker] * (len(evidence) - 1), last or speaker]
    facts = [
        f"  {name}: {{{fact}, speaker: {who}, evidence: {given}{f', area: {area}' if area else ''}}}\n"
        for name, who, given, area in zip(names, speakers, evidence, areas or [""] * len(evidence), strict=True)
    ]
    text = HEAD.replace("NAMES", ", ".join(f'"{name}"' for name in names)) + "".join(facts)
    document = make(parse_briefing(text.encode(), Path("facts.yaml")))
    return next(block for block in document.blocks if isinstance(block, Notes))


def test_few_notes_name_a_source_in_full_once_and_refer_back_to_that() -> None:
    notes = notes_of(DIRECT, DAILY, HERALD, HERALD.replace("words", "more words"))
    assert [shown(note) for note in notes.notes] == [
        "A. Minister, quoted by The Daily, 19 August 2024: “some words”",
        "The Daily, reporting A. Minister: “some words”",
        "Quay Herald, Boats, 4 March 2024, reporting A. Minister: “some words”",
        "Quay Herald: “some more words”",
    ]
    assert [list(find(note, Mark)) for note in notes.notes] == [[], [Mark(1)], [], [Mark(3)]]
    assert notes.groups == ()


def test_the_first_note_of_a_speaker_tells_the_role(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(globals(), "HEAD", HEAD.replace("{name: A. Minister}", "{name: A. Minister, role: of ports}"))
    notes = notes_of(HERALD, DIRECT, DAILY)
    assert [shown(note).rpartition(": ")[0] for note in notes.notes] == [
        "Quay Herald, Boats, 4 March 2024, reporting A. Minister, of ports",
        "A. Minister, quoted by The Daily, 19 August 2024",
        "The Daily, reporting A. Minister",
    ]


def test_of_a_source_with_two_speakers_each_note_names_its_own() -> None:
    notes = notes_of(HERALD, HERALD.replace("words", "more words"), HERALD.replace("words", "last words"), last="guild")
    assert [shown(note).rpartition(": ")[0] for note in notes.notes] == [
        "Quay Herald, Boats, 4 March 2024, reporting A. Minister",
        "Quay Herald, reporting A. Minister",
        "Quay Herald, reporting The Boat Guild",
    ]


def test_a_note_names_the_area_that_its_words_do_not() -> None:
    notes = notes_of(DAILY, "{quote: some words on Sudland}", areas=("Norland", "Sudland"))
    assert [shown(note).split("“")[0] for note in notes.notes] == [
        "Norland: The Daily, 19 August 2024, reporting A. Minister: ",
        "The Daily: ",
    ]


def test_each_note_leads_to_the_address_of_its_source() -> None:
    notes = notes_of(HERALD, HERALD.replace("words", "more words"), DAILY, GUILD)
    links = [[link.href for link in find(note, Link)] for note in notes.notes]
    # An address that no link may lead to is no reason for a link to nowhere.
    assert links == [["https://herald.example/boats"], ["https://herald.example/boats"], [], []]
    assert "<https://herald.example/boats>" in text_and_html(notes.notes[0]).text


def test_many_notes_are_grouped_by_source_and_each_leads_there() -> None:
    notes = notes_of(*(HERALD.replace("some words", other) for other in OTHERS), DIRECT)
    assert [shown(group.title) for group in notes.groups] == [
        "Quay Herald, Boats, 4 March 2024, reporting A. Minister",
        "A. Minister, in The Daily, 19 August 2024",
    ]
    assert [group.numbers for group in notes.groups] == [(1, 2, 3, 4, 5, 6, 7), (8,)]
    assert shown(notes.notes[0]) == "“the quay”"
    assert shown(notes.notes[7]) == "“some words”"
    assert [link.href for link in find(notes.notes[:7], Link)] == ["https://herald.example/boats"] * 7


def test_a_group_whose_source_an_earlier_title_names_has_it_in_short() -> None:
    others = [HERALD.replace("some words", other) for other in OTHERS]
    notes = notes_of(*others[:4], DIRECT, DAILY, *others[4:], DIRECT.replace("words", "more words"))
    assert [shown(group.title) for group in notes.groups] == [
        "Quay Herald, Boats, 4 March 2024, reporting A. Minister",
        "A. Minister, in The Daily, 19 August 2024",
        "Quay Herald, 4 March 2024",
        "A. Minister, in The Daily, 19 August 2024",
    ]


def test_words_of_the_outlet_are_marked_among_those_of_the_speaker() -> None:
    notes = notes_of(*(DAILY.replace("some words", other) for other in OTHERS), DIRECT)
    assert [shown(group.title) for group in notes.groups] == ["A. Minister, in The Daily, 19 August 2024"]
    assert [shown(note) for note in notes.notes[6:]] == ["“the keel” (the outlet’s words)", "“some words”"]


def test_notes_of_many_sources_are_not_grouped() -> None:
    other_sources = "".join(f"  {o[4:]}: {{publisher: P {o[4:]}, published: 2024-08-19}}\n" for o in OTHERS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("tests.sections.test_notes.HEAD", HEAD.replace("sections:", f"{other_sources}sections:"))
        notes = notes_of(*(f"{{source: {other[4:]}, quote: {other}}}" for other in OTHERS), DAILY)
    assert notes.groups == ()
    assert shown(notes.notes[1]) == "P pier, 19 August 2024, reporting A. Minister: “the pier”"


def test_nobody_reports_himself() -> None:
    # The article of a name makes no other institution of it.
    assert shown(notes_of(GUILD, speaker="guild").notes[0]) == "Boat Guild, 6 May 2024: “some words”"
    notes = notes_of(*(GUILD.replace("some words", other) for other in OTHERS), speaker="guild")
    assert shown(notes.groups[0].title) == "Boat Guild, 6 May 2024"
    assert shown(notes.notes[0]) == "“the quay”"

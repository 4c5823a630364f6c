"""A fact's speaker is who says it in the source: by name, office, pronoun or label, before or behind the words."""

from pathlib import Path

import pytest

from briefing.errors import Diagnostic
from briefing.evidence.check import check_briefing
from briefing.evidence.source_text import SourceText
from briefing.evidence.speakers.attributions import find_attributions
from briefing.facts.load import parse_briefing
from tests.conftest import all_cases
from tests.growth import assert_linear

HEAD = """\
head: {{id: test, title: A title, date: 2024-08-19}}
speakers: {{it: {{name: '{name}'{role}}}, office: {{name: the Quay Office}}}}
sources: {{daily: {{publisher: The Daily, author: Jo Marsh, published: 2024-08-19, language: {language}{source}}}}}
units: {{goats: {{one: goat, other: goats}}}}
sections: {{a: {{title: A}}}}
facts:
  it:
    {{section: a, label: it, statement: 'Of {{value}}.', speaker: it, period: "2024", status: claimed,
     quantity: {{value: {value}, unit: goats}}, evidence: [{{source: daily, quote: '{quote}', voice: {voice}}}{more}]}}
"""


def _found(
    text: str,
    quote: str,
    name: str,
    *,
    voice: str = "",
    language: str = "en",
    role: str = "",
    source: str = "",
    introduced: str = "",
) -> list[Diagnostic]:
    """What the check says of the speaker and the voice of a fact: the first number of `quote`."""
    raw = SourceText.from_bytes(text.encode(), language)
    (position, *_) = raw.find(quote)
    number = next(n for n in raw.numbers_in(position.span) if n.value and n.value < 2000)
    inside = any(q.contains(position.span) for q in raw.quotations_at(position.span))
    facts = HEAD.format(
        name=name.replace("'", "''"),
        role=f", role: {role}" if role else "",
        source=f", speaker: {source}" if source else "",
        language=language,
        value=number.value,
        quote=quote.replace("'", "''"),
        voice=voice or ("direct" if inside else "reported"),
        more=f", {{source: daily, quote: '{introduced}', for: speaker}}" if introduced else "",
    )
    report = check_briefing(parse_briefing(facts.encode(), Path("facts.yaml")), {"daily": raw})
    return [d for d in report.diagnostics if d.rule in ("speaker", "voice", "not-said", "doubt")]


def _rules(*given: str, **more: str) -> list[str]:
    return [found.rule for found in _found(*given, **more)]  # type: ignore[arg-type]


@all_cases(
    ("text", "quote", "speaker", "other"),
    [
        # Behind an office of many words stands the name of who speaks
        (
            "Kim Orr met the press. The head of the press service of the Goat Ministry Ann Hale said it had 30 goats.",
            "it had 30 goats",
            "Ann Hale",
            "Kim Orr",
        ),
        (
            "Kim Orr met the press. Head of the press service Ann Hale said it had 30 goats.",
            "it had 30 goats",
            "Ann Hale",
            "Kim Orr",
        ),
        # Each is the ministry, and neither is the other
        (
            "The Ministry of Goats said it had 30 goats.",
            "it had 30 goats",
            "the Goats Ministry",
            "the Ministry of Roads",
        ),
        # Whichever body was named just before
        (
            "The Goat Board met. It has 30 goats, the agency said.",
            "It has 30 goats",
            "the Goat Board",
            "the Hen Council",
        ),
        (
            "The Hen Council met. The Goat Board met. It has 30 goats, the agency said.",
            "It has 30 goats",
            "the Goat Board",
            "the Hen Council",
        ),
        # The company is not the union that was named just before
        ("The union says it has 90 hens; the company says it has 30 goats.", "30 goats", "the company", "the union"),
        # A quotation and what stands before or behind it
        ("“We own 30 goats,” said Abel Fenn. Cora Lind sighed.", "We own 30 goats", "Abel Fenn", "Cora Lind"),
        ("Abel Fenn said: “We own 30 goats.” Cora Lind sighed.", "We own 30 goats", "Abel Fenn", "Cora Lind"),
        ("“We own 30 goats”, Fenn told Cora Lind, “and a hen.”", "We own 30 goats", "Abel Fenn", "Cora Lind"),
        ("“A start,” said Abel Fenn. “We own 30 goats.”", "We own 30 goats", "Abel Fenn", "Cora Lind"),
        (
            "“Look,” said Cora Lind, “we own 30 goats.” “Ah,” said Abel Fenn.",
            "we own 30 goats",
            "Cora Lind",
            "Abel Fenn",
        ),
        ("“It rained.\n\n“We own 30 goats,” said Abel Fenn.", "We own 30 goats", "Abel Fenn", "Cora Lind"),
        ("“We own 30 goats.\n\n“It rained,” said Abel Fenn.", "We own 30 goats", "Abel Fenn", "Cora Lind"),
        ("Cora Lind disagrees: “We own 30 goats.” Abel Fenn left.", "We own 30 goats", "Cora Lind", "Abel Fenn"),
        ("Abel Fenn called it “a flock of 30 goats” in May.", "a flock of 30 goats", "Abel Fenn", "Cora Lind"),
        # A full name before a colon, and somebody else after it
        ('Abel Fenn: "We own 30 goats." Cora Lind sighed.', "We own 30 goats", "Abel Fenn", "Cora Lind"),
        ("Abel Fenn: «We own 30 goats.» Cora Lind: «No.»", "We own 30 goats", "Abel Fenn", "Cora Lind"),
        # The innermost holds
        ("Abel Fenn cited the vet as saying: “We own 30 goats.”", "We own 30 goats", "the vet", "Abel Fenn"),
        (
            "“She told me: ‘We own 30 goats,’ and left,” said Abel Fenn.",
            "We own 30 goats",
            "The Daily Goat",
            "Abel Fenn",
        ),
        ("Abel Fenn said that Cora Lind claimed 30 goats.", "claimed 30 goats", "Cora Lind", "Abel Fenn"),
        ("Abel Fenn was told by critics: “You own 30 goats!”", "You own 30 goats", "critics", "Abel Fenn"),
        # Reports without quotation marks
        ("Abel Fenn says that 30 goats came; Cora Lind gives no figure.", "30 goats came", "Abel Fenn", "Cora Lind"),
        ("According to the vet, 30 goats came.", "30 goats came", "the vet", "the guild"),
        ("Some 30 goats came, the vet said on Monday.", "30 goats came", "the vet", "the guild"),
        ("There were, the vet stressed, 30 goats.", "30 goats", "the vet", "the guild"),
        ("Figures from the guild show that 30 goats came.", "30 goats came", "the guild", "the vet"),
        ("The 30 goats claimed by the guild were sheep.", "30 goats claimed", "the guild", "the vet"),
        ("The vet rejected blame and said 30 goats came.", "30 goats came", "the vet", "the guild"),
        # Several counts
        ("The vet spoke of 50 goats; the guild spoke of 30 goats.", "30 goats", "the guild", "the vet"),
        ("The vet counted 50 goats, the guild 30 goats.", "30 goats", "the guild", "the vet"),
        ("The vet put it at 50 goats, the guild at 30 goats.", "30 goats", "the guild", "the vet"),
        ("The vet spoke of 50 goats, while the guild counted 30 goats.", "30 goats", "the guild", "the vet"),
        (
            "There came 50 goats, according to the vet, and 30 goats according to the guild.",
            "30 goats",
            "the guild",
            "the vet",
        ),
        (
            "The vet puts the number of all goats at 50 goats, the guild at 30.",
            "the guild at 30",
            "the guild",
            "the vet",
        ),
        ("Abel Fenn quoted Cora Lind: “We own 30 goats.”", "We own 30 goats", "Cora Lind", "Abel Fenn"),
        ("“We own 30 goats,” Abel Fenn grumbled. Cora Lind sighed.", "We own 30 goats", "Abel Fenn", "Cora Lind"),
        ("30 goats lost - guild", "30 goats lost", "the guild", "the vet"),
        # What only adds to a name
        ("Cora Lind, who runs the fair, said 30 goats came.", "30 goats came", "Cora Lind", "the fair"),
        ("The World Goat Union (WGU) said 30 goats came.", "30 goats came", "the World Goat Union", "the Guild"),
        ("Abel Fenn said Cora Lind had told him: “We own 30 goats.”", "We own 30 goats", "Cora Lind", "Abel Fenn"),
        # Turns
        ("Ms Lind (Minister for Goats): We own 30 goats.", "We own 30 goats", "the Minister for Goats", "the Navy"),
        ("Guild: 30 goats inspected.", "30 goats inspected", "the Guild", "the Navy"),
        ("Q3 Chair: How many?\nMs Lind: We own 30 goats.", "We own 30 goats", "Ms Lind", "the Chair"),
        (
            "Mr Fenn: Well.\n\nMs Lind: Yes.\n\nWe own 30 goats.\n\nMr Fenn: So.",
            "We own 30 goats",
            "Ms Lind",
            "Mr Fenn",
        ),
        # Names, offices and pronouns
        (
            "Health Minister Cora Lind spoke. The minister said 30 goats came.",
            "30 goats came",
            "Cora Lind",
            "Abel Fenn",
        ),
        (
            "Abel Fenn is the captain. The captain said 30 goats came to Cora Lind.",
            "30 goats came",
            "Abel Fenn",
            "Cora Lind",
        ),
        ("Rt Hon. John Fenn spoke. Mr Fenn said 30 goats came.", "30 goats came", "John Fenn", "Mary Fenn"),
        ("Abel Fenn spoke first. He said 30 goats came. Cora Lind sighed.", "30 goats came", "Abel Fenn", "Cora Lind"),
        (
            "The World Goat Union met. The WGU said 30 goats came.",
            "30 goats came",
            "World Goat Union",
            "World Hen Union",
        ),
        ("Abel Fenn's lawyer said 30 goats came.", "30 goats came", "Abel Fenn's lawyer", "Abel Fenn"),
        (
            "The Minister for Ports, Hens and Towns said 30 goats came.",
            "30 goats came",
            "The Minister for Ports, Hens and Towns",
            "the Navy",
        ),
        # Who is told, who asks and for whom a paper is written do not say it
        ("The Goat Guild heard from Cora Lind that 30 goats came.", "30 goats came", "Cora Lind", "the Goat Guild"),
        ("Abel Fenn was told by Cora Lind that 30 goats came.", "30 goats came", "Cora Lind", "Abel Fenn"),
        ("Abel Fenn was informed of it, and Cora Lind said 30 goats came.", "30 goats came", "Cora Lind", "Abel Fenn"),
        ("In a letter to Cora Lind, Abel Fenn said 30 goats came.", "30 goats came", "Abel Fenn", "Cora Lind"),
        ("A study for the Goat Guild found that 30 goats came.", "30 goats came", "The Daily", "the Goat Guild"),
        ("A survey paid for by the Goat Guild says 30 goats came.", "30 goats came", "The Daily", "the Goat Guild"),
        ("A report by the Hill Unit for the Guild says 30 goats came.", "30 goats came", "the Hill Unit", "the Guild"),
        ("The Guild's report for the Senate says 30 goats came.", "30 goats came", "the Guild", "the Senate"),
        ("After meeting Cora Lind, Abel Fenn said 30 goats came.", "30 goats came", "Abel Fenn", "Cora Lind"),
        ("Abel Fenn read out a note from Cora Lind: “I had 30 goats.”", "I had 30 goats", "Cora Lind", "Abel Fenn"),
        ("A note on the Guild's website says 30 goats came.", "30 goats came", "the Guild", "Abel Fenn"),
        (
            "\"Cora Lind always said, 'We have 30 goats,'\" recalled Abel Fenn.",
            "We have 30 goats",
            "Cora Lind",
            "Abel Fenn",
        ),
    ],
)
def test_whose_words_they_are(text: str, quote: str, speaker: str, other: str) -> None:
    if speaker in text or speaker.split()[-1] in text:
        assert _rules(text, quote, speaker, voice="direct" if ":" in text[:9] else "") in ([], ["doubt"])
    assert {"speaker", "not-said"} & set(_rules(text, quote, other))


def test_a_name_that_stands_alone_in_its_line_begins_a_turn() -> None:
    text = "Mary Fenn (Lund)\n\nHow many?\n\nMr. Hale (Minister)\n\nWe own 30 goats.\n\nDr. Fenn\n\nThat is so."
    assert _rules(text, "We own 30 goats", "Jon Hale", voice="direct") == []
    assert "speaker" in _rules(text, "We own 30 goats", "Mary Fenn", voice="direct")
    text = "Mary Fenn, Minister for Hills\n\nWe own 30 goats.\n\nJon Hale, Member for Lund\n\nThat is so."
    assert _rules(text, "We own 30 goats", "Mary Fenn", voice="direct") == []
    assert "speaker" in _rules(text, "We own 30 goats", "Jon Hale", voice="direct")


@all_cases(
    ("text", "name"),
    [
        ("The office counted 30 goats.", "the Quay Office"),
        ("In 2024 there were 30 goats. Later Cora Lind spoke.", "Cora Lind"),
        ("The guild has a new head. The herdswoman said 30 goats came.", "The Daily"),
        ("The guild said 30 goats came.", "Jo Marsh"),
        ("Cora Lind took over. The shepherd said that 30 goats came.", "Cora Lind"),
        ("Cora Lind opened the fair. The report said that 30 goats came.", "Cora Lind"),
    ],
)
def test_a_speaker_may_be_named_elsewhere_or_publish_it(text: str, name: str) -> None:
    assert _rules(text, "30 goats", name) == []


def test_a_speaker_who_is_named_nowhere_is_not_said() -> None:
    (found,) = _found("Last year 30 goats came.", "30 goats came", "Cora Lind")
    assert found.rule == "not-said" and found.message == "the source does not name Cora Lind"
    (found,) = _found("The vet said 30 goats came.", "30 goats came", "Cora Lind")
    assert found.message == 'the source gives these words to "The vet" and does not name Cora Lind'
    assert _rules("Officials said 30 goats came.", "30 goats came", "the Quay Office") == ["not-said"]
    (found,) = _found("A: We own 30 goats.", "We own 30 goats", "Cora Lind", voice="direct")
    assert found.rule == "doubt"


def test_whoever_meets_the_owner_is_none() -> None:
    text = "The herd's vet, Mary Fenn, met the owner, Jon Hale, in 2024. The owner said 30 goats came."
    assert _rules(text, "The owner said 30 goats came", "Jon Hale") == []
    assert _rules(text, "The owner said 30 goats came", "Mary Fenn") == ["speaker"]


def test_a_constituency_and_a_party_stand_behind_a_name() -> None:
    text = (
        "The Minister for Hills (Abel Fenn): I can say that we own 30 goats.\nCora Lind (Low Fell) (Con): Is that all?"
    )
    assert _rules(text, "we own 30 goats", "Abel Fenn", voice="direct") == []
    assert _rules(text, "we own 30 goats", "Cora Lind", voice="direct") == ["speaker"]


@all_cases(
    "tag",
    ["Олег Фенин Вере Линдовой", "Вере Линдовой Олег Фенин", "Лев Толстой", "Фенин Линдовой", "Ида Шоу", "он газете"],
)
def test_to_whom_it_is_said_is_no_speaker(tag: str) -> None:
    text = f"— У нас 30 коз, — сказал {tag}."
    source = SourceText.from_bytes(text.encode(), "ru")
    (number,) = source.numbers
    (found,) = find_attributions(source, number.span)
    said = " ".join(source.normalized[a:b] for a, b in found.names)
    assert said == tag.replace("Вере Линдовой", "").replace("Фенин Линдовой", "Фенин").replace(" газете", "").strip()


def test_who_is_first_named_after_direct_speech_need_not_have_spoken() -> None:
    text = "“We own 30 goats.” Cora Lind was proud of them."
    assert _rules(text, "We own 30 goats", "Cora Lind") == ["not-said"]
    assert _rules(f"Cora Lind came in. {text}", "We own 30 goats", "Cora Lind") == []


def test_what_somebody_did_not_say_is_not_theirs() -> None:
    (found,) = _found("Abel Fenn never said “we own 30 goats” to me.", "we own 30 goats", "Abel Fenn")
    assert found.message == 'the source says that "Abel Fenn" did not say so'


def test_what_a_figure_is_for_says_nothing() -> None:
    text = "Abel Fenn: The figure for the end of March is 30 goats.\nCora Lind: Nonsense."
    assert _rules(text, "The figure for the end of March is 30 goats", "Abel Fenn") == []


def test_words_that_an_outlet_only_takes_up_are_nobodys() -> None:
    for text in ("The “30 goats” of the leaflet were 12 hens.", "His “30 goats” are sheep."):
        (found,) = _found(text, "30 goats", "the leaflet")
        assert found.rule == "not-said" and "only takes up" in found.message
    assert _rules("The leaflet boasts of “30 goats” in all.", "30 goats", "the leaflet") == []


def test_a_role_or_a_quote_may_introduce_a_speaker() -> None:
    text = "The vet is Cora Lind of Alder Bay. In May a vet said 30 goats came."
    assert _rules("The vet said 30 goats came.", "30 goats came", "Cora Lind", role="vet") == []
    assert _rules(text, "30 goats came", "Cora Lind", introduced="The vet is Cora Lind") == []


def test_a_source_may_have_one_speaker() -> None:
    text = "This year 30 goats came. Cora Lind was there."
    assert _rules(text, "30 goats came", "Abel Fenn", source="it") == []
    (found,) = _found(text, "30 goats came", "Cora Lind", source="office")
    assert found.message == "what the source gives to nobody else is by the Quay Office, not by Cora Lind"


@all_cases(
    ("language", "text", "quote", "speaker", "other"),
    [
        ("ru", "«У нас 30 коз», — сказала Вера Линд.", "У нас 30 коз", "Вера Линд", "Олег Фенин"),
        ("ru", "«У нас 30 коз», — сказал 4 мая 2024 года Олег Фенин.", "У нас 30 коз", "Олег Фенин", "Вера Линд"),
        ("ru", "«У нас 30 коз», — сказала в мае 2024 года Вера Линд.", "У нас 30 коз", "Вера Линд", "Олег Фенин"),
        ("ru", "— У нас 30 коз, — сказал Олег Фенин.", "У нас 30 коз", "Олег Фенин", "Вера Линд"),
        ("ru", "По словам Олега Фенина, пришли 30 коз.", "пришли 30 коз", "Олег Фенин", "Вера Линд"),
        ("ru", "Пришли 30 коз. Об этом сообщил министр Фенин.", "Пришли 30 коз", "Олег Фенин", "Вера Линд"),
        ("ru", "В министерстве сообщили, что пришли 30 коз.", "пришли 30 коз", "Министерство", "Олег Фенин"),
        ("ru", "По словам Льва Орлова, пришли 30 коз.", "пришли 30 коз", "Лев Орлов", "Глеб Орлов"),
        ("ru", "По словам Павла Седова, пришли 30 коз.", "пришли 30 коз", "Павел Седов", "Пётр Седов"),
        (
            "ru",
            "По данным Лесного управления, пришли 30 коз.",
            "пришли 30 коз",
            "Лесное управление",
            "Дорожное управление",
        ),
        (
            "ru",
            "Министерство леса сообщило, что пришли 30 коз.",
            "пришли 30 коз",
            "Министерство леса",
            "Министерство дорог",
        ),
        ("ru", "Олег Фенин в среду заявил, что пришли 30 коз.", "пришли 30 коз", "Олег Фенин", "Вера Линд"),
        (
            "ru",
            "В мае на встрече в мэрии мэр Олег Фенин сообщал, что пришли 30 коз.",
            "пришли 30 коз",
            "Олег Фенин",
            "Вера Линд",
        ),
        (
            "ru",
            "Олег Фенин спорил с Верой Линд. Олег Фенин возразил ей. «У нас 30 коз», — сказал он газете.",
            "У нас 30 коз",
            "Олег Фенин",
            "Вера Линд",
        ),
        ("az", "“Bizim 30 keçimiz var”, – Vəli Fənin deyib.", "Bizim 30 keçimiz var", "Vəli Fənin", "Aynur Lindova"),
        ("az", "Vəli Fəninin sözlərinə görə, 30 keçi gəlib.", "30 keçi gəlib", "Vəli Fənin", "Aynur Lindova"),
        ("az", "Vəli Fənin bildirib ki, 30 keçi gəlib.", "30 keçi gəlib", "Vəli Fənin", "Aynur Lindova"),
        (
            "az",
            "Vəli Fəninov Aynur Quliyevaya bildirib ki, 30 keçi gəlib.",
            "30 keçi gəlib",
            "Vəli Fəninov",
            "Aynur Quliyeva",
        ),
        (
            "az",
            "Aynur Quliyeva Vəli Fəninovə bildirib ki, 30 keçi gəlib.",
            "30 keçi gəlib",
            "Aynur Quliyeva",
            "Vəli Fəninov",
        ),
        ("az", "“30 keçi var”, – Vəli Fənin “Meşə” qəzetinə bildirib.", "30 keçi var", "Vəli Fənin", "Meşə"),
        ("ru", "«У нас 30 коз», — сказал «Вестнику» врач Олег Фенин.", "У нас 30 коз", "Олег Фенин", "Вестник"),
        ("az", "“30 keçi gəlib”, – deyə Aynur Lindova bildirib.", "30 keçi gəlib", "Aynur Lindova", "Vəli Fənin"),
        ("az", "Nazirliyin məlumatına görə, 30 keçi gəlib.", "30 keçi gəlib", "Nazirlik", "Vəli Fənin"),
        ("ru", "По заказу гильдии пришли 30 коз, сообщил Фенин.", "пришли 30 коз", "Олег Фенин", "гильдия"),
        ("ru", "Олегу Фенину сообщили, что пришли 30 коз.", "пришли 30 коз", "The Daily", "Олег Фенин"),
        ("ru", "Вера Линд узнала, что пришли 30 коз.", "пришли 30 коз", "The Daily", "Вера Линд"),
        ("ru", "Доклад для гильдии говорит, что пришли 30 коз.", "пришли 30 коз", "The Daily", "гильдия"),
        ("ru", "Отвечая на вопрос Веры Линд, Фенин сказал: пришли 30 коз.", "пришли 30 коз", "Олег Фенин", "Вера Линд"),
        ("az", "Nazirliyə bildirilib ki, 30 keçi gəlib.", "30 keçi gəlib", "The Daily", "nazirlik"),
        ("az", "Nazirlik üçün hesabatda deyilir ki, 30 keçi gəlib.", "30 keçi gəlib", "The Daily", "nazirlik"),
    ],
)
def test_whose_words_they_are_in_other_languages(
    language: str, text: str, quote: str, speaker: str, other: str
) -> None:
    voice = "direct" if text[0] in "—«“" else ""
    assert _rules(text, quote, speaker, language=language, voice=voice) == []
    assert _rules(text, quote, other, language=language, voice=voice) != []


@all_cases(
    ("text", "quote", "language", "speaker", "rules"),
    [
        ("По словам Фенина, пришли 30 коз.", "пришли 30 коз", "ru", "Cora Lind", ["doubt"]),
        ("Asked by Kim Orr, the clerk said it had 30 goats.", "it had 30 goats", "en", "Kim Orr", ["speaker"]),
        ("По словам Коры Линд, пришли 30 коз.", "пришли 30 коз", "ru", "Cora Lind", []),
        ("Марка Шухова спросили. Он сказал, что пришли 30 коз.", "пришли 30 коз", "ru", "Mark Shukhov", []),
        ("По словам Марка Шухова, пришли 30 коз.", "пришли 30 коз", "ru", "Марк Жохов", ["speaker"]),
        ("По словам Марка Шухова, пришли 30 коз.", "пришли 30 коз", "ru", "Марк Шухов", []),
        ("Əli Quliyev deyib ki, 30 keçi gəlib.", "30 keçi gəlib", "az", "Ali Guliyev", []),
        (
            "Nazir Əli Şirinov gəldi. Ekspertlərin fikrincə, 30 keçi var.",
            "30 keçi var",
            "az",
            "Əli Şirinov",
            ["speaker"],
        ),
        ("Əli Quliyev deyib ki, 30 keçi gəlib.", "30 keçi gəlib", "az", "Murad Şirinov", ["speaker"]),
        ("Əli Quliyev deyib ki, 30 keçi gəlib.", "30 keçi gəlib", "az", "Murad Amirov", ["doubt"]),
        ("Jamal Hale said that 30 goats came.", "30 goats came", "en", "Camal Hale", []),
        ("По данным ООН, пришли 30 коз.", "пришли 30 коз", "ru", "United Nations", []),
        ("По данным ООН, пришли 30 коз.", "пришли 30 коз", "ru", "the European Union", ["doubt"]),
        ("BMT bildirib ki, 30 keçi gəlib.", "30 keçi gəlib", "az", "United Nations", []),
        ("Минтруд России сообщил, что пришли 30 коз.", "пришли 30 коз", "ru", "Ministry of Labour of Russia", []),
        ("Минтруд России сообщил, что пришли 30 коз.", "пришли 30 коз", "ru", "Ministry of Labour of Malta", ["doubt"]),
        # Who was told so by those in a body is not who says so.
        ("Пришли 30 коз. Об этом ИА Парус сообщили в Минздраве.", "Пришли 30 коз", "ru", "Минздрав", []),
        ("Пришли 30 коз. Об этом ИА Парус сообщили в Минздраве.", "Пришли 30 коз", "ru", "Парус", ["speaker"]),
        (
            "Bunu nazir Əli Şirinov dünən yolun açılışında deyib: 30 keçi gəlib.",
            "30 keçi gəlib",
            "az",
            "Əli Şirinov",
            [],
        ),
    ],
)
def test_a_name_in_another_language(text: str, quote: str, language: str, speaker: str, rules: list[str]) -> None:
    """In letters of the source's language it is compared; of others, only who is not recognized is a doubt."""
    assert _rules(text, quote, speaker, language=language) == rules


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["the vet said ", "Fenn: ", '"a" said Abel Fenn, ', "he said. ", "Cora Lind, "])
def test_time_is_linear(piece: str) -> None:
    def read(size: int) -> None:
        assert (
            _found(piece * (size // len(piece)) + "there came 30 goats.", "there came 30 goats", "Cora Lind")
            is not None
        )

    assert_linear(read, 60_000)


RUSSIAN = (
    HEAD.replace("date: 2024-08-19}}", "date: 2024-08-19, language: ru}}", 1)
    .replace("one: goat, other: goats", "one: коза, few: козы, many: коз, other: козы")
    .replace("name: the Quay Office", "name: Портнадзор")
)
SAID = "улов составил 40 коз"


@pytest.mark.parametrize(
    "text",
    [
        "Ранее Зимин сообщил, что за 2024 год улов составил 40 коз.",
        "Накануне Зимин сообщил, что улов составил 40 коз.",
        "Об этом сообщил глава Рыбнадзора Олег Зимин. Глава Рыбнадзора добавил, что улов составил 40 коз.",
        # A title within a name parts it no more than its other words do.
        "В 2024 году улов составил 40 коз, сообщил генеральный директор ООО «Невод» Олег Зимин.",
        "«В 2024 году улов составил 40 коз», — признал гендиректор «Невода» Олег Зимин.",
        "«В 2024 году улов составил 40 коз», — сказал «Причалу» Олег Зимин.",
        "По словам главы «Невода» Олега Зимина, за 2024 год улов составил 40 коз.",
    ],
)
def test_an_adverb_is_no_part_of_a_name_and_an_office_is_known_from_before(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.evidence.test_speakers.HEAD", RUSSIAN)
    assert _rules(text, SAID, "Олег Зимин", language="ru") == []
    assert _rules(text, SAID, "Павел Кузин", language="ru") == ["speaker"]


@pytest.mark.parametrize("lead", ["Компания «Невод» сообщила, что", "По данным компании «Невод»,"])
def test_a_title_is_the_name_of_its_firm(lead: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.evidence.test_speakers.HEAD", RUSSIAN)
    assert _rules(f"{lead} за 2024 год улов составил 40 коз.", SAID, "«Невод»", language="ru") == []
    assert _rules(f"{lead} за 2024 год улов составил 40 коз.", SAID, "«Сеть»", language="ru") == ["speaker"]


@pytest.mark.parametrize("tag", ["говорится в сообщении", "отмечается в отчёте", "цитирует доклад Курьер"])
def test_a_paper_that_is_quoted_is_no_name(tag: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.evidence.test_speakers.HEAD", RUSSIAN)
    text = f"Улов вырос, сообщил Рыбнадзор. «В 2024 году улов составил 40 коз», — {tag}."
    assert _rules(text, SAID, "Рыбнадзор", language="ru") == []


@pytest.mark.parametrize(("name", "rules"), [("КТР", []), ("КМД", ["not-said"])])
def test_a_body_is_named_by_its_initials_in_brackets(name: str, rules: list[str]) -> None:
    text = "В 2024 году пришли 40 goats, сообщила пресс-служба АО «НК “Трасса”» (КТР). Прежде писали и о КМД."
    assert _rules(text, "пришли 40 goats", name, language="ru") == rules


@pytest.mark.parametrize(
    ("text", "introduced", "rules"),
    [
        ("Trade is up.\n\nAbel Fenn opened a fair.\n\nThe sun shone on it.\n\nThe yard has 30 goats.", "", ["doubt"]),
        ("Trade is up.\n\nAbel Fenn spoke.\n\nIt rained.\n\nThe yard has 30 goats.", "Abel Fenn spoke", ["doubt"]),
        ("Abel Fenn opened a fair.\n\nThe sun shone on it.\n\nThe yard has 30 goats.", "", []),
        ("Trade is up.\n\nAbel Fenn opened a fair. The sun shone on it. The yard has 30 goats.", "", []),
    ],
)
def test_whoever_is_named_only_elsewhere_is_a_doubt(text: str, introduced: str, rules: list[str]) -> None:
    assert _rules(text, "The yard has 30 goats", "Abel Fenn", introduced=introduced) == rules

"""Names those who speak in a text: full names with their offices, and bodies; who is not named is left open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from itertools import takewhile

from briefing.drafting.counted_nouns import is_nominative
from briefing.drafting.russian_cases import name_in_nominative, office_in_nominative
from briefing.drafting.spoken_phrases import CAPITAL as _CAPITAL
from briefing.drafting.spoken_phrases import (
    as_called,
    belongs_before,
    is_field_open,
    is_firm,
    is_oblique,
    is_of_states,
    name_behind_quote,
    nameless_before,
    office_of_letters,
    opened_speech,
    said_this,
    shares_capital,
    stands_for_body,
    without_when,
)
from briefing.evidence.own_words.typed_values import counts_in_name, typed_values
from briefing.evidence.sentences.countries import name_countries
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.source_text import SourceText
from briefing.evidence.speakers.attribution_phrases import Attribution
from briefing.evidence.speakers.attributions import find_attributions
from briefing.evidence.speakers.names import SpeakerName, is_office, name_words
from briefing.evidence.speakers.quotations import Turn
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

_NAMES = compile_pattern(rf"{_CAPITAL}[\w'.-]*(?:\s{_CAPITAL}[\w'.-]*)*")
_FULL_NAME = compile_pattern(rf"(?:\A|[ (,\n])(?P<name>{_CAPITAL}[\w'-]+(?:\s{_CAPITAL}[\w'.-]*){{1,2}}), \Z")
_ADVERB = compile_pattern(r"[a-z]+ly|also|then")
_INITIAL = compile_pattern(rf"{_CAPITAL}\.")
_LETTERS = compile_pattern(r"(?:[A-Z]\.)+[A-Z]?")
_STATE = compile_pattern(r"[a-z], [A-Z]{2}")  # "in Lund, KY"
_ISSUED = compile_pattern(r"issued|published|released|made|given")
_LETTERS_BEHIND = compile_pattern(r"\s\([A-ZА-ЯЁƏ&]+\)")
"""Letters that stand for the words before them: "General Manager (GM)"."""
_NO_PART_OF_ROLE = compile_pattern(r"\A(?:the|a|an|his|her|its|their|earlier|ранее|также)\s", re.IGNORECASE)
_OF_OFFICES = frozenset("Affairs Highways Works Services Relations Resources Foreign Home Road".split())  # noqa: SIM905
"""What no first name is, in "Minister of Foreign Affairs"."""
_OF_MANY = {"ами", "ями"}
_SAID_WHERE = compile_pattern(r"\A(?:.*(?:\w[dt][aə]|zamanı)\s)?(?:(?:bunu|bu barədə|o)\s)?", re.IGNORECASE)
"""What stands before an office in Azerbaijani, and says where or of what its bearer spoke: "bu barədə iclasda"."""
_OF_NAMES = frozenset("de van von der den da di dos du la le bin al el".split())  # noqa: SIM905
"""What is small within a name: "Ann van der Hale"."""
_HEADS = frozenset("глава главы главе руководитель начальник директор председатель замглавы представитель".split())  # noqa: SIM905
"""Offices whose body follows them without a word between: "глава Минлеса" is no name."""
_ABBREVIATED = compile_pattern(r"(?:Мин|Рос|Гос|Глав|Центр|Нац)[а-яё]{3,}")
_PATRONYMIC = compile_pattern(r"(?:вич|вна)\Z")
_COUNTED = compile_pattern(r"\d (?:[a-z]+ )?([^\W\d_]+)")
_INSIDE = compile_pattern(rf"(?<=[\w,] )({_CAPITAL}[\w'-]*)")
_LONGEST_NAME, _LONGEST_ROLE, _MOST_NAMES, _LONGEST_DATELINE = 80, 8, 4, 40
_RECENT, _MOST_SENTENCES = 3, 500
_SPEAKS_FOR = compile_pattern(r"(?:во?\s(?:пресс-\w+\s)?|пресс-\w+\s)(?=(?-i:[А-ЯЁ]))", re.IGNORECASE)
"""What stands before the name of a body in Russian, where it is said in it or for it: "в пресс-службе Минлеса"."""
_PRESS_OFFICE = compile_pattern(r"(?:в\s)?пресс-служб\w+(?=\s(?-i:[а-яё][\w\s]*[А-ЯЁ][а-яё]+)\Z)", re.IGNORECASE)
"""That of somebody whom an office names: "пресс-служба президента Ирии"."""
_STATED = "statement release сообщении сообщение заявлении заявление релизе пресс-релизе məlumatda məlumata"
_MESSAGES = frozenset(_STATED.split())
"""What a body says something in: whoever spoke last does."""
_LEGAL_FORMS = frozenset("АО ОАО ПАО ЗАО ООО НК ГК QSC ASC MMC LLC JSC PLC Corp Inc Ltd Co plc NGO".split())  # noqa: SIM905
_DATELINE = compile_pattern(r":|\s-|, \w+\.? \d")
"""What follows a place where something was written: "ALDER BAY, Aug. 3"."""
_TO_OUTLET = compile_pattern(r"(?:[\w.]+-\w{1,4}\s(?:[a-zəıöüğşç]\w*\s)*)+")
"""An outlet in the case of whom or whose, which stands before the body that told it in Azerbaijani: "APA-ya"."""
_NO_PERSON, _OF = frozenset({"it"}), frozenset({"from", "by", "of"})
_INDEFINITE = compile_pattern(r"an?\s", re.IGNORECASE)


class Named(NamedTuple):
    """Somebody who speaks, with the office that the text gives, and where they are first said to."""

    name: str
    role: str
    is_person: bool


class Speaking:
    """Those who speak in one text, in the order in which they are met."""

    def __init__(self, text: SourceText, publisher: str) -> None:
        self._text, self._words = text, text.lexicon.speakers
        self._outlet = SpeakerName(publisher, text.lexicon)
        self.known: list[Named] = []
        self._names: dict[str, SpeakerName] = {}
        self._recent: list[Named] = []

    def at(self, place: TextSpan) -> list[Named]:
        """Who may have said what stands at a place, the likeliest first; nobody if no words say so."""
        turn = self._text.turn_at(place.start)
        in_turn = self._in_turn(turn) if turn else []
        for attribution in self._told_at(place):
            phrases = [self._text.normalized[s.start : s.end] for s in attribution.names]
            phrases[0] += name_behind_quote(self._text, attribution.names[0])
            if attribution.is_denied:
                return []
            if found := self._known(phrases[0]) or self.named_by(attribution, phrases):
                self._recent = [found, *(one for one in self._recent if one != found)]
                return [found, *(one for one in in_turn if one != found)]
            found_before = self.referred_to(phrases[0], attribution)
            is_nobody = not self._is_somebody(phrases[0].removeprefix("The "))
            if found_before or attribution.is_sure:
                return found_before or (in_turn if is_nobody else [])
            if not (is_nobody or self.is_no_body(self.bare_name(phrases[0]), attribution.names[0])):
                return []
        return in_turn

    def _told_at(self, place: TextSpan) -> Iterator[Attribution]:
        """The attributions of a place to others than the outlet and "I", but for the label of its turn."""
        for attribution in find_attributions(self._text, place):
            phrase = self._text.normalized[slice(*attribution.names[0])]
            is_outlet = self._outlet.is_meant_by(phrase) and not self.person_in(self.bare_name(phrase))
            is_i = self._text.lexicon.lower(phrase) in self._words.first_persons
            is_own = is_i or attribution.names[0] == attribution.cue
            is_noun = is_of_states(self._text, phrase, attribution.cue)
            # "Fees rose by 4%, the port expects a fall" tells what the port expects of something else.
            is_open = self._text.normalized[attribution.cue.end : attribution.cue.end + 2].strip().isalpha()
            is_next = attribution.names[0].start >= place.end and is_open and not attribution.is_sure
            is_other = is_outlet or is_own or is_noun or is_next
            if not (is_other or belongs_before(self._text, attribution, place)):
                yield attribution

    def told_by(self, place: TextSpan, *, is_expected: bool) -> str:
        """The words for those who may have said what stands at a place, whom nobody can name; else none.

        Of what is expected, and beside a paper, a body may have said so: "the estimate that the Port Office has".
        """
        sentence = self._text.sentence_around(place)
        at_end = TextSpan(sentence.end - 1, sentence.end)
        told = [one for at in (place, at_end) for one in self._told_at(at) if one.is_sure or is_expected]
        phrases = (one.names[0] for one in told)
        # What only a sentence writes large is nobody for that: "Catches of cod".
        spans = ((span, TextSpan(span.start + (span.start == sentence.start), span.end)) for span in phrases)
        spoken = ((span, self._text.normalized[slice(*rest)]) for span, rest in spans)
        times = self._text.lexicon.times.weekdays
        somebody = (
            span for span, name in spoken if self._is_somebody(name) and self._text.lexicon.lower(name) not in times
        )
        found = self._text.normalized[slice(*next(somebody, (0, 0)))]
        if found or self._text.turn_at(place.start):
            return found
        names = [match[0] for match in _NAMES.finditer(self._text.normalized, *sentence)]
        words = map(self._text.lexicon.lower, re.findall(r"[^\W\d_]+", self._text.normalized[slice(*sentence)]))
        is_told = is_expected or not self._words.papers.isdisjoint(words)
        bodies = (self.bare_name(name).removesuffix("'s") for name in names if self._is_body(name))
        found = next((name for name in bodies if not self._outlet.is_meant_by(name)), "") * is_told
        return found or opened_speech(self._text, place.start)

    def _is_body(self, name: str) -> bool:
        """Whether a name is that of a body: by a word of it, or by its letters."""
        words = [
            word.removesuffix("'s") for word in name.split() if not name_countries(f"the {word}.", self._text.language)
        ]
        known = (self._is_of_body, _ABBREVIATED.fullmatch, partial(stands_for_body, self._text))
        return any(is_body(word) for word in words for is_body in known)

    def _is_somebody(self, phrase: str) -> bool:
        """Whether a phrase may be for somebody: "heavy rains" are nobody."""
        words, said = self._words, {word.lower for word in name_words(phrase, self._text.lexicon)}
        known = words.persons | words.bodies | words.groups | words.others | words.pronouns | words.any_body
        return bool(said & known) or any(map(str.isupper, phrase))

    def _in_turn(self, turn: Turn) -> list[Named]:
        """Who has the word in a record: "MS HALE:" in full if the text has a first name, and "A:" is nobody."""
        label = self._text.normalized[slice(*turn.label)]
        label = " ".join(w.title() if w.isupper() and w.isalpha() and len(w) > 1 else w for w in label.split())
        said = {*map(self._text.lexicon.lower, label.split())}
        if said <= self._words.questions or said & self._words.bodies:
            return []
        office = self._role(self._text.normalized[slice(*turn.office)]) if turn.office else ""
        is_name = turn.is_record or " " not in label  # "New Lund: 40 boats left" begins with where it was written
        if is_name and not said & self._words.persons and (person := self.full_name(label.split()[-1], office)):
            return [self._enter(person)]
        return [self._enter(Named(label, office, True))] if turn.is_record else []

    def meet(self) -> None:
        """Get to know everybody who is said to speak anywhere in the text."""
        for sentence in self._text.sentences[:_MOST_SENTENCES]:
            self.at(TextSpan(sentence.end - 1, sentence.end))
        self._recent = []

    def _known(self, phrase: str) -> Named | None:
        """Whoever is known and called so, unless a person is named with the body: "ADB economist Ann Hale"."""
        found = self.meant_by(phrase)
        person = self.person_in(self.bare_name(phrase)) if found and not found.is_person else None
        return None if person and " " in person.name else found

    def meant_by(self, phrase: str) -> Named | None:
        """Whoever is known already and called so."""
        if phrase.isupper() and (at := self._text.normalized.find(f" ({phrase})")) > 0:
            in_full = (one for one in self.known if self._text.normalized.endswith(one.name, 0, at))
            if found := next(in_full, None):
                return found  # of "Port Aid Fund (PAF)"
        names = ((one, self._name(one)) for one in dict.fromkeys([*self._recent, *self.known]))
        return next((one for one, name in names if name.is_meant_by(phrase) and shares_capital(phrase, one.name)), None)

    def _name(self, named: Named) -> SpeakerName:
        if named.name not in self._names:
            self._names[named.name] = SpeakerName(named.name, self._text.lexicon)
        return self._names[named.name]

    def referred_to(self, phrase: str, attribution: Attribution) -> list[Named]:
        """Those named before whom a phrase may stand for: "he", "the minister", "the agency"."""
        main = name_words(phrase, self._text.lexicon)
        if main and main[-1].lower in self._words.papers - _MESSAGES - _NO_PERSON:
            return []  # "other figures showed"
        if _INDEFINITE.match(phrase) or not self._words.others.isdisjoint(word.lower for word in main):
            return []  # "an official at the agency", "analysts"
        is_name = len(main) > 1 and main[1].text[:1].isupper()  # "Indian Railways" is no Indian
        ends = {word.lower for word in (*main[is_name:1], *main[-1:])} | {self._text.lexicon.lower(phrase)}
        words, known = self._words, list(dict.fromkeys([*self._recent, *self.known]))
        if _NO_PERSON & {word.lower for word in main[-1:]}:
            known = [one for one in known if not one.role and not nameless_before(self._text, attribution.span.start)]
        elif body := self._body_told_of(phrase, attribution.span.start):
            known = [body]  # "The Lund Boat Ministry expects 40. The ministry said"
        elif ends & words.pronouns and (person := self._person_told_of(attribution.span.start)):
            known = [person]  # "The minister Ann Hale gave other figures. According to her"
        elif not any(one.role for one in known) and self._is_called_so(phrase, ends):
            person = self._person_told_of(attribution.span.start)
            known = [person] if person else known
        elif ends & words.pronouns or self._is_called_so(phrase, ends):
            people = [one for one in known if one.is_person]
            known = sorted(people, key=lambda one: not one.role) if people else known  # no ministry is a minister
        elif ends & (words.any_body | _MESSAGES):
            known = [one for one in known if not (one.role or one.is_person)]
        else:
            return []
        return known[:_RECENT]

    def _is_called_so(self, phrase: str, ends: set[str]) -> bool:
        """Whether a phrase calls somebody by an office; what only ends as one does may be a surname: "Ms Hooper"."""
        is_name = phrase.split()[-1][:1].isupper()
        offices = ends | office_of_letters(self._text, phrase)
        return any(word in self._words.persons if is_name else is_office(word, self._words) for word in offices)

    def _person_told_of(self, at: int) -> Named | None:
        """The one person whom the sentence before a place names with an office, whether known to have spoken or not."""
        sentences, found = self._text.sentences, []
        before = sentences[bisect_left(sentences, at, key=lambda s: s.end) - 1 :][:1]
        for name in (match for span in before for match in _NAMES.finditer(self._text.normalized, *span)):
            phrase = self._text.normalized[before[0].start : name.end()].rpartition(", ")[2]
            person = self.person_in(phrase)
            if person and person.role and " " in person.name:
                found.append(Named(*as_called(person.name, person.role, self._text.language), True))
        return self._enter(found[0]) if len(found) == 1 else None

    def _body_told_of(self, phrase: str, at: int) -> Named | None:
        """The one body of a kind that the text names before a place: "the ministry" after "Lund Boat Ministry"."""
        article, _, kind = phrase.lower().partition(" ")
        if not (self._text.language == "en" and article == "the" and kind in self._words.bodies):
            return None
        name, noun = rf"{_CAPITAL}[\w'-]*", kind.title()
        pattern = rf"(?:{name}\s)+{noun}(?![\w-]|\s{_CAPITAL})|{noun}\sof\s(?:the\s)?{name}"
        found = {self.bare_name(match[0]) for match in re.finditer(pattern, self._text.normalized[:at])}
        return self._enter(Named(found.pop(), "", False)) if len(found) == 1 else None

    def named_by(self, attribution: Attribution, phrases: list[str]) -> Named | None:
        """Whoever a phrase names: a person by a full name in the text, or a body."""
        if self._words.verb_is_last and phrases[0].islower():
            told = said_this(self._text, attribution.cue)
            role = self._role(told["office"]) if told else ""
            return self._enter(Named(told["name"], role, True)) if told and role else None
        phrase = _LETTERS_BEHIND.sub("", phrases[0].strip(" \"'"))
        is_plain = self._text.language != "az" or is_nominative(phrase, "az")
        if office := _PRESS_OFFICE.match(phrase):
            return self._enter(Named(f"Пресс-служба{phrase[office.end() :]}", "", False))
        speaks_for = _SPEAKS_FOR.match(phrase) if self._text.language == "ru" else None
        phrase = phrase[speaks_for.end() :] if speaks_for else without_when(self._text, phrase)
        is_within = " " not in phrase and self._text.language == "ru" and phrases[0].startswith(phrase)
        is_within = is_within and self._text.normalized.endswith(("В ", " в "), 0, attribution.span.start)
        is_cased = bool(is_oblique(self._text, attribution) or not is_plain or speaks_for or is_within)
        if len(phrase) > _LONGEST_NAME:
            return None
        if not is_cased and (person := self.person_before(phrase, attribution.span.start)):
            return self._enter(person)
        last = phrases[1] if len(phrases) > 1 else ""
        if not is_cased and _NAMES.fullmatch(last) and not self.person_in(phrase) and (role := self._role(phrase)):
            return self._enter(self.full_name(last, role) or Named(last, role, True))  # "Head of the Port, Hale"
        if not is_cased and not self._role(phrase) and (person := self.person_in(last)) and person.role:
            return self._enter(person)  # "National lead for boats, Constable Ann Hale, said"
        if not any(map(str.isupper, phrase)):
            # "Lund needs a pause, Ann Hale, the head of its port, said": the first is no name.
            rest = attribution._replace(names=attribution.names[1:]) if len(phrases) > len(("name", "office")) else None
            return self.named_by(rest, phrases[1:]) if rest and not self._is_somebody(phrases[0]) else None
        said = {word.lower for word in name_words(phrase, self._text.lexicon)}
        name = self.bare_name(phrase)
        if name in _LEGAL_FORMS or self.is_no_body(name, attribution.names[0]):
            return None
        if person := self.person_in(name):
            role = person.role or (self._role(phrases[1]) if len(phrases) > 1 else "")
            if is_cased:
                called = name_in_nominative(person.name, self._text.language)
                role = role if self._text.language == "az" else office_in_nominative(role)
                return self._enter(person._replace(name=called, role=role)) if called else None
            return self._enter(person._replace(role=role))
        if said & (self._words.groups | self._words.others):
            return None
        is_body = said & (self._words.bodies | self._words.papers) or _NAMES.fullmatch(name.replace(" the ", " "))
        at = attribution.names[0].start
        is_common = at == self._text.sentence_around(attribution.names[0]).start and name[1:] == name[1:].lower()
        lower = self._text.lexicon.lower(name)
        # In Russian only a name is written large within a sentence: "Росстат", but "министерство".
        common = self._words.papers | self._words.pronouns
        common |= self._words.bodies if self._text.language != "ru" else frozenset()
        is_bare = (
            is_common
            or (lower in common and not name.isupper())
            or any(is_office(word, self._words) for word in office_of_letters(self._text, name))
            # "The UN agency" is one that the text has named.
            or (phrase.startswith(("the ", "The ")) and name.split()[-1] in self._words.any_body)
        )
        is_office_alone = any(is_office(w, self._words) for w in said) and not self._is_union(name)
        is_counted = any(counts_in_name(name, language=self._text.language))
        if not is_body or is_bare or not name[:1].isupper() or is_office_alone or is_counted:
            return None
        called = name_in_nominative(name, self._text.language) if is_cased else name
        return self._enter(Named(called, "", False)) if called else None

    def bare_name(self, phrase: str) -> str:
        """The name in a phrase, without an article, the initials behind it, and the day on which it speaks."""
        words = re.sub(r"\A(?:the|a|an)\s", "", phrase, flags=re.IGNORECASE).split()
        if self._words.verb_is_last:
            # "Liman İdarəsindən verilən məlumata": the name of a body ends at the first word that is written small.
            told = [*takewhile(lambda word: word[:1].isupper(), _TO_OUTLET.sub("", phrase).split())]
            return " ".join(told if any(map(self._is_of_body, told)) else phrase.split())
        paper = next((i for i, word in enumerate(words[:3]) if self._text.lexicon.lower(word) in self._words.papers), 3)
        if len(words) > paper + 2 and words[paper + 1] in _OF:
            words = words[paper + 2 + (words[paper + 2] == "the") :]  # "New figures from the Port Authority"
        times, papers = self._text.lexicon.times, self._words.papers
        weekdays = times.weekdays.keys() | times.relative.keys() - self._words.articles  # "last Thursday"
        owner = next((i for i, word in enumerate(words) if word.endswith("'s")), None)
        if owner is not None and words[-1] in papers:  # "the Port Authority's annual report"
            words = [*words[:owner], words[owner].removesuffix("'s")]
        papers = papers if self._text.language != "ru" else frozenset()  # "Комитет статистики" is a whole name
        while len(words) > 1 and (words[-1] in weekdays | papers or words[-1] == "on" or _ADVERB.fullmatch(words[-1])):
            words.pop()
        if len(words) > 2 and self._text.lexicon.lower(words[1]) in weekdays:  # "в среду Росстат"
            words = words[2:]
        end = next((i for i, word in enumerate(words) if i and _ISSUED.fullmatch(word)), len(words))
        return _LETTERS_BEHIND.sub("", " ".join(words[:end]))

    def is_no_body(self, name: str, at: TextSpan) -> bool:
        """Whether a name is that of a time, a place or a unit, or a word that is only written large in front."""
        lexicon, text = self._text.lexicon, self._text.normalized
        words = name.split()
        is_short = len(words) > 1 and _ABBREVIATED.fullmatch(words[0]) and not name_countries(words[0], "ru")
        is_body = is_short or any(map(self._is_of_body, words[1:]))
        is_place = not is_body and bool(name_countries(f"the {name}.", self._text.language))
        is_time = (
            lexicon.lower(name) in lexicon.times.months.keys() | lexicon.times.weekdays.keys()
        )  # "up to April shows"
        if lexicon.lower(words[0]) in lexicon.numbers.prepositions or is_place or is_time:
            return True
        is_dateline = name.isupper() and _DATELINE.match(text, at.end) and at.start <= _LONGEST_DATELINE
        if _LETTERS.fullmatch(name) or is_dateline or _STATE.fullmatch(text, max(at.start - 3, 0), at.end):
            return True
        counted = self._text.once(_COUNTED, lambda: {match[1] for match in _COUNTED.finditer(text)})
        is_first = at.start == self._text.sentence_around(at).start
        is_plain = len(words) == 1 and is_first and not name.isupper()
        inside = self._text.once(_INSIDE, lambda: {match[1] for match in _INSIDE.finditer(text)}) if is_plain else ()
        return name in counted or lexicon.lower(name) in lexicon.units.units or (is_plain and name not in inside)

    def _is_of_body(self, word: str) -> bool:
        """Whether a word of a name says that it is that of a body: "Office"."""
        return word[:1].isupper() and self._text.lexicon.lower(word) in self._words.bodies

    def _is_union(self, phrase: str) -> bool:
        """Whether a phrase is the name of a body of whatever follows: "Association of Harbour Visitor Sites"."""
        first, of = [*phrase.split(), "", ""][:2]
        return self._is_of_body(first) and of == "of"

    def person_before(self, office: str, start: int) -> Named | None:
        """The person before the office that a phrase is: "Ann Hale, the port's chief executive said"."""
        name = _FULL_NAME.search(self._text.normalized, max(start - _LONGEST_NAME, 0), start)
        role = self._role(office)
        return Named(name["name"], role, True) if name and role else None

    def person_in(self, phrase: str) -> Named | None:
        """The person whom a phrase names by surname or in full, with the office before the name."""
        lexicon, words = self._text.lexicon, self._words
        outer = lexicon.numbers.prepositions - words.joiners - {"for"}
        is_russian = self._text.language == "ru"
        outer = outer if is_russian else outer - words.links
        tokens = phrase.split()
        end = next((i for i, word in enumerate(tokens) if i and lexicon.lower(word) in outer), len(tokens))
        tokens = [word.strip(",\"'") for word in tokens[:end]]
        lower = [*map(lexicon.lower, tokens)]
        offices = [i for i, word in enumerate(lower) if is_office(word, words) or word.startswith("spokes")]
        # "Specialist Olivier Hale", "Губернатор Виктор Лунин": what has a name's capital behind an office is none.
        offices = [
            i
            for i in offices
            if not (i - 1 in offices and tokens[i][:1].isupper() and (i == 1 or tokens[i - 1].islower()))
            or lower[i] in words.persons
        ]
        offices = [] if offices == [0] and is_firm(tokens, words) else offices
        is_surname = len(offices) > 1 and offices[-1] == len(tokens) - 1 > offices[-2] + 1
        if is_surname and lower[-1] not in words.persons and tokens[-1].istitle() and tokens[-2].istitle():
            offices.pop()  # "CEO Dave Barger": no barger is meant
        first = offices[-1] + 1 if offices else 0
        is_office_of = bool(offices) and first < len(tokens) and lexicon.lower(tokens[first]) in words.links | {"for"}
        if is_office_of:  # "Minister of Trade and Industry Ann Hale"
            long = 3 if _INITIAL.fullmatch(tokens[-2]) else 2
            if is_field_open(tokens[first + 1 :]) and long + 2 == len(tokens) - first - 1:
                return None
            first = max(first + 2, len(tokens) - long) if tokens[-long] not in _OF_OFFICES else len(tokens)
        is_headed = 0 < first < len(tokens) and (lexicon.lower(tokens[first - 1]) in _HEADS or is_russian)
        if is_headed and len(tokens) - first > 2:  # "глава Минлеса РФ Анна Дроздова", "министр вод Анна Дроздова"
            first = len(tokens) - (3 if _PATRONYMIC.search(tokens[-2]) or _INITIAL.fullmatch(tokens[-2]) else 2)
        named = tokens[first:]
        small = next((i for i, word in enumerate(named) if word[:1].islower()), len(named))
        if offices and small > 1 and words.verb_is_last:
            named = named[:small]  # "nazir Rəşad Məmmədov çıxışı zamanı deyib"
        titled = [i for i, word in enumerate(named) if lexicon.lower(word).rpartition("-")[2] in words.titles]
        if titled and len(named) - titled[-1] > 2:
            named = named[titled[-1] + 1 :]  # "Green Euro-MP Ann van Hale"
        own = [word.removesuffix("'s") for word in named if lexicon.lower(word).strip(".") not in words.titles]
        name, role = " ".join(own), self._role(" ".join(tokens[:first]))
        known = words.bodies | words.groups | words.papers
        is_name = 0 < len(own) <= _MOST_NAMES and all(word[:1].isupper() or word in _OF_NAMES for word in own)
        is_name = is_name and own[0] not in _OF_NAMES and own[-1] not in _OF_NAMES
        is_name = is_name and own[-1].strip(".") not in _LEGAL_FORMS
        if not is_name or known & set(map(lexicon.lower, own)) or name_countries(name, self._text.language):
            return None
        if len(own) > 1:
            return Named(name, role, True)
        if name.isupper() or self._is_union(phrase):
            return None
        is_certain = (bool(role) and not is_office_of and not is_headed) or len(own) < len(named)
        return self.full_name(name, role) or (Named(name, role, True) if is_certain else None)

    def full_name(self, surname: str, role: str) -> Named | None:
        """The first person whom the text calls in full by a surname."""
        lead = rf"(?P<lead>(?:{_CAPITAL}[\w'-]*\s(?:of\s|for\s)?){{0,4}})"
        pattern = rf"{lead}(?P<first>{_CAPITAL}[\w'-]+(?:\s{_CAPITAL}\.)?)\s{re.escape(surname)}(?![\w-])"
        for match in self._text.once(pattern, lambda: [*re.finditer(pattern, self._text.normalized)]):
            is_of_office = match["lead"].endswith(("of ", "for "))  # "Minister of Foreign Affairs"
            no_names = self._words.persons | self._words.titles | self._text.lexicon.numbers.prepositions
            if not is_of_office and self._text.lexicon.lower(match["first"]) not in no_names:
                return Named(f"{match['first']} {surname}", role or self._role(match["lead"]), True)
        return None

    def _role(self, words: str) -> str:
        """The office that some words say, if they say one and little else."""
        role = _NO_PART_OF_ROLE.sub("", words.strip(" ,\"'-("))
        while role.partition(" ")[0] in self._words.says:
            role = role.partition(" ")[2]
        times = self._text.lexicon.times
        while role and any(self._text.lexicon.lower(role.partition(" ")[0]) in s for s in (times.months, times.spans)):
            role = role.partition(" ")[2]  # "26 апреля 2023 года глава Минлеса"
        if self._words.verb_is_last:
            role = _SAID_WHERE.sub("", role)
        found = name_words(role, self._text.lexicon)
        holds = any(is_office(w.lower, self._words) and w.lower[-3:] not in _OF_MANY for w in found)
        is_short = 0 < len(role.split()) <= _LONGEST_ROLE
        is_role = holds and is_short and not any(typed_values(role, language=self._text.language, is_markdown=False))
        return role if is_role else ""

    def _enter(self, named: Named) -> Named:
        for i, one in enumerate(self.known):
            if self._name(one).is_meant_by(named.name) and one.is_person == named.is_person:
                if named.role and not one.role:
                    self.known[i] = one._replace(role=named.role)
                return self.known[i]
        self.known.append(named)
        return named

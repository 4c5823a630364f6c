"""Compares the name of a speaker with the words by which a text names somebody.

A text may leave out titles and first names, decline a name, write it with other letters, give only initials, or call
an office by its last word: all that is the same speaker. Words that neither of the two could leave out are not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice, takewhile

from briefing.evidence.lexicons.lexicon import Lexicon, load_lexicon
from briefing.evidence.lexicons.patterns import alternatives
from briefing.evidence.lexicons.statement_words import SpeakerWords
from briefing.evidence.sentences.sentences import TextSpan
from briefing.kept_patterns import compile_pattern
from briefing.records import NamedTuple

_CAPITAL = r"[^\W\d_a-zа-яёəöüğışç]"
_WORD = compile_pattern(rf"{_CAPITAL}(?=(?:\.{_CAPITAL}){{0,2}}\.{_CAPITAL}[\w'-]{{2}})|[^\W_](?:[\w.'-]{{0,60}}\w)?")
"""A word of a name; an initial is one though no space follows it: "A.Hale"."""
_LETTERS = str.maketrans("\u0131\u00f8\u0142\u0111\u00df\u018fqjx", "iolds\u0259gch")
_CYRILLIC = str.maketrans(
    {"а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i"}
    | {"к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f"}
    | {
        "х": "h",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ы": "i",
        "ь": "",
        "э": "e",
        "ю": "iu",
        "я": "ia",
    }
)
"""What a name in Cyrillic is in the letters of English, where `_fold` makes one of its spellings."""
_MOST_ENDING = 3
_SPELLINGS = compile_pattern(r"(.)\1|(?<=[scgz])h|k(?=[hs])|ie|y")
_SPELLED = {"ie": "e", "y": "i"}


class NameWord(NamedTuple):
    """A word of a name as it is written, in lower case, and in the lower case of any spelling."""

    text: str
    lower: str
    folded: str

    @property
    def is_capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.text[:1].isupper()


@lru_cache(maxsize=4096)
def _fold(word: str) -> str:
    """A word without accents, and with one letter for those that spellings of names vary in."""
    plain = unicodedata.normalize("NFKD", word.translate(_LETTERS))
    plain = "".join(c for c in plain if c != "." and not unicodedata.combining(c))
    return _SPELLINGS.sub(lambda m: _SPELLED.get(m[0], m[1] or ""), plain)


def name_words(text: str, lexicon: Lexicon) -> list[NameWord]:
    """The words of a name or a phrase that tell it from others: neither articles nor forms of address."""
    dropped = lexicon.speakers.articles | lexicon.speakers.titles
    found: list[NameWord] = []
    for match in _WORD.finditer(text):
        lower = lexicon.lower(match[0])
        lower = lexicon.speakers.shortened.get(lower, lower)
        is_letter = len(match[0]) == 1 and match[0].isupper() and match.start() > 0  # witness A
        if is_letter or (lower not in dropped and lower not in lexicon.speakers.links):
            found.append(NameWord(match[0], lower, _fold(lower)))
    return found


def same_word(name: NameWord, said: NameWord, words: SpeakerWords) -> bool:
    """Whether a word of a text may be a word of a name: in any case, spelled a little otherwise, or its initial."""
    if name.folded == said.folded or name.lower == said.lower:
        return True
    if script(name.text) != script(said.text):
        return is_transcribed(name, said)
    initials = sorted((name.lower, said.lower), key=len)
    if len(initials[0]) == 1 and name.is_capital and said.is_capital:
        return initials[1].startswith(initials[0])
    # Spellings give the vowel of "Əli" as a or as e.
    pairs = zip(name.folded, said.folded, strict=False)
    is_same = len(name.folded) == len(said.folded) and all(a == b or (a == "ə" and b in "ae") for a, b in pairs)
    return is_same or _is_declined(name.lower, said.lower, words) or _is_declined(said.lower, name.lower, words)


def script(word: str) -> str:
    """The letters that a word is written in; empty for one without letters."""
    return next((unicodedata.name(c, "").partition(" ")[0] for c in word if c.isalpha()), "")


def is_written_as(name: str, lexicon: Lexicon) -> bool:
    """Whether a name has letters that tell it to be in a language, where it is spelled in one way: Пётр, Əli."""
    words = lexicon.speakers
    own = {letter for letter in lexicon.lower(name) if letter.isalpha() and not letter.isascii()}
    return bool(own) and all(
        any(letter in word for known in (words.says, words.persons, words.bodies) for word in known) for letter in own
    )


def is_transcribed(name: NameWord, said: NameWord) -> bool:
    """Whether one is the other in letters of another language, which has no endings or others: Олега Кима, Oleg Kim."""
    folded = (_fold(word.lower.translate(_CYRILLIC)).replace("k", "c").replace("ə", "a") for word in (name, said))
    short, long = sorted(folded, key=len)
    stem = short[:-1] if len(short) > 3 and short[-1] in "aei" else short
    return len(stem) > 1 and long.startswith(stem) and len(long) - len(stem) <= _MOST_ENDING


def _is_declined(name: str, said: str, words: SpeakerWords) -> bool:
    """Whether `said` is a form of `name` in a language that puts endings to names."""
    if not words.endings:
        return False
    stem = re.sub(rf"(?<=\w\w)(?:{words.bare})\Z", "", name) if words.bare else name
    if words.fleeting and any(
        said.startswith(form) and len(said) > len(form) and re.fullmatch(words.endings, said[len(form) :])
        for form in (re.sub(words.fleeting, joint, name) for joint in ("", "ь", "й"))
        if form != name and len(form) > 1
    ):
        return True
    return any(
        said.startswith(form) and re.fullmatch(words.endings, said[len(form) :]) is not None for form in {stem, name}
    )


def contains(name: Sequence[NameWord], said: Sequence[NameWord], words: SpeakerWords) -> bool:
    """Whether every word of a name is among those that are said."""
    return bool(name) and all(any(same_word(n, s, words) for s in said) for n in name)


def is_acronym(name: Sequence[NameWord], said: Sequence[NameWord]) -> bool:
    """Whether one of the two is written as the first letters of the other: WHO, the World Health Organization."""
    for short, long in ((name, said), (said, name)):
        parts = (part for word in long for part in word.text.split("-"))
        initials = "".join(part[:1] for part in parts).upper()
        if len(initials) > 1 and any(word.text.isupper() and word.text == initials for word in short):
            return True
    return False


def is_office(word: str, words: SpeakerWords) -> bool:
    """Whether a word is what a person may be called by office or trade."""
    if word in words.persons or word.rpartition("-")[2] in words.persons:  # "director-general"
        return True
    known = words.bodies, words.papers, words.groups, words.others, words.says, words.counts
    return (
        not any(word in some for some in known)
        and re.fullmatch(rf"\w{{3,}}(?:{words.person_endings})", word) is not None
    )


@lru_cache(1_000)
def is_named(name: str, words: str, language: str) -> bool:
    """Whether words that say whose something is, such as the publisher of a table, name a speaker."""
    return SpeakerName(name, load_lexicon(language)).is_meant_by(words)


@lru_cache(64)
def words_before_surname(surname: str, text: str) -> frozenset[str]:
    """The words that stand before a surname anywhere in a text."""
    return frozenset(re.findall(rf"([^\W\d_][\w'-]*)\s{re.escape(surname)}(?!\w)", text))


class NamePlace(NamedTuple):
    """A place where a text names a speaker, and the offices that it gives the speaker there."""

    start: int
    offices: frozenset[str]


_MOST_MENTIONS = 60
_BESIDE = 60
_OFFICE_AFTER = compile_pattern(
    r"\s?(?:[,(]|-)\s?(?P<office>[^,.;:()\n\"]{2,80})|\s(?P<copula>[^\W\d_]+)\s(?P<rest>[^,.;:()\n]{2,60})"
)


class SpeakerName:
    """The name of a speaker, in the language of a text if it is known there."""

    def __init__(self, name: str, lexicon: Lexicon) -> None:
        self._lexicon, self._speakers = lexicon, lexicon.speakers
        self.words = name_words(name, lexicon) or [NameWord(name, lexicon.lower(name), lexicon.lower(name))]
        known = self._speakers.bodies | self._speakers.groups | self._speakers.papers | self._speakers.others
        # "PSA International" has a word of initials, where "JON HALE" has none but capitals.
        is_body = {w.text.isupper() for w in self.words if len(w.text) > 2} == {True, False}
        is_name = all(w.is_capital and w.lower not in known for w in self.words)
        self.is_person = 1 < len(self.words) <= 4 and is_name and not is_body
        self._main = self.main_words(name) or self.words
        self._is_man, self._is_woman = self._titles(name)
        self._asked: dict[str, bool] = {}

    def _titles(self, phrase: str) -> tuple[bool, bool]:
        """Whether a phrase addresses a man, and whether a woman."""
        words = {self._lexicon.lower(m[0]).rstrip(".") for m in _WORD.finditer(phrase)}
        return not words.isdisjoint(self._speakers.of_men), not words.isdisjoint(self._speakers.of_women)

    def is_meant_by(self, phrase: str) -> bool:
        """Whether a phrase that names a speaker names this one: "Transport Minister Hale", "the office"."""
        if phrase not in self._asked:
            self._asked[phrase] = self._fits(phrase)
        return self._asked[phrase]

    def _fits(self, phrase: str) -> bool:
        is_man, is_woman = self._titles(phrase)
        if (self._is_man and is_woman and not is_man) or (self._is_woman and is_man and not is_woman):
            return False
        if self.is_person and not self._lexicon.clauses.has_fixed_order and self._is_bare_in(phrase):
            return True  # "в мае на встрече в мэрии мэр Анна Мирт"
        words, all_said = self._speakers, name_words(phrase, self._lexicon)
        main = self.main_words(phrase)
        if not main or main[-1].lower in words.others - {word.lower for word in self.words}:
            return False
        said = main if self.is_person else all_said
        if contains(self.words, said, words) or is_acronym(self.words, said):
            return True
        size, named = len(self.words), _WORD.findall(phrase)
        if self.is_person and 1 < size < len(named) and contains(self.words, all_said[-size:], words):
            return str(named[-size - 1][0]).isupper()  # "the Governor of Harbour Bank Jon Hale", no "son of Jon Hale"
        # What stands before a name is its bearer's office; what stands alone is the name.
        offices = [
            i
            for i, word in enumerate(main)
            if is_office(word.lower, words) or word.lower in words.bodies | words.groups
        ]
        core = main[offices[-1] + 1 :] if offices and offices[-1] + 1 < len(main) else main
        if not contains(core, self.words, words):
            return False
        # The Ministry of Health is not that of Education, though each may be called the ministry.
        is_other = len(main) < len(all_said) and not any(
            contains([w], self.words, words) for w in all_said[len(main) :]
        )
        return (
            self.is_person or not is_other or contains(self.words, all_said, words) or contains(self.words, core, words)
        )

    def _is_bare_in(self, phrase: str) -> bool:
        """Whether a phrase has the whole name without an ending of a case, as only who does something has it."""
        return re.search(rf"(?<!\w){' '.join(re.escape(word.text) for word in self.words)}(?!\w)", phrase) is not None

    def main_words(self, phrase: str) -> list[NameWord]:
        """The words of a phrase that name a speaker themselves: of "the head of the office" the first."""
        words, found = self._speakers, [*_WORD.finditer(phrase)]
        links = [m for m in found[1:] if self._lexicon.lower(m[0]) in words.links]
        main = name_words(phrase[: links[0].start()] if links else phrase, self._lexicon)
        owners = [i for i, word in enumerate(main[:-1]) if word.text.endswith(("'s", "s'"))]
        if owners and self.is_person and main[-1].lower not in words.papers:
            return main[owners[-1] + 1 :]
        return main or name_words(phrase, self._lexicon)

    def mentions(self, text: str) -> list[NamePlace]:
        """The first places of a text that name the speaker."""
        key = (self.words if self.is_person else self._main)[-1]
        stem = re.sub(rf"(?<=\w\w)(?:{self._speakers.bare})\Z", "", key.lower) if self._speakers.bare else key.lower
        found: list[NamePlace] = []
        forms = alternatives({stem, self._lexicon.lower(key.text)})  # what is written short is known in full as well
        is_foreign = script(key.text) != script(next(iter(self._speakers.says), key.text))
        pattern = r"[^\W\d_][\w']+" if is_foreign else rf"(?<!\w)(?:{forms})[\w']{{0,8}}"
        for match in re.finditer(pattern, self._lexicon.lower(text)):
            own = name_words(text[match.start() : match.end()], self._lexicon)
            if own and same_word(key, own[0], self._speakers) and self._is_whole(text, TextSpan(*match.span())):
                found.append(NamePlace(match.start(), self._offices(text, *match.span())))
                if len(found) == _MOST_MENTIONS:
                    break
        return sorted([*found, *self._short_mentions(text)])

    def _short_mentions(self, text: str) -> list[NamePlace]:
        """Where a text that names a body in full calls it by its first letters: the WHO."""
        initials = "".join(word.text[0] for word in self.words if word.is_capital)
        lead = (
            f"{self.words[-1].text} " if self.is_person else ""
        )  # "the Auditor General (AG)" has a name like a person's
        is_telling = len(initials) > len("PA") and not self.is_person
        if not is_telling and (len(initials) < len("PA") or f"{lead}({initials})" not in text):
            return []
        found = re.finditer(rf"(?<!\w){re.escape(initials)}(?!\w)", text)
        return [NamePlace(match.start(), frozenset()) for match in islice(found, _MOST_MENTIONS)]

    def _is_whole(self, text: str, word: TextSpan) -> bool:
        """Whether the word that a name is known by stands for it: a surname does, "ministry" if no other is meant."""
        if self.is_person:
            return text[word.start].isupper()
        before, after = text[max(word.start - _BESIDE, 0) : word.end], text[word.end : word.end + _BESIDE]
        if contains(self.words, name_words(before + after, self._lexicon), self._speakers):
            return True
        if len(self._main) > 1:
            return contains(self._main, name_words(before, self._lexicon), self._speakers)
        following = self._lexicon.lower(after[:_BESIDE]).split(" ")[1:2]
        return not (following and following[0] in self._speakers.links)

    def is_namesake(self, phrase: str, text: str) -> bool:
        """Whether a text only knows others of the surname by which a phrase calls somebody."""
        *given, key = self.words
        said = name_words(phrase, self._lexicon)
        if not self.is_person or any(same_word(given[0], word, self._speakers) for word in said):
            return False
        full = words_before_surname(key.text, text)
        words = [word for name in full for word in name_words(name, self._lexicon) if word.is_capital]
        is_aside = self._speakers.asides.__contains__  # "Yesterday Hale said"
        others = [w for w in words if not (is_office(w.lower, self._speakers) or is_aside(w.lower))]
        return bool(others) and not any(same_word(own, word, self._speakers) for word in others for own in given)

    def _offices(self, text: str, start: int, end: int) -> frozenset[str]:
        """The words that tell what a speaker is, before the name and after it."""
        words = self._speakers
        own = {word.lower for word in self.words}
        lead = re.split(r"[.;:!?\"()\n]", text[max(start - _BESIDE, 0) : start])[-1].rstrip(" ,")
        before: list[str] = []
        body: list[str] = []
        for match in reversed([*_WORD.finditer(lead.rsplit(",")[-1])]):
            word = self._lexicon.lower(match[0])
            if word in own or (not before and word in words.copulas):
                continue
            if word in words.articles | words.edges | words.links:
                break
            if not (before or body or is_office(word, words)) and match[0][0].isupper():
                body = [word]  # "глава Минрыбы Анна Мирт"
                continue
            if not (before or is_office(word, words)):
                break
            before.append(word)
        before += body if before else []
        after: list[str] = []
        if behind := _OFFICE_AFTER.match(text, end):
            copula = behind["copula"]
            if copula is None or self._lexicon.lower(copula) in words.copulas:
                told = [self._lexicon.lower(m[0]) for m in _WORD.finditer(behind["office"] or behind["rest"])]
                # Whoever "met the owner" is none.
                after = [*takewhile(lambda word: not self._lexicon.clauses.finite.fullmatch(word), told)]
                is_subject = after and len(after) < len(told) and after[-1] not in self._lexicon.roles.function_words
                if copula is None and is_subject:
                    after = []  # "in a letter to Hale, the guild wrote"
        # Of "the head of the office" only the first is the bearer's.
        last = next((i for i, word in enumerate(after) if word in words.links), len(after))
        tells = after[:1] and (after[0] in words.articles or any(is_office(word, words) for word in after[:4]))
        return frozenset([*before, *(after[:last] if tells else [])])

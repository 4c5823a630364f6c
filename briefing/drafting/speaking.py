"""Names those who speak in a text: full names with their offices, and bodies; who is not named is left open."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.evidence.attribution_phrases import Attribution
from briefing.evidence.attributions import find_attributions
from briefing.evidence.countries import name_countries
from briefing.evidence.names import SpeakerName, is_office, name_words
from briefing.evidence.sentences import TextSpan
from briefing.evidence.source_text import SourceText

_CAPITAL = r"[^\W\d_a-zа-яёəöüğışç]"
_NAMES = re.compile(rf"{_CAPITAL}[\w'.-]*(?:\s{_CAPITAL}[\w'.-]*)*")
_LONGEST_NAME, _LONGEST_ROLE = 80, 8
_RECENT = 3


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
        self._recent: list[Named] = []

    def at(self, place: TextSpan) -> list[Named]:
        """Who may have said what stands at a place, the likeliest first; nobody if no words say so."""
        for attribution in find_attributions(self._text, place):
            phrases = [self._text.normalized[s.start : s.end] for s in attribution.names]
            if self._outlet.is_meant_by(phrases[0]):
                continue
            if attribution.is_denied:
                return []
            if found := self.meant_by(phrases[0]) or self.named_by(attribution, phrases):
                self._recent = [found, *(one for one in self._recent if one != found)]
                return [found]
            if self.may_be_known(phrases[0]):
                return (self._recent or self.known)[:_RECENT]
            return []
        return []

    def meet(self) -> None:
        """Get to know everybody who is said to speak anywhere in the text."""
        for sentence in self._text.sentences:
            self.at(TextSpan(sentence.end - 1, sentence.end))
        self._recent = []

    def meant_by(self, phrase: str) -> Named | None:
        """Whoever is known already and called so."""
        if not any(map(str.isupper, phrase)):
            return None
        names = ((one, SpeakerName(one.name, self._text.lexicon)) for one in [*self._recent, *self.known])
        return next(
            (one for one, name in names if name.is_meant_by(phrase) and _shares_capital(phrase, one.name)), None
        )

    def may_be_known(self, phrase: str) -> bool:
        """Whether a phrase stands for somebody named before: "he", "the minister", "the agency"."""
        main = name_words(phrase, self._text.lexicon)
        ends = {word.lower for word in (*main[:1], *main[-1:])} | {self._text.lexicon.lower(phrase)}
        words = self._words
        return bool(ends & words.pronouns) or any(is_office(end, words) or end in words.any_body for end in ends)

    def named_by(self, attribution: Attribution, phrases: list[str]) -> Named | None:
        """Whoever a phrase names: a person by a full name in the text, or a body."""
        phrase = phrases[0].strip(" \"'")
        if len(phrase) > _LONGEST_NAME or self._is_oblique(attribution):
            return None
        capitals = _NAMES.findall(phrase)
        if not capitals:
            return None
        lower, words = self._text.lexicon.lower, self._words
        said = name_words(phrase, self._text.lexicon)
        bodies = words.bodies | words.groups | words.papers
        if self._text.lexicon.known and any(word.lower in words.groups | words.others for word in said):
            return None
        person = self.person_in(phrase)
        if person:
            role = person.role or (self._role(phrases[1]) if len(phrases) > 1 else "")
            return self._enter(person._replace(role=role))
        if any(word.lower in bodies for word in said) or (len(capitals) == 1 and capitals[0] == phrase.split(" ")[-1]):
            name = re.sub(r"\A(?:the|a|an)\s", "", phrase, flags=re.IGNORECASE)
            if lower(name) in words.bodies | words.pronouns | words.papers or not name[:1].isupper():
                return None
            return self._enter(Named(name, "", False))
        return None

    def _is_oblique(self, attribution: Attribution) -> bool:
        """Whether a name has the case of "according to", from which nobody can tell how it is called."""
        is_cased = bool(self._words.endings)
        pattern = self._words.before_name.match(self._text.normalized, attribution.cue.start)
        around = self._words.around_name.match(self._text.normalized, attribution.cue.start)
        after = self._words.after_name.match(self._text.normalized, attribution.cue.start)
        return is_cased and bool(pattern or around or after)

    def person_in(self, phrase: str) -> Named | None:
        """The person whom a phrase names by surname or in full, with the office before the name."""
        words = name_words(phrase, self._text.lexicon)
        offices = [i for i, w in enumerate(words) if is_office(w.lower, self._words) or w.lower in self._words.bodies]
        own = words[offices[-1] + 1 :] if offices else words
        if not own or not all(word.is_capital for word in own) or len(own) > 4:
            return None
        is_acronym = len(own) == 1 and own[0].text.isupper() and len(own[0].text) > 1
        if is_acronym or any(w.lower in self._words.bodies | self._words.groups for w in own):
            return None
        role = self._role(phrase[: phrase.rfind(own[0].text)]) if offices else ""
        if len(own) > 1:
            name = " ".join(word.text for word in own)
            is_name = name in phrase and not name_countries(name, self._text.language)
            return Named(name, role, True) if is_name else None
        surname = re.escape(own[0].text.removesuffix("'s"))
        first = rf"(?P<name>{_CAPITAL}[\w'-]+(?:\s{_CAPITAL}\.|\s{_CAPITAL}[\w'-]+)?\s{surname})(?![\w-])"
        for match in re.finditer(rf"(?P<lead>[^.;:!?()\"]{{0,60}}?)\b{first}", self._text.normalized):
            parts = name_words(match["name"], self._text.lexicon)
            at = [i for i, w in enumerate(parts) if is_office(w.lower, self._words)]
            own_name = [w.text for w in (parts[at[-1] + 1 :] if at else parts)]
            if len(own_name) > 1:
                lead = f"{match['lead']} {' '.join(w.text for w in parts[: len(parts) - len(own_name)])}"
                return Named(" ".join(own_name), role or self._role(_last_phrase(lead)), True)
        return None

    def _role(self, words: str) -> str:
        """The office that some words say, if they say one and little else."""
        role = re.sub(r"\A(?:the|a|an|his|her|its|their)\s", "", words.strip(" ,\"'-("), flags=re.IGNORECASE)
        found = name_words(role, self._text.lexicon)
        holds = any(is_office(w.lower, self._words) for w in found)
        return role if holds and 0 < len(role.split()) <= _LONGEST_ROLE and not any(map(str.isdigit, role)) else ""

    def _enter(self, named: Named) -> Named:
        for i, one in enumerate(self.known):
            if SpeakerName(one.name, self._text.lexicon).is_meant_by(named.name) and one.is_person == named.is_person:
                if named.role and not one.role:
                    self.known[i] = one._replace(role=named.role)
                return self.known[i]
        self.known.append(named)
        return named


def _shares_capital(phrase: str, name: str) -> bool:
    capitals = {word[:4] for word in re.findall(r"\w+", phrase) if word[:1].isupper()}
    own = {word[:4] for word in re.findall(r"\w+", name) if word[:1].isupper()}
    return bool(capitals & own) or any(word.isupper() for word in re.findall(r"\w{2,}", phrase))


def _last_phrase(words: str) -> str:
    """The capitals at the end of some words, with what joins them: "said President"."""
    found = re.search(rf"(?:{_CAPITAL}[\w'-]*(?:\s(?:of|for|the|and)\s)?\s?){{1,5}}\Z", words.strip())
    return found[0] if found else ""

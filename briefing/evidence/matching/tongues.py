"""Says whether a word of a fact and one of its source are the same, be they of one language or of two.

In one language they are forms of each other; of two, the glossary knows a meaning of both, or they are one name in two
spellings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from briefing.evidence.lexicons.glossary import has_words, meanings_of
from briefing.evidence.lexicons.lexicon import load_lexicon
from briefing.evidence.sentences.sentences import TextSpan
from briefing.evidence.sentences.telling_words import WORD, is_form_of
from briefing.evidence.source_text import SourceText
from briefing.evidence.speakers.names import NameWord, is_transcribed, name_words
from briefing.records import NamedTuple

BEGINNING = 4
"""So many letters at its start tell a word from others."""
_WORD = re.compile(r"[^\W\d_]+")


class SourceWords(NamedTuple):
    """What the words of a source mean, each with the first of them, and the starts of those of no known meaning."""

    meanings: Mapping[int, TextSpan]
    starts: frozenset[str]
    names: tuple[NameWord, ...]
    """Its words with a capital."""

    @classmethod
    def of(cls, source: SourceText) -> SourceWords:
        """That of a source, read once."""
        return source.once("words", lambda: cls._read(source))

    @classmethod
    def _read(cls, source: SourceText) -> SourceWords:
        places: dict[str, TextSpan] = {}
        for match in _WORD.finditer(source.normalized):
            places.setdefault(match[0], TextSpan(*match.span()))
        meanings, starts = dict[int, TextSpan](), set[str]()
        for word, span in places.items():
            lower = source.lexicon.lower(word)
            known = meanings_of(lower, source.language)
            for meaning in known:
                meanings.setdefault(meaning, span)
            if not known:
                starts.add(lower[:BEGINNING])
        names = " ".join(word for word in places if word[0].isupper())
        return cls(meanings, frozenset(starts), tuple(name_words(names, source.lexicon)))


class Tongues(NamedTuple):
    """The languages of a fact and of its source."""

    fact: str
    source: str
    are_two: bool

    def knows(self, word: str) -> bool:
        """Whether a word of the fact can be sought in the source."""
        return not self.are_two or any(has_words(meaning, self.source) for meaning in meanings_of(word, self.fact))

    def is_known(self, said: str) -> bool:
        """Whether a word of the source can be sought in the fact."""
        return not self.are_two or any(has_words(meaning, self.fact) for meaning in meanings_of(said, self.source))

    def are_one(self, word: str, said: str) -> bool:
        """Whether a word of the fact and one of the source are the same."""
        meant, known = meanings_of(word, self.fact), meanings_of(said, self.source)
        if self.are_two:
            names = (NameWord(one, one, one) for one in (word, said))
            return bool(meant & known) or (min(len(word), len(said)) >= BEGINNING and is_transcribed(*names))
        return is_form_of(word, said) or (bool(meant) and meant == known)

    def means_one_of(self, said: str, others: Iterable[str]) -> bool:
        """Whether a word of the source means what one of some others of it does."""
        meant = meanings_of(said, self.source)
        return any(not meant.isdisjoint(meanings_of(other, self.source)) for other in others)

    def is_among(self, word: str, words: Iterable[str]) -> bool:
        """Whether a word of the fact stands among words of the source."""
        return any(self.are_one(word, said) for said in words)

    def said_in(self, words: Iterable[str], text: str) -> list[str]:
        """The words of a text of the source, in lower case, that are the same as some words of the fact."""
        said = WORD.findall(load_lexicon(self.source).lower(text))
        return [one for one in said if any(self.are_one(word, one) for word in words)]

    def names(self, name: str, source: SourceText) -> bool:
        """Whether a source names what the fact does, in words of its own or in another spelling."""
        vocabulary, lexicon = SourceWords.of(source), load_lexicon(self.fact)
        words = name_words(name, lexicon)
        meant = (meaning for word in words for meaning in meanings_of(word.lower, self.fact))
        spelled = (is_transcribed(word, said) for word in words for said in vocabulary.names)
        return any(meaning in vocabulary.meanings for meaning in meant) or any(spelled)

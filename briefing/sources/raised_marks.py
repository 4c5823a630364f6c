"""Raised and lowered characters: the power of a unit or a number is kept, the mark of a note is left out.

As a reader sees it, "rose to 12.4²" has a note and "12.4 km²" a square; a file tells both in the same way.
"""

from __future__ import annotations

import re

_UNITS = re.compile(r"(?:^|[\s\d/\u2009\u00a0(])(?:[kcmdµ]?m|ft|in|mi|yd|[kмсд]?м|км|га)\Z", re.IGNORECASE)
_POWER_OF_TEN = re.compile(r"(?:^|[^\d.,])10\Z")
_RAISED = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_EXPONENT = re.compile(r"[-−–+]?\d{1,3}")
# Not any short word: "not" may be raised, too, and turns a sentence over.
_MARK = r"(?:\d{1,3}|[a-z]|[ivx]{1,4}|[*†‡§¶]{1,3}|note \d+)"
_NOTE = re.compile(rf"[\[(]?{_MARK}(?:[ ,;–-]+{_MARK})*[\])]?", re.IGNORECASE)
_ENDINGS = re.compile(r"(?:st|nd|rd|th|er|re|[eèºª]|й|го|я|ая|ый)", re.IGNORECASE)


def raised_words(raised: str, before: str, *, is_link: bool = False) -> str:
    """What is read of raised characters after the words `before`: a power, the ending of an ordinal, or "" for a mark.

    >>> raised_words("2", "an area of 12 km"), raised_words("6", "about 2.5 × 10"), raised_words("4", "in 2023")
    ('²', '⁶', '')
    >>> raised_words("th", "the 21")
    'th'
    """
    words = raised.strip()
    if not is_link and _EXPONENT.fullmatch(words) and (_UNITS.search(before) or _POWER_OF_TEN.search(before)):
        return words.translate(_RAISED)
    if _ENDINGS.fullmatch(words) and before[-1:].isdigit():
        return words
    return "" if is_link or _NOTE.fullmatch(words) else raised

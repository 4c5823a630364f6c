"""Entries such as `Name <a@b>` with their places in, one mailbox each out, or what is wrong with each, all at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from briefing.errors import Diagnostic, Place
from briefing.mail.mail import Address

_LONGEST, _LONGEST_LOCAL, _LONGEST_LABEL = 254, 64, 63
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = ("Cc", "Cs", "Zl", "Zp")
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_NAMED = re.compile(rf"({_QUOTED}\s*|[^<>\"]*)<([^<>]*)>")
_SYMBOLS = frozenset("!#$%&'*+/=?^_`{|}~-")
_HINT = "write Name <name@example.org> or name@example.org"


class AddressError(ValueError):
    """Why an entry is no mailbox: the rule, and what to do about it."""

    def __init__(self, rule: str, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.rule, self.hint = rule, hint


def read_address(entry: str, place: Place) -> Address | Diagnostic:
    """The mailbox that `entry` names, or what is wrong with it."""
    try:
        return parse_address(entry)
    except AddressError as error:
        return Diagnostic(place, error.rule, str(error), error.hint)


def parse_address(entry: str) -> Address:
    """The mailbox that `entry` names; AddressError if it names none, or several."""
    if problem := unfit(entry):
        raise AddressError("header", f"{shown(entry)}: {problem}", "remove it")
    bare = re.sub(_QUOTED, "", entry)
    if re.search("[,;]", bare) or bare.count("<") > 1:
        raise AddressError("several-addresses", f"{shown(entry)} names several addresses", "one entry names one")
    named = _NAMED.fullmatch(entry.strip())
    name, address = (_name(named[1].strip(), entry), named[2]) if named else ("", entry)
    return Address(_addr_spec(address.strip(), entry), name)


def unfit(text: str) -> str:
    """What makes `text` unfit for a header: the first control character or bidi control in it; "" if it is fit."""
    for character in text:
        if character in _BIDI or unicodedata.category(character) in _UNSEEN:
            name = unicodedata.name(character, "control character").lower()
            return f"the {name} U+{ord(character):04X} has no place in a header"
    return ""


def header_problems(text: str, place: Place) -> Iterator[Diagnostic]:
    """What makes `text` unfit for a header, at its place."""
    if problem := unfit(text):
        yield Diagnostic(place, "header", f"{shown(text)}: {problem}", "remove it")


def shown(text: str) -> str:
    """`text` in quotation marks, with what a terminal might obey made visible."""
    seen = "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)
    return f'"{seen[:80]}…"' if len(seen) > 80 else f'"{seen}"'


def _name(words: str, entry: str) -> str:
    quoted = words.startswith('"')
    if "@" in words and not quoted:
        raise AddressError("address", f"{shown(entry)}: the name holds an address of its own", _HINT)
    name = " ".join((re.sub(r"\\(.)", r"\1", words[1:-1]) if quoted else words).split())
    if len(name) > _LONGEST:
        raise AddressError("address", f"{shown(entry)}: the name is longer than {_LONGEST} characters", _HINT)
    return name


def _addr_spec(address: str, entry: str) -> str:
    if not address:
        raise AddressError("address", f"{shown(entry)} holds no address", _HINT)
    if (count := address.count("@")) != 1:
        raise AddressError("address", f"{shown(entry)} has {count or 'no'} @ where one belongs", _HINT)
    local, domain = address.split("@")
    if problem := _local_problem(local) or _domain_problem(domain) or _length_problem(address):
        raise AddressError("address", f"{shown(entry)}: {problem}", _HINT)
    return address


def _local_problem(local: str) -> str:
    if not local:
        return "nothing stands before the @"
    if len(local.encode()) > _LONGEST_LOCAL:
        return f"more than {_LONGEST_LOCAL} bytes stand before the @"
    return _dotted_problem(local, lambda c: c in _SYMBOLS or _is_word(c))


def _domain_problem(domain: str) -> str:
    if not domain:
        return "nothing stands after the @"
    if problem := _dotted_problem(domain, lambda c: c == "-" or _is_word(c)):
        return problem
    labels = domain.split(".")
    if any(label.startswith("-") or label.endswith("-") for label in labels):
        return "a part of the domain begins or ends with a hyphen"
    if any(len(label.encode()) > _LONGEST_LABEL for label in labels):
        return f"a part of the domain is longer than {_LONGEST_LABEL} bytes"
    return ""


def _length_problem(address: str) -> str:
    return f"it is longer than {_LONGEST} bytes" if len(address.encode()) > _LONGEST else ""


def _dotted_problem(text: str, allowed: Callable[[str], bool]) -> str:
    if "" in text.split("."):
        return "a dot stands at an end or beside another"
    strange = next((c for c in text if c != "." and not allowed(c)), "")
    return f"{shown(strange)} has no place in an address" if strange else ""


def _is_word(character: str) -> bool:
    """Whether it is a letter, a mark on one, or a digit, of any script."""
    return unicodedata.category(character)[0] in "LMN"

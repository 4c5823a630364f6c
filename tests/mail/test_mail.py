"""One mailbox for each entry, or what is wrong with it, where."""

import pytest

from briefing.errors import ProblemError
from briefing.mail.mail import Address, file_name_problem, header_problem, parse_address
from tests.conftest import all_cases


@all_cases(
    ("entry", "name", "address"),
    [
        ("anna@example.org", "", "anna@example.org"),
        (" Anna  Berg <anna@example.org> ", "Anna Berg", "anna@example.org"),
        ("<anna@example.org>", "", "anna@example.org"),
        ('"Berg, Anna" <anna@example.org>', "Berg, Anna", "anna@example.org"),
        (r'"Anna \"A\" Berg" <anna@example.org>', 'Anna "A" Berg', "anna@example.org"),
        ("Əli Ölməz <ali.olmez+desk@example.az>", "Əli Ölməz", "ali.olmez+desk@example.az"),
        ("Анна <почта@пример.рф>", "Анна", "почта@пример.рф"),
        ("हिन्दी@उदाहरण.भारत", "", "हिन्दी@उदाहरण.भारत"),
        ("root@localhost", "", "root@localhost"),
    ],
)
def test_an_entry_is_a_mailbox(entry: str, name: str, address: str) -> None:
    assert parse_address(entry) == Address(address, name)
    assert parse_address(entry).is_international is not address.isascii()


@all_cases(
    ("entry", "rule", "said"),
    [
        ("", "address", "holds no address"),
        ("Anna <>", "address", "holds no address"),
        ("Anna", "address", "has no @"),
        ("a@b@c", "address", "has 2 @"),
        ("@example.org", "address", "nothing stands before the @"),
        ("anna@", "address", "nothing stands after the @"),
        ("an..na@example.org", "address", "a dot stands"),
        ("anna@example..org", "address", "a dot stands"),
        ("anna@-example.org", "address", "hyphen"),
        ("anna@[127.0.0.1]", "address", "no place in an address"),
        ("anna berg@example.org", "address", "no place in an address"),
        ("an\u200bna@example.org", "address", "no place in an address"),
        (f"{'a' * 65}@example.org", "address", "more than 64 bytes"),
        (f"anna@{'a' * 64}.org", "address", "longer than 63 bytes"),
        (f"anna@{'a.' * 126}org", "address", "longer than 254 bytes"),
        (f"{'A' * 300} <anna@example.org>", "address", "the name is longer"),
        ("boss@example.org <anna@example.net>", "address", "an address of its own"),
        ("anna@\uff42ay.example", "address", 'U+FF42 only looks like "b"'),
        ("\u217fia@bay.example", "address", "U+217F only looks like"),
        ("anna@p\u0456er.example", "address", "mixes letters of Cyrillic and Latin"),
        ("\u0430nna@bay.example", "address", "mixes letters of Cyrillic and Latin"),
        ("anna@r\u03bfad.example", "address", "mixes letters of Greek and Latin"),
        ("anna@\u0440\u0430\u0443.example", "address", "in Cyrillic letters that look like Latin ones"),
        ("anna@example.org, ben@example.org", "several-addresses", "names several"),
        ("anna@example.org; ben@example.org", "several-addresses", "names several"),
        ("<anna@example.org> <ben@example.org>", "several-addresses", "names several"),
        ("anna@example.org\r\nBcc: ben@example.org", "header", "U+000D"),
        ("anna@example.org\nSubject: x", "header", "U+000A"),
        ("anna\0@example.org", "header", "U+0000"),
        ("Anna\x1b[31m <anna@example.org>", "header", "U+001B"),
        ("Anna \u202egro.elpmaxe@neb <anna@example.org>", "header", "right-to-left override U+202E"),
        ("Anna\u2028 <anna@example.org>", "header", "U+2028"),
        ("Anna\ud800 <anna@example.org>", "header", "U+D800"),
    ],
)
def test_what_is_wrong_with_an_entry_is_said(entry: str, rule: str, said: str) -> None:
    with pytest.raises(ProblemError) as caught:
        parse_address(entry)
    found = caught.value.problem
    assert found.rule == rule
    assert said in found.message
    assert found.message.isprintable()


@all_cases("text", ["a\rb", "a\nb", "\0", "\x85", "\u2066a\u2069", "\u200fa", "\u2029"])
def test_no_header_holds_what_could_end_or_turn_it(text: str) -> None:
    found = header_problem(text)
    assert found
    assert found.rule == "header"
    assert not header_problem("Grüße, дорогие")


@all_cases(
    "name",
    [
        "",
        ".pdf",
        "../brief.pdf",
        "a\\b.pdf",
        "C:brief.pdf",
        "a\u202efdp.exe",
        "a\nb.pdf",
        "brief.pdf ",
        "я" * 61 + ".pdf",
    ],
)
def test_a_file_name_that_misleads_is_refused(name: str) -> None:
    assert file_name_problem(name)
    assert not file_name_problem("Справка 2024-08 (çap).pdf")


@all_cases(
    "entry",
    [
        "иван.petrov@оса.рф",
        "jose\u0301@bay.example",
        "anna@online-бухта.example",
        "anna@xn--e1awk.example",
        "anna@日本のツアーjp.example",
        "əli@şuma.az",
    ],
)
def test_an_address_in_one_script_is_taken(entry: str) -> None:
    assert parse_address(entry).address == entry

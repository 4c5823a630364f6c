"""The text of a formula (`pupils / schools`) in, its facts and operators in the order of computing out."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"(?P<id>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)|(?P<sign>[-+*/()])|(?P<wrong>[^\s]+?(?=[\s()]|$)|\S)")
_RANK = {"+": 1, "-": 1, "*": 2, "/": 2}
_HINTS = {"×": "write *", "÷": "write /", "−": "write - with spaces around it", ":": "write /"}


class Token(NamedTuple):
    """A fact's id or an operator, and where it stands in the formula."""

    text: str
    offset: int

    @property
    def is_operator(self) -> bool:
        """Whether it joins the two values before it."""
        return self.text in _RANK


class FormulaError(Exception):
    """What is wrong at which offset of a formula, and what to do."""

    def __init__(self, offset: int, message: str, hint: str | None = None) -> None:
        super().__init__(offset, message, hint)
        self.offset, self.message, self.hint = offset, message, hint


def parse_formula(text: str) -> tuple[Token, ...]:
    """The tokens in postfix order, `pupils schools /`; FormulaError if the text is no formula."""
    output: list[Token] = []
    waiting: list[Token] = []
    value_next = True
    for token in _tokens(text):
        value_next = _expect(token, value_next)
        if token.text == "(":
            waiting.append(token)
        elif token.text == ")":
            _close(token, waiting, output)
        elif token.is_operator:
            while waiting and _RANK.get(waiting[-1].text, 0) >= _RANK[token.text]:
                output.append(waiting.pop())
            waiting.append(token)
        else:
            output.append(token)
    if value_next:
        raise FormulaError(len(text.rstrip()) - 1, "a fact is missing at its end")
    return _finish(waiting, output)


def inputs(tokens: tuple[Token, ...]) -> tuple[str, ...]:
    """The facts that a formula names, in the order of first appearance."""
    facts = sorted((token for token in tokens if not token.is_operator), key=lambda token: token.offset)
    return tuple(dict.fromkeys(token.text for token in facts))


def _tokens(text: str) -> list[Token]:
    tokens = []
    for match in _TOKEN.finditer(text):
        word, offset = match[0], match.start()
        if match["wrong"]:
            raise _not_a_token(word, offset)
        if word == "-" and not re.fullmatch(r"\s-\s", text[max(0, offset - 1) : offset + 2]):
            raise FormulaError(offset, "a minus needs a space on each side", "a hyphen without spaces belongs to an id")
        tokens.append(Token(word, offset))
    return tokens


def _not_a_token(word: str, offset: int) -> FormulaError:
    if word[0].isdigit() or word[0] == ".":
        return FormulaError(
            offset, f'"{word}" is a number', "make it a fact and name the fact: a formula has no numbers"
        )
    hint = _HINTS.get(word[0], "it has ids of facts, + - * / and parentheses")
    return FormulaError(offset, f'"{word}" is neither a fact nor an operator', hint)


def _expect(token: Token, value_next: bool) -> bool:
    """Check that a value, or an operator, may stand here; returns whether a value must follow."""
    begins_value = not token.is_operator and token.text != ")"
    if begins_value != value_next:
        wanted = "a fact" if value_next else "an operator"
        raise FormulaError(token.offset, f'{wanted} is missing before "{token.text}"')
    return token.is_operator or token.text == "("


def _close(token: Token, waiting: list[Token], output: list[Token]) -> None:
    while waiting and waiting[-1].text != "(":
        output.append(waiting.pop())
    if not waiting:
        raise FormulaError(token.offset, "a parenthesis is closed that was not opened")
    waiting.pop()


def _finish(waiting: list[Token], output: list[Token]) -> tuple[Token, ...]:
    for token in reversed(waiting):
        if token.text == "(":
            raise FormulaError(token.offset, "a parenthesis is not closed")
        output.append(token)
    return tuple(output)

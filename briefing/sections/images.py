"""Reads the files of the pictures that a facts file names, and tells which flowables nobody makes: all at once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from briefing.document.drawing import SizedPicture
from briefing.errors import Diagnostic, ProblemError, did_you_mean
from briefing.facts.load import FactsFile
from briefing.files import read_beside
from briefing.limits import bounded
from briefing.records import NamedTuple
from briefing.themes.pictures import MAX_IMAGE, read_image
from briefing.yaml_source.problems import quoted


class ReadImages(NamedTuple):
    """The pictures of a facts file by their ids, and what keeps the others from being read."""

    pictures: Mapping[str, SizedPicture]
    problems: tuple[Diagnostic, ...]


def read_images(facts: FactsFile, width: float, height: float) -> ReadImages:
    """The pictures of `facts`, each for a place of at most `width` × `height` points."""
    pictures: dict[str, SizedPicture] = {}
    problems: list[Diagnostic] = []
    for key, image in facts.briefing.images.items():
        place = facts.places.at("images", key, "file")
        try:
            with bounded(place, "reading the picture"):
                data = read_beside(facts.path.parent, image.file, MAX_IMAGE, "the facts file")
                pictures[key] = read_image(data, width, height)
        except ProblemError as error:
            message, hint = f'image "{key}": {quoted(image.file)} {error.problem.message}', error.problem.hint
            problems.append(Diagnostic(place, "image", message, hint))
    return ReadImages(pictures, tuple(problems))


def unmade(facts: FactsFile, made: Collection[str]) -> Iterator[Diagnostic]:
    """An error for each flowable of the file that is not among those `made` by a Python file."""
    for key in (key for key in facts.briefing.flowables if key not in made):
        hint = did_you_mean(key, made) or f'end the file of --charts with FLOWABLES = {{"{key}": my_function}}'
        message = f'flowable "{key}" is made by no file that --charts names'
        yield Diagnostic(facts.places.at("flowables", key), "unknown-flowable", message, hint)

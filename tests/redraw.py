"""Draw or write anew all that tests compare with: `python -m tests.redraw`; then look at what changed with git diff.

Pictures of pages, tables of languages, the published schemas and the README's picture.
"""

import json
import os
import subprocess
import sys

import pypdfium2

from briefing import build
from briefing.facts.load import json_schema
from briefing.files import asset, folder, seed
from briefing.proof.carried_facts import attached_schema
from tests.conftest import ROOT
from tests.evidence.cldr_tables import write_tables

DRAWN = ("tests/pdf/test_page_images.py", "tests/languages/test_languages.py")


def main() -> None:
    """Renew every reference; a test that still fails afterwards has another reason."""
    if "CI" in os.environ:
        sys.exit("references are not renewed in CI")
    schemas = {folder("seeds"): json_schema(), ROOT / "briefing" / "proof": attached_schema()}
    for where, schema in schemas.items():
        text = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        (where / "facts.schema.json").write_text(text, encoding="utf-8", newline="\n")
    write_tables()
    page = pypdfium2.PdfDocument(build(seed()).data)[0]
    page.render(scale=1.337).to_pil().quantize(64).save(asset("page-1.png"), optimize=True)
    environment = os.environ | {"BRIEFING_REDRAW": "1"}
    subprocess.run([sys.executable, "-m", "pytest", "-q", "-n", "0", *DRAWN], cwd=ROOT, env=environment, check=True)
    subprocess.run(["git", "status", "--short"], cwd=ROOT, check=False)


if __name__ == "__main__":
    main()

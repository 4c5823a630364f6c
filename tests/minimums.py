"""Print the declared minimum of every dependency as constraints for pip, so that CI can install exactly those.

python3 tests/minimums.py > constraints.txt && pip install -e . -c constraints.txt
"""

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parent.parent / "pyproject.toml"


def minimums() -> list[str]:
    """`name==version` for each dependency of the package and of its extras, but for that for tests."""
    project = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    declared = [*project["dependencies"], *(d for name, extra in extras.items() if name != "test" for d in extra)]
    return [f"{name}=={version}" for name, version in re.findall(r"^([\w.-]+)>=([\d.]+)", "\n".join(declared), re.M)]


if __name__ == "__main__":
    print("\n".join(minimums()))

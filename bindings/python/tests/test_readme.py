"""What the README tells to install is what ./dev installs."""

import re
from pathlib import Path

HERE = Path(__file__).parents[1]


def test_packages():
    script = (HERE.parents[1] / "dev").read_text()
    wanted = set()
    for name in ("packages", "python_packages"):
        wanted |= set(re.search(rf"^{name}=\(([^)]*)\)", script, re.M)[1].split())
    told = re.search(r"sudo apt install (.*?)\n *python3 -m venv", (HERE / "README.md").read_text(), re.S)
    words = set(re.findall(r"[a-z0-9+.-]+", told[1]))
    # Python itself is there: it is what runs the rest.
    assert wanted - {"python3"} <= words

import subprocess
from pathlib import Path

import certrail
import pytest

PROGRAM = Path(certrail.__file__).parent / "bin" / "certrail"


@pytest.fixture(scope="session")
def engine() -> certrail.Engine:
    return certrail.load()


@pytest.fixture(scope="session")
def program():
    """Runs the C++ program with these arguments."""

    def run(*arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [PROGRAM, *arguments], input=stdin, capture_output=True, text=True, check=False
        )

    return run

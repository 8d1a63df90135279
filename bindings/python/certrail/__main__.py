"""The command line program: `python -m certrail` and `certrail` are the C++ program itself."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn


def main() -> NoReturn:
    program = Path(__file__).parent / "bin" / "certrail"
    os.execv(program, ["certrail", *sys.argv[1:]])


if __name__ == "__main__":
    main()

"""Tests of the command line program.

    cli_test.py PROGRAM DATA [--update] [unittest arguments]

PROGRAM is the program to test, DATA the shipped data directory. --update rewrites the golden files
from what the program prints now; look at the difference before you commit it.
"""

import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from program import Settings  # noqa: E402


def main():
    arguments = sys.argv[1:]
    Settings.update = "--update" in arguments
    arguments = [each for each in arguments if each != "--update"]
    if len(arguments) < 2:
        sys.exit(__doc__)
    Settings.program = str(pathlib.Path(arguments[0]).resolve())
    Settings.shipped_data = pathlib.Path(arguments[1]).resolve()

    loader = unittest.TestLoader()
    names = ["golden_test", "error_test", "flag_test", "answer_test", "track_test", "own_files_test",
             "market_test", "report_test", "horizon_test", "exchange_test", "batch_test",
             "surroundings_test"]
    suite = unittest.TestSuite(loader.loadTestsFromName(name) for name in names)
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    sys.exit(0 if result.wasSuccessful() else 1)


if __name__ == "__main__":
    main()

"""Runs the program under test, always in the same surroundings."""

import json
import os
import pathlib
import pty
import subprocess
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SMALL_DATA = HERE / "data"
START = "2026-11-22"


class Settings:
    """Set once by cli_test.py."""

    program = ""
    shipped_data = pathlib.Path()
    update = False


class ProgramTest(unittest.TestCase):
    """Runs on the small data of these tests, so that nothing changes with the shipped data."""

    maxDiff = None

    def run_program(self, *arguments, width=80, data=SMALL_DATA, stdin="", variables=None, **more):
        environment = {k: v for k, v in os.environ.items() if not k.startswith("CERTRAIL")}
        environment.update({"COLUMNS": str(width), "NO_COLOR": "1"})
        environment.update(variables or {})
        command = [Settings.program, *map(str, arguments)]
        if data is not None:
            command += ["--data", str(data)]
        return subprocess.run(command, input=stdin, env=environment, capture_output=True, text=True,
                              timeout=120, **more)

    def open_terminal(self):
        """Both ends of a new terminal; skips the test where the system has none, as in a chroot."""
        try:
            return pty.openpty()
        except OSError as none:
            self.skipTest(f"this system gives no terminals: {none}")

    def answer(self, *arguments, status=0, **more):
        """Standard output of a run that ends with `status`."""
        done = self.run_program(*arguments, **more)
        self.assertEqual(done.returncode, status, done.stderr)
        return done.stdout

    def json_answer(self, *arguments, **more):
        return json.loads(self.answer(*arguments, "--format", "json", **more))

    def refused(self, *arguments, status=2, **more):
        """Standard error of a run that must fail and must print no answer."""
        done = self.run_program(*arguments, **more)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        self.assertEqual(done.stdout, "")
        return done.stderr

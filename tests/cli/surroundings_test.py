"""What the program takes from its surroundings and how it bears with them."""

import os
import pathlib
import select
import shutil
import subprocess
import tempfile
import time

from program import SMALL_DATA, START, ProgramTest, Settings

ASK = ["recommend", "--role", "architect", "--start", START]


class SurroundingsTest(ProgramTest):
    def on_a_terminal(self, variables, arguments=(*ASK, "--data", str(SMALL_DATA))):
        """What appears on a terminal."""
        leader, follower = self.open_terminal()
        environment = {k: v for k, v in os.environ.items() if k not in ("NO_COLOR", "COLUMNS")}
        environment.update({"TERM": "xterm"}, **variables)
        command = [Settings.program, *arguments]
        with subprocess.Popen(command, stdout=follower, stderr=follower, env=environment) as process:
            os.close(follower)
            shown = b""
            while select.select([leader], [], [], 60)[0]:
                try:
                    block = os.read(leader, 65536)
                except OSError:
                    break
                if not block:
                    break
                shown += block
            os.close(leader)
            self.assertEqual(process.wait(), 0)
        return shown.decode()

    def test_colour_only_on_a_terminal(self):
        self.assertIn("\x1b[1m", self.on_a_terminal({}))
        self.assertNotIn("\x1b", self.on_a_terminal({"NO_COLOR": "1"}))
        self.assertNotIn("\x1b", self.on_a_terminal({"TERM": "dumb"}))
        self.assertNotIn("\x1b", self.run_program(*ASK, variables={"NO_COLOR": ""}).stdout)

    def test_progress_on_a_terminal(self):
        long = ["recommend", "--role", "data_engineer", "--max-steps", "8", "--top", "100",
                "--distinct", "0", "--time-limit", "2500", "--data", str(Settings.shipped_data)]
        start = time.monotonic()
        shown = self.on_a_terminal({}, long)
        if time.monotonic() - start < 2:
            self.skipTest("the search is too fast to show progress")
        self.assertRegex(shown, r"\r. searching, [12] s")
        self.assertIn("\r\x1b[K", shown)  # and cleared
        self.assertNotIn("searching", self.on_a_terminal({}, [*long, "--quiet"]))
        self.assertNotIn("searching", self.run_program(*long, data=None).stderr)

    def test_where_data_are_found(self):
        small = self.answer("--version")
        variable = {"CERTRAIL_DATA": str(SMALL_DATA)}
        self.assertEqual(self.answer("--version", data=None, variables=variable), small)
        # --data overrules the environment
        variable = {"CERTRAIL_DATA": "/nonexistent"}
        self.assertEqual(self.answer("--version", variables=variable), small)
        self.refused("roles", data=None, variables=variable, status=4)
        with tempfile.TemporaryDirectory() as folder:
            home = pathlib.Path(folder)
            (home / "bin").mkdir()
            program = home / "bin" / "certrail"
            shutil.copy(Settings.program, program)
            done = subprocess.run([program, "roles"], capture_output=True, text=True)
            self.assertEqual(done.returncode, 4)
            self.assertIn("CERTRAIL_DATA", done.stderr)
            shutil.copytree(SMALL_DATA, home / "share" / "certrail")
            done = subprocess.run([program, "--version"], capture_output=True, text=True)
            self.assertEqual(done.stdout, small)

    def test_broken_pipe(self):
        with subprocess.Popen([Settings.program, *ASK, "--data", str(SMALL_DATA)],
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            process.stdout.close()
            self.assertEqual(process.wait(), 0)
            self.assertEqual(process.stderr.read(), b"")

    def test_full_disk(self):
        with open("/dev/full", "w", encoding="utf-8") as full:
            done = subprocess.run([Settings.program, *ASK, "--data", str(SMALL_DATA)], stdout=full,
                                  stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 74)
        self.assertIn("cannot be written", done.stderr)

    def test_help(self):
        for command in ((), ("recommend",), ("catalog", "show"), ("profile", "check")):
            text = self.answer(*command, "--help", data=None)
            self.assertIn(" ".join(("certrail", *command)), text)
            self.assertLessEqual(max(map(len, text.splitlines())), 80)
        self.assertIn("Exit status:", self.answer("--help", data=None))
        done = self.run_program(data=None)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("Exit status:", done.stderr)

    def test_completion(self):
        for shell in ("bash", "zsh", "fish"):
            script = self.answer("completion", shell, data=None)
            for word in ("recommend", "hours-per-week", "markdown"):
                self.assertIn(word, script)
        script = self.answer("completion", "bash", data=None)
        for words, expected in (("certrail reco", "recommend"),
                                ("certrail catalog sh", "show"),
                                ("certrail recommend --hou", "--hours-per-week"),
                                ("certrail recommend --objective mo", "money"),
                                ("certrail recommend --role arch", "architect"),
                                ("certrail catalog show STA", "STAR")):
            with self.subTest(words):
                ask = (f'{script}\nCOMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); '
                       '_certrail; echo "${COMPREPLY[@]}"')
                path = f"{pathlib.Path(Settings.program).parent}:{os.environ['PATH']}"
                done = subprocess.run(
                    ["bash", "-c", ask], capture_output=True, text=True,
                    env={**os.environ, "PATH": path, "CERTRAIL_DATA": str(SMALL_DATA)})
                self.assertEqual(done.stdout.split(), [expected], done.stderr)

    def test_hostile_arguments(self):
        message = self.refused("recommend", "--role", "a\x1b[31mb\nc")
        self.assertNotIn("\x1b", message)
        done = subprocess.run([Settings.program, "recommend", "--role", b"\xff\xfe", "--format", "json",
                               "--data", str(SMALL_DATA)], capture_output=True)
        self.assertEqual(done.returncode, 2)
        done.stderr.decode("utf-8")

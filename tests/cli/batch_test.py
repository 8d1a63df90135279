"""`certrail batch` from outside: files, streams, errors in their places, what people read."""

import csv
import gzip
import json
import os
import pathlib
import signal
import subprocess
import tempfile
import time
from xml.etree import ElementTree

try:
    import jsonschema
except ImportError:
    jsonschema = None

from program import SMALL_DATA, START, ProgramTest, Settings

ROLE = ["--role", "architect", "--start", START]


def ndjson(text):
    records = [json.loads(line) for line in text.splitlines()]
    if jsonschema is not None:
        schema = Settings.shipped_data / "schemas" / "batch_record.schema.json"
        check = jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8")))
        for record in records[:100]:
            check.validate(record)
    return records


def figures(path):
    """A summary, which must fit its schema."""
    document = json.loads(path.read_text(encoding="utf-8"))
    if jsonschema is not None:
        schema = Settings.shipped_data / "schemas" / "batch_summary.schema.json"
        jsonschema.Draft7Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(document)
    return document


class BatchTest(ProgramTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def put(self, name, text):
        path = self.folder / name
        if name.endswith(".gz"):
            path.write_bytes(gzip.compress(text.encode()))
        else:
            path.write_text(text, encoding="utf-8")
        return path

    def batch(self, *arguments, status=0, **more):
        done = self.run_program("batch", *arguments, **more)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def test_streams(self):
        lines = '{"id": "a"}\n{"role": "developer"}\n'
        done = self.batch("-", *ROLE, stdin=lines)
        first, second = ndjson(done.stdout)
        self.assertEqual((first["line"], first["id"], first["status"]), (1, "a", "ranked"))
        self.assertNotEqual(first["paths"], second["paths"])
        self.assertIn("lines", done.stderr)
        self.assertEqual(self.batch("-", *ROLE, "--quiet", stdin=lines).stderr, "")
        # A reader that goes away is no failure.
        command = f"yes '{{}}' | head -20000 | {Settings.program} batch - {' '.join(ROLE)} " \
                  f"--data {SMALL_DATA} -q | head -1; exit ${{PIPESTATUS[2]}}"
        self.assertEqual(subprocess.run(["bash", "-c", command], capture_output=True).returncode, 0)

    def test_the_same_as_recommend(self):
        alone = self.json_answer("recommend", *ROLE, "--top", "3", "--distinct", "100")
        done = self.batch("-", *ROLE, "--fields", "full", stdin="{}\n")
        self.assertEqual(ndjson(done.stdout)[0]["answer"], alone)
        record = ndjson(self.batch("-", *ROLE, stdin="{}\n").stdout)[0]
        for path, expected in zip(record["paths"], alone["paths"], strict=True):
            self.assertEqual(path["exams"], [s["certification"] for s in expected["steps"]])
            for field in ("score_ppm", "readiness_ppm", "gain_ppm", "study_minutes", "fee_cents",
                          "finish_on"):
                self.assertEqual(path[field], expected[field])

    def test_flags_are_defaults_of_all_lines(self):
        people = self.put("people.ndjson", '{}\n{"limits": {"max_steps": 2}, "skills": {}}\n')
        done = self.batch(people, *ROLE, "--max-steps", "1", "--budget", "300", "--skill",
                          "python=70", "--fields", "full")
        first, second = (record["answer"]["request"] for record in ndjson(done.stdout))
        self.assertEqual(first["limits"], {"max_steps": 1, "budget_cents": 30000})
        self.assertEqual(second["limits"], {"max_steps": 2, "budget_cents": 30000})
        self.assertEqual((first["skills"], second["skills"]), ({"python": 70}, {}))

    def test_tables_in_and_out(self):
        people = self.put("people.csv.gz", "id,role,skills,held\n"
                          "a,architect,python=70;design=20,CKA@2026-01-01;Nothing\n"
                          "\"b,c\",developer,,\nd,nobody,,\n")
        out = self.folder / "answers.csv.gz"
        self.batch(people, "-o", out, "--start", START, "--fields", "steps", status=1)
        with gzip.open(out, "rt", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([row["id"] for row in rows if row["rank"] in ("1", "")], ["a", "b,c", "d"])
        self.assertEqual(rows[0]["warnings"], "held-unknown Nothing")
        self.assertEqual((rows[-1]["line"], rows[-1]["status"], rows[-1]["code"],
                          rows[-1]["pointer"]), ("4", "error", "unknown-id", "/role"))
        self.assertEqual(len(rows[0]["exams"].split(";")), len(rows[0]["exam_days"].split(";")))
        message = self.refused("batch", self.put("bad.csv", "id,rolle\n1,x\n"), "-o",
                               self.folder / "x.ndjson")
        self.assertIn("unknown column 'rolle', did you mean role?", message)

    def test_bad_lines_are_counted(self):
        people = self.put("people.ndjson", "{}\n{\"rol\": 1}\nnot json\n{}\n")
        summary = self.folder / "summary.json"
        done = self.batch(people, *ROLE, "--summary", summary, status=1)
        records = ndjson(done.stdout)
        self.assertEqual([r["status"] for r in records], ["ranked", "error", "error", "ranked"])
        self.assertEqual(records[1]["errors"][0]["suggestion"], "role")
        self.assertIn("2: 1 broken-json, 1 unknown-field", done.stderr)
        found = figures(summary)
        self.assertEqual((found["lines"], found["failed"], found["answered"]), (4, 2, 2))
        self.assertEqual(found["failed_by"], {"broken-json": 1, "unknown-field": 1})
        self.assertEqual((found["first_failure"]["line"], found["first_failure"]["suggestion"]),
                         (2, "role"))
        self.assertGreater(found["line_time_ns"]["p50"], 0)
        out = self.put("old.ndjson", "old")
        done = self.batch(people, *ROLE, "-o", out, "--strict", status=1)
        self.assertIn("people.ndjson:2", done.stderr)
        self.assertEqual(out.read_text(), "old")
        self.assertEqual(len(list(self.folder.iterdir())), 3)

    def test_infeasible_is_an_answer(self):
        done = self.batch("-", *ROLE, "--goal", "CKS", "--budget", "500", stdin="{}\n")
        record = ndjson(done.stdout)[0]
        self.assertEqual(record["status"], "infeasible")
        self.assertEqual(record["give_up"], [{"wish": "budget_cents"}])
        self.assertIn("1: 1 by budget_cents", done.stderr)
        done = self.batch("-", *ROLE, "--goal", "CKS", "--budget", "500", "--to", "csv",
                          stdin="{}\n")
        row = next(csv.DictReader(done.stdout.splitlines()))
        self.assertEqual((row["give_up"], row["give_up_proven"]), ("budget_cents", "true"))
        done = self.batch("-", *ROLE, "--to", "csv", stdin="{}\n")
        row = next(csv.DictReader(done.stdout.splitlines()))
        self.assertEqual((row["give_up"], row["give_up_proven"]), ("", ""))

    def test_matrix(self):
        summary = self.folder / "summary.json"
        done = self.batch("-", *ROLE, "--matrix", "--top", "2", "--summary", summary, stdin="{}\n")
        scores = ndjson(done.stdout)[0]["scores_ppm"]
        self.assertEqual(len(scores), 2)
        path = self.json_answer("recommend", *ROLE, "--max-steps", "1", "--top", "1")["paths"][0]
        self.assertEqual(next(iter(scores.items())),
                         (path["steps"][0]["certification"], path["score_ppm"]))
        self.assertIn("helped most by", done.stderr)
        everybody = figures(summary)["everybody"]
        for field, expected in (("readiness_after_ppm", path["readiness_ppm"]),
                                ("fee_cents", path["fee_cents"]),
                                ("study_minutes", path["study_minutes"])):
            self.assertEqual(everybody[field], expected)

    def test_what_is_refused(self):
        people = self.put("people.ndjson", "{}\n")
        for flags, word in (
                (["--time-limit", "5"], "--max-nodes"),
                (["--resume"], "a run that writes a file"),
                (["--fields", "all"], "expected best, paths, steps or full"),
                (["--to", "xml"], "expected ndjson or csv"),
                (["--to", "csv", "--fields", "full"], "written as JSON only"),
                (["--threads", "0"], "from 1 to 1,024"),
                (["--matrix", "--report", "x"], "a report is about paths"),
                (["--resume", "-o", "-"], "a run that writes a file"),
                (["--resume", "-o", "/dev/null"], "a run that writes a file"),
                (["--resume", "-o", self.folder / "x", "--time-limit", "5"], "--max-nodes"),
                (["-o", people], "people.ndjson is read as INPUT"),
                (["--summary", people], "people.ndjson is read as INPUT"),
                (["--summary", "-"], "standard output is where --output goes already"),
                (["-o", self.folder / "x", "--report", self.folder / "x"],
                 "x is where --output goes already"),
                (["-o", self.folder / "x", "--summary", "-", "--report", "-"],
                 "standard output is where --summary goes already"),
                (["--role", "nobody"], "unknown role"),
                (["--top", "0"], "from 1 to 100")):
            with self.subTest(flags):
                self.assertIn(word, self.refused("batch", people, *flags))
        self.assertIn("standard input", self.refused("batch", "-", "--profile", "-"))
        self.assertIn("No such file", self.refused("batch", self.folder / "none"))
        self.refused("batch", people, "-o", self.folder / "no" / "x.ndjson", status=74)
        self.refused("batch", people, "-o", self.folder, status=74)

    def test_what_is_not_gone_on_with(self):
        people = self.put("people.ndjson", "{}\n" * 600)
        out = self.folder / "out.ndjson"
        whole = self.batch(people, *ROLE).stdout
        flags = ["--role", "architect", "-o", out, "--checkpoint-lines", "1"]
        start = ["--start", START]
        # A limit on the size of files breaks it off behind its first chunk.
        done = subprocess.run(
            ["bash", "-c", f'ulimit -f {len(whole) * 2 // 3 // 1024}; trap "" XFSZ; "$@"', "-",
             Settings.program, "batch", *map(str, [people, *flags, *start, "--data", SMALL_DATA])],
            capture_output=True, text=True)
        self.assertEqual(done.returncode, 74, done.stderr)
        left = sorted(path.name for path in self.folder.iterdir())
        self.assertEqual(left, ["out.ndjson.checkpoint", "out.ndjson.part", "people.ndjson"])
        other = self.put("other.ndjson", "{}\n" * 601)
        data = self.folder / "data"
        subprocess.run(["cp", "-r", str(SMALL_DATA), str(data)], check=True)
        role = json.loads((data / "roles" / "architect.json").read_text())
        role["name"] += "!"
        (data / "roles" / "architect.json").write_text(json.dumps(role))
        for arguments, word in (
                ([people, *flags, *start, "--top", "2"], "/top was 3, now it is 2"),
                ([people, *flags, "--start", "2026-11-23"], "the start day was 2026-11-22"),
                ([other, *flags, *start], "the input was"),
                ([people, *flags, *start, "--data", data], "the catalogue was")):
            with self.subTest(arguments):
                said = self.refused("batch", *arguments, "--resume",
                                    data=None if "--data" in arguments else SMALL_DATA)
                self.assertIn(word, " ".join(said.split()))
        summary = self.folder / "summary.json"
        self.batch(people, *flags, *start, "--resume", "--summary", summary)
        found = figures(summary)
        self.assertEqual((found["lines"], found["complete"]), (600, True))
        self.assertGreater(found["resumed_at"], 0)
        self.assertEqual(out.read_text(), whole)

    def test_report(self):
        people = self.put("people.ndjson", "{}\n" * 30 + '{"role": "developer"}\n' * 9)
        page = self.folder / "report.html"
        self.batch(people, *ROLE, "-o", self.folder / "out.ndjson", "--report", page)
        text = page.read_text(encoding="utf-8")
        for word in ("<svg", "30 people", "Which certifications help most people", "by role",
                     "For this budget"):
            self.assertIn(word, text)
        for word in ("<script", "http://", "https://", "src=", "@import", "url("):
            self.assertNotIn(word, text)
        body = text.split("</head>")[1].removesuffix("</html>\n")
        ElementTree.fromstring(body)  # every tag is closed, every text escaped

    def test_report_says_what_is_not_sure(self):
        people = self.put("people.ndjson", "{}\n" * 3 + '{"rol": 1}\n{}\n')
        page = self.folder / "report.html"
        report = ["-o", self.folder / "out.ndjson", "--report", page]
        self.batch(people, *ROLE, *report, status=1)
        text = page.read_text(encoding="utf-8")
        self.assertNotIn("not proven", text)
        self.assertNotIn("ended early", text)
        self.batch(people, *ROLE, *report, "--max-nodes", "2", status=1)
        self.assertIn("Of 4 people the best path is not proven", page.read_text(encoding="utf-8"))
        self.batch(people, *ROLE, *report, "--strict", status=1)
        self.assertIn("The run ended early, after 4 lines", page.read_text(encoding="utf-8"))

    def test_report_escapes_names(self):
        data = self.folder / "data"
        subprocess.run(["cp", "-r", str(SMALL_DATA), str(data)], check=True)
        role = data / "roles" / "architect.json"
        document = json.loads(role.read_text())
        document["name"] = "<script>alert(\"x\")</script> & 'y'"
        role.write_text(json.dumps(document))
        page = self.folder / "report.html"
        self.batch(self.put("p.ndjson", "{}\n"), *ROLE, "-o", self.folder / "out", "--report", page,
                   data=data)
        text = page.read_text(encoding="utf-8")
        self.assertNotIn("<script", text)
        self.assertIn("&lt;script&gt;", text)

    def test_interrupted(self):
        people = self.put("people.ndjson", "{}\n" * 3_000)
        out = self.folder / "out.ndjson"
        flags = [people, *ROLE, "-o", out, "--cache", "0", "--threads", "1"]
        program = subprocess.Popen(
            [Settings.program, "batch", *map(str, flags), "--data", str(SMALL_DATA)],
            stderr=subprocess.PIPE, text=True)
        while program.poll() is None and not (self.folder / "out.ndjson.part").exists():
            time.sleep(0.002)
        program.send_signal(signal.SIGINT)
        _, err = program.communicate(timeout=60)
        if program.returncode != 0:  # else it was done before the signal
            self.assertEqual(program.returncode, 130)
            self.assertIn("--resume", err)
            self.assertFalse(out.exists())
            self.batch(*flags, "--resume")
        self.assertEqual(len(ndjson(out.read_text())), 3_000)
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()),
                         ["out.ndjson", "people.ndjson"])

    def slowly(self, *flags, err, until):
        """What is said by a batch whose input comes in two parts, the second one after `until`."""
        answers = self.folder / "answers.ndjson"
        environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "30"}
        with subprocess.Popen(
                [Settings.program, "batch", "-", "-o", str(answers), *ROLE, *flags, "--data",
                 str(SMALL_DATA)], stdin=subprocess.PIPE, stderr=err, text=True,
                env=environment) as program:
            program.stdin.write("{}\n" * 300 + "x\n")
            program.stdin.flush()
            said = until(program)
            _, rest = program.communicate("{}\n", timeout=60)
        self.assertEqual(len(answers.read_text().splitlines()), 302)
        return said, rest

    def test_progress_on_a_terminal(self):
        leader, follower = self.open_terminal()
        self.addCleanup(os.close, leader)
        self.addCleanup(os.close, follower)

        def drawn(_):
            said = b""
            while said.count(b"\r") < 3:
                said += os.read(leader, 4096)
            return said.decode()

        said, _ = self.slowly(err=follower, until=drawn)
        self.assertRegex(said, r"\r. 256 lines, \d+ a second\x1b\[K")
        for line in said.split("\r"):
            self.assertLess(len(line.replace("\x1b[K", "")), 30)

    def test_progress_elsewhere_and_nothing_when_quiet(self):
        self.assertNotIn("\x1b", self.batch("-", *ROLE, stdin="{}\n").stderr)
        said, rest = self.slowly(err=subprocess.PIPE, until=lambda run: run.stderr.readline())
        self.assertRegex(said, r"^256 lines, \d+ a second\n$")
        self.assertNotIn("\x1b", rest)
        _, rest = self.slowly("--quiet", err=subprocess.PIPE, until=lambda _: time.sleep(3.5))
        self.assertEqual(rest, "")

    def test_progress_of_a_run_that_goes_on_counts_its_own_lines(self):
        out = self.folder / "out.ndjson"
        command = [Settings.program, "batch", "-", "-o", str(out), *ROLE, "--checkpoint-lines", "1",
                   "--data", str(SMALL_DATA)]
        pipes = {"stdin": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
        with subprocess.Popen(command, **pipes) as first:
            first.stdin.write("{}\n" * 300)
            first.stdin.flush()
            checkpoint = self.folder / "out.ndjson.checkpoint"
            while not (checkpoint.exists() and '"lines":256' in checkpoint.read_text()):
                time.sleep(0.01)
            first.send_signal(signal.SIGINT)
            time.sleep(0.5)  # until the signal has come, before the input ends
            first.communicate(timeout=60)
            self.assertEqual(first.returncode, 130)
        with subprocess.Popen([*command, "--resume"], **pipes) as second:
            second.stdin.write("{}\n" * 300)
            second.stdin.flush()
            self.assertEqual(second.stderr.readline(), "256 lines, 0 a second\n")
            second.communicate(timeout=60)
        self.assertEqual(len(out.read_text().splitlines()), 300)

    def test_summary_and_report_to_pipes(self):
        people = self.put("people.ndjson", "{}\n")
        done = self.batch(people, *ROLE, "-o", self.folder / "out.ndjson", "--summary", "-")
        self.assertEqual(json.loads(done.stdout)["lines"], 1)
        link = self.folder / "link.json"
        link.symlink_to("real.json")
        self.batch(people, *ROLE, "-o", self.folder / "out.ndjson", "--summary", link)
        self.assertTrue(link.is_symlink())
        self.assertEqual(figures(self.folder / "real.json")["lines"], 1)

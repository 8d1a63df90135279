"""`certrail market`: postings to a market file, and what moved between two."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile

from program import SMALL_DATA, START, ProgramTest, Settings

ROWS = [
    {"title": "Cloud engineer", "description": "<p>EC2 and Kubernetes. CKA certification a plus.</p>",
     "location": "Berlin, Germany", "posted_at": "2026-01-15"},
    {"title": "Reposted", "description": "EC2 and Kubernetes! CKA certification a plus",
     "location": "Paris", "posted_at": "2026-01-16"},
    {"title": "Architect", "description": "Kubernetes and architecture.", "location": "Germany",
     "posted_at": "2026-02-01T08:00:00Z"},
    {"title": "Cook", "description": "Soup.", "location": "Germany", "posted_at": "2025-12-31"},
]


def ndjson(rows):
    return "".join(json.dumps(row) + "\n" for row in rows)


class MarketTest(ProgramTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def build(self, *arguments, stdin="", **more):
        return json.loads(self.answer("market", "build", *arguments, stdin=stdin, **more))

    def test_postings_become_a_market(self):
        run = self.run_program("market", "build", self.write("jobs.ndjson", ndjson(ROWS)))
        self.assertEqual(run.returncode, 0, run.stderr)
        market = json.loads(run.stdout)
        self.assertEqual(market["sample_size"], 3)
        self.assertEqual(market["postings"]["duplicates"], 1)
        self.assertEqual(market["demand"], {"design": 333333, "aws_compute": 333333,
                                            "clusters": 666667})
        self.assertEqual(market["share_ppm"], {"aws": 333333, "azure": 0})
        self.assertEqual(market["certification_counts"], {"aws": 0, "azure": 0, "cncf": 1})
        self.assertEqual(market["recognition"]["cncf"], 1000000)
        self.assertEqual(market["period"], "2025-12-31 to 2026-02-01")
        self.assertIn("jobs.ndjson", market["source"])
        self.assertNotIn(str(self.folder), run.stdout)
        low, high = (market["intervals"]["demand"]["clusters"][end] for end in ("low", "high"))
        self.assertLess(low, 666667)
        self.assertGreater(high, 666667)
        said = " ".join(run.stderr.split())
        self.assertIn("text from description, title from title, date from posted_at, "
                      "region from location", said)
        self.assertIn("3 postings counted.", said)
        self.assertIn("1 with a text that was counted before", said)

    def test_no_text_is_kept(self):
        path = self.write("jobs.ndjson", ndjson(ROWS))
        self.assertNotIn("Soup", self.answer("market", "build", path))

    def test_the_file_loads_as_a_market_of_the_data(self):
        data = self.folder / "data"
        shutil.copytree(SMALL_DATA, data)
        self.answer("market", "build", self.write("jobs.ndjson", ndjson(ROWS)), "--output",
                    data / "markets" / "mine.json", "--name", "My own")
        self.answer("catalog", "validate", data=data)
        shown = self.answer("markets", "mine", data=data)
        self.assertIn("My own (mine)", shown)
        self.assertIn("95%", shown)
        answer = self.json_answer("recommend", "--role", "architect", "--market", "mine", "--start",
                                  START, data=data)
        self.assertTrue(answer["paths"])

    def test_the_file_of_the_shipped_data_fits_its_schema_and_loads(self):
        import jsonschema
        schemas = Settings.shipped_data / "schemas"
        schema = json.loads((schemas / "market.schema.json").read_text(encoding="utf-8"))
        rows = [{"text": "AWS, Azure and Kubernetes; AWS certified. Agile.", "date": "2026-10-01"},
                {"text": "Go or Rust. CISSP."}]
        text = self.answer("market", "build", "-", "--id", "own", stdin=ndjson(rows),
                           data=Settings.shipped_data)
        market = json.loads(text)
        jsonschema.Draft7Validator(schema).validate(market)
        self.assertEqual(market["cloud_pairs"], [{"clouds": ["aws", "microsoft"], "postings": 1,
                                                  "ppm": 500000}])
        self.assertEqual(market["several_clouds"]["postings"], 1)
        self.assertEqual(market["left_out"], {"agile": 500000})
        self.assertEqual(market["certifications"], {"isc2:CISSP": 1})
        self.assertEqual(market["certification_counts"]["aws"], 1)
        data = self.folder / "data"
        shutil.copytree(Settings.shipped_data, data)
        (data / "markets" / "own.json").write_text(text, encoding="utf-8")
        self.answer("catalog", "validate", data=data)

    def test_filters(self):
        path = self.write("jobs.ndjson", ndjson(ROWS))
        self.assertEqual(self.build(path, "--title", "^cook", "--title", "ARCHITECT")["sample_size"], 2)
        self.assertEqual(self.build(path, "--region", "germany")["sample_size"], 3)
        self.assertEqual(self.build(path, "--since", "2026-01-01")["sample_size"], 2)
        market = self.build(path, "--until", "2026-01-15", "--region", "berlin")
        self.assertEqual(market["sample_size"], 1)
        self.assertEqual(market["region"], "berlin")
        self.assertEqual(market["postings"]["other_region"], 1)

    def test_kinds_of_input_give_the_same_market(self):
        rows = ROWS[:1] + ROWS[2:]
        wanted = self.build(self.write("a.ndjson", ndjson(rows)))["demand"]
        table = "title,description\r\n" + "".join(
            f"{row['title']},\"{row['description']}\"\r\n" for row in rows)
        self.assertEqual(self.build(self.write("a.csv", table))["demand"], wanted)
        self.assertEqual(self.build("-", stdin=table)["demand"], wanted)
        self.assertEqual(self.build("-", stdin=ndjson(rows))["demand"], wanted)
        self.assertEqual(self.build("-", stdin=json.dumps(rows))["demand"], wanted)
        for i, row in enumerate(rows):
            self.write(f"folder/{i}/posting.html", row["description"])
        self.write("folder/notes.pdf", "not read")
        run = self.run_program("market", "build", self.folder / "folder")
        self.assertEqual(json.loads(run.stdout)["demand"], wanted)
        self.assertIn("1 file of other kinds", " ".join(run.stderr.split()))

    def test_a_file_of_a_folder_that_cannot_be_read_is_passed_over(self):
        self.write("folder/a.ndjson", ndjson(ROWS))
        self.write("folder/package.json", json.dumps({"name": "a package"}))
        self.write("folder/people.csv", "id,surname\n1,Doe\n")
        run = self.run_program("market", "build", self.folder / "folder")
        self.assertEqual(run.returncode, 1, run.stderr)
        self.assertEqual(json.loads(run.stdout)["sample_size"], 3)
        said = " ".join(run.stderr.split())
        self.assertIn("package.json: no field of the first rows is named as the text", said)
        self.assertIn("people.csv: no column is named as the text", said)
        self.assertIn("2 files that cannot be read passed over.", said)
        # Named, it ends the run.
        self.refused("market", "build", self.folder / "folder" / "people.csv", status=2)

    def test_rows_that_cannot_be_read_are_told_and_left_out(self):
        path = self.write("jobs.ndjson", "{\n" * 14 + ndjson(ROWS))
        run = self.run_program("market", "build", path)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(json.loads(run.stdout)["postings"]["malformed"], 14)
        self.assertIn("jobs.ndjson:1: not JSON", run.stderr)
        self.assertIn("jobs.ndjson:10: not JSON", run.stderr)
        self.assertNotIn("jobs.ndjson:11:", run.stderr)
        self.assertIn("and 4 rows more", run.stderr)

    def test_an_input_that_breaks_off_ends_the_run(self):
        parent, child = self.open_terminal()
        with open(parent, "rb", buffering=0) as reader:
            with open(child, "wb", buffering=0) as writer:
                writer.write(ndjson(ROWS).encode())
            # The other end is gone: what was written can be read, then comes an error.
            run = subprocess.run([Settings.program, "market", "build", "-", "--data",
                                  str(SMALL_DATA)], stdin=reader, capture_output=True, text=True,
                                 timeout=120)
        self.assertEqual((run.returncode, run.stdout), (2, ""))
        self.assertIn("reading failed half way: ", " ".join(run.stderr.split()))

    def test_what_cannot_be_asked(self):
        path = self.write("jobs.csv", "Title,Descripton\nCook,Soup\n")
        good = self.write("good.ndjson", ndjson(ROWS))
        for arguments, status, words in (
                ([path], 2, ["missing-field", "no column", "description"]),
                ([path, "--text-field", "Description"], 2, ["Description", "did you mean Descripton"]),
                ([self.folder / "none.csv"], 2, ["none.csv", "no such file"]),
                ([good, "--title", "a("], 2, ["--title", "missing )", "invalid-pattern"]),
                ([good, "--since", "yesterday"], 2, ["--since", "yesterday"]),
                ([good, "--since", "2026-02-01", "--until", "2026-01-01"], 2, ["--until", "before"]),
                ([good, "--id", "My market"], 2, ["--id", "small letters"]),
                ([good, "--region", "-"], 2, ["--region", "expected a word"]),
                ([good, "--region", "Atlantis"], 2, ["no posting is left", "4 of another region"]),
                ([good, "--input-format", "xml"], 2, ["--input-format", "ndjson"]),
                ([], 2, ["INPUT"])):
            with self.subTest(arguments=arguments):
                said = " ".join(self.refused("market", "build", *arguments, status=status).split())
                for word in words:
                    self.assertIn(word, said)

    def test_a_file_is_there_whole_or_not_at_all(self):
        path = self.write("jobs.ndjson", ndjson(ROWS))
        there = self.write("there.json", "old")
        self.refused("market", "build", path, "--output", there, "--region", "Atlantis")
        self.assertEqual(there.read_text(encoding="utf-8"), "old")
        self.assertEqual(self.answer("market", "build", path, "--output", there), "")
        self.assertEqual(json.loads(there.read_text(encoding="utf-8"))["id"], "there")
        run = self.run_program("market", "build", path, "--output", self.folder / "no" / "x.json")
        self.assertEqual(run.returncode, 74)
        self.assertIn("cannot be written", run.stderr)
        self.assertEqual(sorted(each.name for each in self.folder.iterdir()),
                         ["jobs.ndjson", "there.json"])

    def test_what_moved(self):
        many = [{"text": f"Kubernetes {i}"} for i in range(300)]
        few = [{"text": f"Kubernetes {i}" if i < 150 else f"EC2 {i}"} for i in range(300)]
        a = self.write("a.json", self.answer("market", "build", "-", stdin=ndjson(many)))
        b = self.write("b.json", self.answer("market", "build", "-", stdin=ndjson(few)))
        found = self.json_answer("market", "diff", a, b)
        moves = {(each["what"], each["id"]): each for each in found["moves"]}
        clusters = moves["skill", "clusters"]
        self.assertEqual((clusters["from_ppm"], clusters["to_ppm"], clusters["change_ppm"]),
                         (1000000, 500000, -500000))
        self.assertTrue(clusters["beyond_chance"])
        self.assertLess(clusters["high_ppm"], 0)
        self.assertTrue(moves["cloud", "aws"]["beyond_chance"])
        shown = self.answer("market", "diff", a, b)
        self.assertIn("Kubernetes clusters", shown)
        self.assertIn("-50.0", shown)
        # 8 figures: 2 moved, 6 did not, or nobody can tell.
        tested = [each for each in found["moves"] if each["beyond_chance"] is not None]
        beyond = [each for each in tested if each["beyond_chance"]]
        said = " ".join(shown.split())
        self.assertIn(f"{len(beyond)} figures moved by more than chance explains (95%), "
                      f"{len(tested) - len(beyond)} did not.", said)
        self.assertLess(len(tested), len(found["moves"]))
        self.assertIn(f"Of {len(found['moves']) - len(tested)} figure", said)
        self.assertIn("Nothing moved.", self.answer("market", "diff", a, a))
        self.assertIn("clusters", self.answer("market", "diff", "world", b))
        said = self.refused("market", "diff", "wrold", b)
        self.assertIn("did you mean world", said)
        self.assertIn("no such file", said)
        broken = self.write("broken.json", "{\"schema_version\": 1, \"id\": \"x\", \"demand\": {\"x\": 1}}")
        self.assertIn("/demand/x", self.refused("market", "diff", a, broken))

    def test_the_progress_is_shown_on_a_terminal_only(self):
        run = self.run_program("market", "build", self.write("jobs.ndjson", ndjson(ROWS)))
        self.assertNotIn("\r", run.stderr)
        # A slow input on a terminal.
        parent, child = self.open_terminal()
        self.addCleanup(os.close, parent)
        environment = {**os.environ, "NO_COLOR": "1"}
        with subprocess.Popen([Settings.program, "market", "build", "-", "--data", str(SMALL_DATA)],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=child,
                              env=environment) as process:
            os.close(child)
            process.stdin.write(ndjson(ROWS).encode())
            process.stdin.flush()
            said = b""
            while b"MB/s" not in said:
                said += os.read(parent, 4096)
            process.stdin.close()
            self.assertEqual(json.loads(process.stdout.read())["sample_size"], 3)
        self.assertIn(b"postings", said)

"""Persons from other formats, the catalogue and paths in other formats."""

import csv
import io
import json
import os
import pathlib
import tempfile

from program import HERE, START, ProgramTest, Settings

PERSONS = HERE.parent / "engine" / "exchange" / "persons"


class ImportTest(ProgramTest):
    def run_import(self, *arguments, **more):
        return self.run_program("profile", "import", *arguments, "--start", START,
                                data=Settings.shipped_data, **more)

    def test_a_resume_becomes_a_profile_that_can_be_asked(self):
        with tempfile.TemporaryDirectory() as folder:
            profile = pathlib.Path(folder) / "me.json"
            report = pathlib.Path(folder) / "report.json"
            done = self.run_import(PERSONS / "resume.json", PERSONS / "badges.json",
                                   PERSONS / "badge.jwt", PERSONS / "linkedin", "--output", profile,
                                   "--report", report)
            self.assertEqual((done.returncode, done.stdout), (0, ""), done.stderr)
            self.assertEqual(sorted(each.name for each in pathlib.Path(folder).iterdir()),
                             ["me.json", "report.json"])
            held = {each["id"]: each["earned_on"]
                    for each in json.loads(profile.read_text())["held"]}
            self.assertEqual(held, {"aws:DVA-C02": "2024-05-01", "aws:SAA-C03": "2025-03-01",
                                    "cncf:CKA": "2025-05-20", "comptia:NET+": "2025-10-01",
                                    "gcp:PDE": "2025-06-01", "ms:AZ-305": "2026-02-01"})
            notes = json.loads(report.read_text())
            self.assertEqual({each["name"]: each["format"] for each in notes["documents"]}[
                str(PERSONS / "linkedin" / "Skills.csv")], "linkedin")
            self.assertIn("certification-course", [each["code"] for each in notes["not_mapped"]])
            self.answer("profile", "check", profile, data=Settings.shipped_data)
            answer = self.json_answer("recommend", "--profile", profile, "--role", "ai_architect",
                                      "--max-steps", "2", "--top", "1", data=Settings.shipped_data)
            self.assertEqual(len(answer["request"]["held"]), 6)

    def test_the_report_names_places(self):
        done = self.run_import(PERSONS / "resume.json", width=120)
        self.assertEqual(done.returncode, 0, done.stderr)
        said = " ".join(done.stderr.split())
        for words in ("Mapped (", "Estimated (", "Not mapped (", "may be cncf:PCA or gcp:PCA",
                      "resume.json:18 /certificates/3", "the level assumed where none is given",
                      "(json-resume)"):
            self.assertIn(words, said)
        self.assertEqual(json.loads(done.stdout)["experience_months"], 82)
        self.assertNotIn("Erika", done.stdout + done.stderr)

    def test_an_empty_profile_is_told(self):
        done = self.run_import("-", stdin='{"basics": {}}')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("the profile is empty", " ".join(done.stderr.split()))

    def test_standard_input_and_a_kind_that_is_told(self):
        token = (PERSONS / "badge.jwt").read_text()
        done = self.run_import("-", "--from", "open-badges", stdin=token)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual([each["id"] for each in json.loads(done.stdout)["held"]], ["gcp:PDE"])
        self.assertIn("not checked", " ".join(done.stderr.split()))

    def test_what_cannot_be_read_is_refused_and_nothing_is_written(self):
        with tempfile.TemporaryDirectory() as folder:
            output = pathlib.Path(folder) / "me.json"
            broken = pathlib.Path(folder) / "broken.json"
            broken.write_text('{"basics": {},\n "work": [}')
            empty = pathlib.Path(folder) / "empty"
            empty.mkdir()
            for arguments, status, words in (
                    ((broken,), 2, ["broken.json:2:", "[broken-json]"]),
                    ((PERSONS / "linkedin" / "Connections.csv",), 2, ["neither", "LinkedIn"]),
                    ((empty,), 2, ["no CSV files"]),
                    ((pathlib.Path(folder) / "absent.json",), 2, ["[unreadable-file]"]),
                    ((PERSONS / "resume.json", "--from", "jsonresume"), 2, ["json-resume"]),
                    (("-", "-"), 2, ["twice"]),
                    ((), 2, ["FILE"])):
                with self.subTest(arguments=arguments):
                    done = self.run_import(*arguments, "--output", output)
                    self.assertEqual(done.returncode, status, done.stderr)
                    self.assertEqual(done.stdout, "")
                    for word in words:
                        self.assertIn(word, " ".join(done.stderr.split()))
                    self.assertFalse(output.exists())
            # A folder is no CSV file, whatever its name.
            (empty / "skills.csv").mkdir()
            self.assertIn("no CSV files", self.run_import(empty).stderr)
            (empty / "Skills.CSV").write_text("Name\nPython\n")
            done = self.run_import(empty)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(json.loads(done.stdout)["skills"], {"python": 45})
            done = self.run_import(PERSONS / "resume.json", "--output",
                                   os.path.join(folder, "no", "such", "folder.json"))
            self.assertEqual(done.returncode, 74, done.stderr)


class ExportTest(ProgramTest):
    def export(self, form, **more):
        return self.answer("catalog", "export", "--format", form, **more)

    def test_json_loses_nothing_that_show_has(self):
        document = json.loads(self.export("json"))
        for each in document["certifications"]:
            shown = self.json_answer("catalog", "show", each["id"])
            self.assertEqual({"schema_version": 1, **each}, shown)
        sources = {source["id"] for source in document["sources"]}
        for each in document["certifications"]:
            for origin in each.get("provenance", {}).values():
                self.assertLessEqual(set(origin["source"].split(", ")), sources)

    def test_the_shipped_catalogue_in_all_formats(self):
        shipped = {"data": Settings.shipped_data}
        text = self.export("json", **shipped)
        self.assertEqual(text, self.export("json", **shipped))
        document = json.loads(text)
        rows = list(csv.DictReader(io.StringIO(self.export("csv", **shipped), newline="")))
        graph = json.loads(self.export("ctdl", **shipped))["@graph"]
        described = {node["@id"]: node for node in graph
                     if node["@type"] == "ceterms:Certification"}
        there = [each["id"] for path in (Settings.shipped_data / "certifications").glob("*.json")
                 for each in json.loads(path.read_text(encoding="utf-8"))["certifications"]]
        self.assertEqual([each["id"] for each in document["certifications"]], sorted(there))
        self.assertEqual(len(described), len(there))
        self.assertEqual([row["id"] for row in rows],
                         [each["id"] for each in document["certifications"]])
        for row, each in zip(rows, document["certifications"]):
            node = described["urn:certrail:certification:" + each["id"]]
            self.assertEqual(row["name"], each["name"])
            self.assertEqual(node["ceterms:name"]["en"], each["name"])
            self.assertEqual(round(float(row["fee_usd"]) * 100), each["fee_cents"])
            self.assertEqual(round(node["ceterms:estimatedCost"][0]["ceterms:price"] * 100),
                             each["fee_cents"])
            self.assertEqual(row["state"], each["state"])
            self.assertEqual(row["note"], each["note"])
            levels = dict(part.split("=") for part in row["attests"].split("; "))
            self.assertEqual({skill: int(level) for skill, level in levels.items()},
                             each["attests"])
        self.check_schema(document)

    def check_schema(self, document):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("jsonschema is not installed")
        schema = json.loads((Settings.shipped_data / "schemas" /
                             "catalog-export.schema.json").read_text())
        self.assertEqual([error.message[:200] for error in
                          jsonschema.Draft7Validator(schema).iter_errors(document)], [])

    def test_to_a_file(self):
        with tempfile.TemporaryDirectory() as folder:
            for form, breaks in (("csv", "\r\n"), ("json", "\n"), ("ctdl", "\n")):
                path = pathlib.Path(folder) / ("catalogue." + form)
                said = self.answer("catalog", "export", "--format", form, "--output", path)
                self.assertEqual(said, "")
                written = path.read_bytes().decode()
                self.assertEqual(written.count("\n"), written.count(breaks))
                self.assertEqual(written.replace("\r\n", "\n"), self.export(form))
            self.refused("catalog", "export", "--output", folder + "/no/file", status=74)

    def test_paths_as_ctdl(self):
        asked = ("recommend", "--role", "architect", "--top", "2", "--start", START)
        graph = json.loads(self.answer(*asked, "--format", "ctdl"))["@graph"]
        paths = self.json_answer(*asked)["paths"]
        pathways = [node for node in graph if node["@type"] == "ceterms:Pathway"]
        self.assertEqual(len(pathways), len(paths))
        nodes = {node["@id"]: node for node in graph}
        for pathway, path in zip(pathways, paths):
            steps = [nodes[part]["ceterms:proxyFor"] for part in pathway["ceterms:hasPart"]]
            self.assertEqual(steps, ["urn:certrail:certification:" + step["certification"]
                                     for step in path["steps"]])

    def test_formats_that_are_not_there(self):
        self.assertIn("json, csv or ctdl", self.refused("catalog", "export", "--format", "xml"))
        self.assertIn("table, json or markdown", self.refused("gap", "--role", "architect",
                                                              "--format", "ctdl"))

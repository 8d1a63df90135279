"""What people bring along: own roles, markets and policies, and overlays."""

import json
import pathlib
import tempfile

try:
    import jsonschema
except ImportError:
    jsonschema = None

from program import SMALL_DATA, START, ProgramTest, Settings

ROLE = {"schema_version": 1, "id": "mine", "name": "My role",
        "skills": {"python": {"importance": 3, "need": 60}, "clusters": {"importance": 1, "need": 50}},
        "credentials": {"cncf:CKA": 100}}
MARKET = {"schema_version": 1, "id": "town", "name": "My town", "demand": {"python": 500000}}
VOUCHER = {"schema_version": 1, "id": "acme", "name": "ACME vouchers", "as_of": "2026-11",
           "certifications": [{"id": "cncf:CKA", "fee_cents": 100, "until": "2027-03-31"}]}


class OwnFilesTest(ProgramTest):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def write(self, name, value):
        path = self.folder / name
        path.write_text(value if isinstance(value, str) else json.dumps(value))
        return str(path)

    def ask(self, *flags, **more):
        return self.json_answer("recommend", "--start", START, *flags, **more)

    def said(self, *arguments, **more):
        return " ".join(self.answer(*arguments, **more).split())

    def test_files_and_answers_are_as_their_schemas_say(self):
        voucher = self.write("acme.json", VOUCHER)
        answer = self.ask("--role", self.write("mine.json", ROLE), "--overlay", voucher)
        for name, document in (("overlay", VOUCHER), ("role", ROLE), ("recommendation", answer)):
            schema = json.loads((Settings.shipped_data / "schemas" / f"{name}.schema.json").read_text())
            if jsonschema is not None:
                jsonschema.validate(document, schema)

    def test_an_own_role_stands_where_an_id_does(self):
        role = self.write("mine.json", ROLE)
        alone = self.ask("--role", role)
        self.assertEqual(alone["request"]["role"], "mine")
        mixed = self.ask("--role", f"{role}=60,developer=40")
        self.assertEqual(mixed["request"]["role"], {"mine": 60, "developer": 40})
        for command in ("compare", "gap"):
            self.json_answer(command, "--role", role, "--start", START)
        page = self.said("roles", role)
        self.assertIn("My role (mine)", page)
        self.assertIn(f"Your own, from {role}", page)
        self.assertEqual(self.json_answer("roles", role)["file"], role)

    def test_an_own_role_counts_as_one_of_the_data_would(self):
        # The same content under another name in the data gives the same answer.
        shipped = json.loads((SMALL_DATA / "roles" / "developer.json").read_text())
        # What an exam is made for is said of roles by id; an own role says so itself.
        fits = {c["id"]: c["for_roles"]["developer"]
                for path in (SMALL_DATA / "certifications").glob("*.json")
                for c in json.loads(path.read_text())["certifications"]
                if "developer" in c.get("for_roles", {})}
        own = self.write("fits.json", {**shipped, "id": "copied", "credentials": fits})
        self.assertEqual(self.ask("--role", own)["paths"],
                         self.ask("--role", "developer")["paths"])

    def test_a_profile_names_files_from_its_own_place(self):
        self.write("mine.json", ROLE)
        self.write("town.json", MARKET)
        profile = self.write("me.json", {"role": "mine.json", "market": {"./town.json": 1},
                                         "start_on": START})
        answer = self.json_answer("recommend", "--profile", profile)
        self.assertEqual(answer["request"]["role"], "mine")
        self.assertEqual(answer["request"]["market"], "town")
        self.answer("profile", "check", profile)

    def test_an_own_market(self):
        market = self.write("town.json", MARKET)
        self.assertEqual(self.ask("--role", "developer", "--market", market)["request"]["market"],
                         "town")
        self.assertIn("My town", self.said("markets", market))

    def test_own_files_that_cannot_be_used(self):
        wrong = self.write("wrong.json", {**ROLE, "skills": {"pyton": {"importance": 1, "need": 1}}})
        clash = self.write("clash.json", {**ROLE, "id": "developer"})
        broken = self.write("broken.json", "{")
        nowhere = str(self.folder / "nowhere.json")
        for path, status, words in (
                (wrong, 4, [wrong, "/skills/pyton", "did you mean python", "unknown-id"]),
                (clash, 4, [clash, "roles/developer.json", "duplicate-id"]),
                (broken, 4, [broken, "broken-json"]),
                (nowhere, 2, [nowhere, "unreadable-file"])):
            with self.subTest(path=path):
                said = self.refused("recommend", "--role", path, "--start", START, status=status)
                for word in words:
                    self.assertIn(word, said)
        said = self.refused("recommend", "--profile", self.write("p.json", {"role": "gone.json"}),
                            status=2)
        self.assertIn("gone.json", said)

    def test_an_overlay_changes_the_price_and_the_answer_says_so(self):
        voucher = self.write("acme.json", VOUCHER)
        goal = ["--role", "developer", "--goal", "CKA", "--objective", "money", "--top", "1"]
        plain = self.ask(*goal)["paths"][0]
        answer = self.ask(*goal, "--overlay", voucher)
        path = answer["paths"][0]
        step = next(s for s in path["steps"] if s["certification"] == "cncf:CKA")
        before = next(s for s in plain["steps"] if s["certification"] == "cncf:CKA")
        self.assertEqual(step["fee_cents"], 100)
        self.assertNotEqual(before["fee_cents"], 100)
        self.assertEqual(answer["catalogue"]["overlays"],
                         [{"id": "acme", "name": "ACME vouchers"}])
        notice = next(n for n in answer["notices"] if n["code"] == "overlay")
        for word in ("ACME vouchers", voucher, "fee_cents", "cncf:CKA", "2027-03-31"):
            self.assertIn(word, notice["text"])
        self.assertIn("overlay", self.answer("recommend", "--start", START, *goal, "--overlay",
                                             voucher).lower())

    def test_what_an_overlay_says_ends(self):
        voucher = self.write("acme.json", VOUCHER)
        goal = ["--role", "developer", "--goal", "CKA", "--objective", "money", "--top", "1",
                "--overlay", voucher]
        # Begun before the end, sat after it: used, and marked at the step.
        late = self.json_answer("recommend", *goal, "--start", "2027-03-30")
        step = next(s for s in late["paths"][0]["steps"] if s["certification"] == "cncf:CKA")
        self.assertIn("overlay-ends", [n["code"] for n in step["notices"]])
        self.assertEqual(step["fee_cents"], 100)
        # Begun after it: not used, and said.
        after = self.json_answer("recommend", *goal, "--start", "2027-04-01")
        step = next(s for s in after["paths"][0]["steps"] if s["certification"] == "cncf:CKA")
        self.assertNotEqual(step["fee_cents"], 100)
        self.assertIn("not used: ended on 2027-03-31",
                      next(n["text"] for n in after["notices"] if n["code"] == "overlay"))

    def test_overlays_are_seen_by_every_command(self):
        voucher = self.write("acme.json", VOUCHER)
        own = self.write("own.json", {"schema_version": 1, "id": "own", "certifications": [
            {"id": "acme:INT", "provider": "cncf", "name": "Internal", "level": "associate",
             "attests": {"clusters": 50}, "exam_share": {"clusters": 1000000},
             "study_minutes": 600, "fee_cents": 0}]})
        both = ["--overlay", voucher, "--overlay", own]
        self.assertIn("acme:INT", self.answer("catalog", "list", *both))
        page = self.said("catalog", "show", "CKA", *both)
        self.assertIn("Fee $1 [judgement, acme, 2026-11]", page)
        self.answer("catalog", "validate", *both)
        self.assertNotEqual(self.answer("--version", *both), self.answer("--version"))

    def test_overlays_that_cannot_be_used(self):
        for content, words in (
                ({**VOUCHER, "certifications": [{"id": "cncf:CKA", "fee_cent": 1}]},
                 ["/certifications/0/fee_cent", "did you mean fee_cents", "unknown-field"]),
                ({**VOUCHER, "until": "soon"}, ["/until", "invalid-date"]),
                ({"schema_version": 1}, ["missing-field", "id"]),
                ("[]", ["wrong-type"])):
            with self.subTest(content=content):
                path = self.write("bad.json", content)
                said = self.refused("catalog", "validate", "--overlay", path, status=4)
                for word in [path, *words]:
                    self.assertIn(word, said)

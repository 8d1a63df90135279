#!/usr/bin/env python3
"""Checks of the data directory: schemas, references, sums, and that the derived
fields are what derive.py computes. Runs alone: python3 tests/data/test_data.py"""
import json
import re
import subprocess
import sys
import unittest
from datetime import date
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "data"
sys.path.insert(0, str(DATA))
sys.dont_write_bytecode = True
import attribution  # noqa: E402
import derive  # noqa: E402

# Postings ask for them, no exam in the catalogue proves them (data/README.md says so as well).
SKILLS_WITHOUT_EXAM = {"ibm_cloud", "alibaba_cloud", "dbt", "pytorch", "tensorflow", "java", "golang",
                       "reinforcement_learning", "cpp_rust", "scala_kotlin", "r_language",
                       "presales_consulting"}

# The highest level of an exam is at least this, unless its blueprint is guessed (data/README.md).
FLOOR = {"foundational": 22, "associate": 40, "specialty": 52, "professional": 60, "expert": 70}
ANCHOR_TOLERANCE = 4
# Not published anywhere. What derive.py computes may rest on published hours.
OPINIONS = {"S-EDITORS", "S-JUDGEMENT"}
# Judgement by what they are; data/README.md tells how they come about.
ALWAYS_JUDGEMENT = {"level", "family", "covers", "for_roles", "authored_levels", "tool_skills", "attests", "exam_share"}

SCHEMA_OF_FOLDER = {"certifications": "certifications", "roles": "role", "markets": "market",
                    "policies": "policy", "profiles": "profile"}


def read(path):
    def no_duplicates(pairs):
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), f"{path}: a key is named twice"
        return dict(pairs)

    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=no_duplicates)


def folder(name):
    return {path.stem: read(path) for path in sorted((DATA / name).glob("*.json"))}


def sources_of(origin):
    return origin["source"] if isinstance(origin["source"], list) else [origin["source"]]


def leaves(tree):
    if tree is None:
        return []
    if isinstance(tree, str):
        return [tree]
    branches = tree.get("all_of") or tree.get("any_of") or tree["k_of"]
    return [leaf for branch in branches for leaf in leaves(branch)]


class DataTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.catalogue = read(DATA / "catalogue.json")
        cls.skills = {skill["id"]: skill for skill in read(DATA / "skills.json")["skills"]}
        cls.providers = {each["id"]: each for each in read(DATA / "providers.json")["providers"]}
        cls.sources = read(DATA / "sources.json")["sources"]
        cls.files = folder("certifications")
        cls.certifications = {c["id"]: c for f in cls.files.values() for c in f["certifications"]}
        cls.roles = folder("roles")
        cls.markets = folder("markets")
        cls.policies = folder("policies")
        cls.profiles = folder("profiles")
        cls.rules = read(DATA / "renewals.json")["rules"]
        cls.discounts = {each["id"]: each for each in read(DATA / "discounts.json")["discounts"]}

    def all_files(self):
        return sorted(path for path in DATA.rglob("*.json") if path.parent.name != "schemas")

    # Shape

    def test_every_file_fits_its_schema(self):
        for path in self.all_files():
            name = SCHEMA_OF_FOLDER.get(path.parent.name, path.stem)
            schema = read(DATA / "schemas" / f"{name}.schema.json")
            jsonschema.Draft7Validator.check_schema(schema)
            errors = [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}"
                      for e in jsonschema.Draft7Validator(schema).iter_errors(read(path))]
            self.assertEqual(errors, [], path.name)

    def test_files_are_in_the_layout_that_derive_writes(self):
        for path in self.all_files():
            text = path.read_text(encoding="utf-8")
            self.assertEqual(text, derive.pretty(json.loads(text)) + "\n", path.name)

    def test_the_set_is_whole(self):
        self.assertEqual(len(self.certifications), sum(len(f["certifications"]) for f in self.files.values()))
        self.assertEqual(len(self.certifications), 195)
        self.assertEqual(len(self.skills), 143)
        self.assertEqual(set(self.files), set(self.providers))
        self.assertEqual(len(self.roles), 18)
        self.assertEqual(len(self.markets), 8)

    def test_ids_match_their_files(self):
        for things in (self.roles, self.markets, self.policies):
            for name, thing in things.items():
                self.assertEqual(thing["id"], name)
        for provider, content in self.files.items():
            self.assertEqual(content["provider"], provider)
            for certification in content["certifications"]:
                self.assertEqual(certification["provider"], provider, certification["id"])

    def test_no_file_names_a_place_outside_of_the_project(self):
        pattern = re.compile(r"/(home|tmp|work|root)/|\.\./|file://")
        for path in sorted(DATA.rglob("*")):
            if path.is_file() and path.suffix in (".json", ".md", ".py"):
                found = pattern.search(path.read_text(encoding="utf-8"))
                self.assertIsNone(found, f"{path.name}: {found and found.group()}")

    # References

    def test_every_id_exists(self):
        for name, c in self.certifications.items():
            for field in ("replaced_by", "recommends", "covers"):
                for other in c[field]:
                    self.assertIn(other, self.certifications, f"{name} {field}")
                    self.assertNotEqual(other, name, field)
            for other in leaves(c["requires"]) + c["renewal"]["renewed_by"]:
                self.assertIn(other, self.certifications, name)
            for role in c["for_roles"]:
                self.assertIn(role, self.roles, name)
            for skill in c.get("tool_skills", []):
                self.assertIn(skill, c["attests"], name)
        for skill in self.skills.values():
            self.assertIn(skill["provider"], [None, *self.providers], skill["id"])
        for role in self.roles.values():
            self.assertLessEqual(set(role["skills"]), set(self.skills), role["id"])
            self.assertLessEqual(set(role.get("credentials", {})), set(self.certifications), role["id"])
            self.assertLessEqual(set(role.get("parts", {})), set(self.roles), role["id"])
            for vector in role.get("vectors", []):
                self.assertIn(vector["source"], self.sources, role["id"])
                named = vector.get("share_ppm", vector.get("skills"))
                self.assertTrue(named, role["id"])
                self.assertLessEqual(set(named), set(role["skills"]), role["id"])
        for market in self.markets.values():
            self.assertLessEqual(set(market["demand"]), set(self.skills), market["id"])
            self.assertLessEqual(set(market["recognition"]), set(self.providers), market["id"])
            self.assertLessEqual(set(market["use_for"]), set(self.roles), market["id"])
            for provider in market["share_ppm"]:
                self.assertEqual(self.providers[provider]["kind"], "cloud", market["id"])
        self.assertIn(self.catalogue["default_market"], self.markets)
        self.assertIn(self.catalogue["default_policy"], self.policies)

    def test_every_weight_of_a_role_comes_from_somewhere(self):
        for role in self.roles.values():
            self.assertTrue(role["method"], role["id"])
            self.assertTrue({"onet", "sfia9"} <= set(role["crosswalk"]), role["id"])
            named = set(role["not_in_postings"])
            for part in role.get("parts", {}):
                named |= set(self.roles[part]["skills"])
            for vector in role.get("vectors", []):
                named |= set(vector.get("share_ppm", vector.get("skills")))
            self.assertEqual(set(role["skills"]) - named, set(), role["id"])

    def test_every_source_exists_and_is_used(self):
        used = set()

        def visit(value, where):
            if isinstance(value, dict):
                if "basis" in value and "source" in value:
                    keys = value["source"] if isinstance(value["source"], list) else [value["source"]]
                    for key in keys:
                        self.assertIn(key, self.sources, where)
                        used.add(key)
                for key, item in value.items():
                    visit(item, f"{where}/{key}")
            elif isinstance(value, list):
                for item in value:
                    visit(item, where)

        for path in self.all_files():
            visit(read(path), path.stem)
        for role in self.roles.values():
            used.update(vector["source"] for vector in role.get("vectors", []))
        # What markets of one's own rest on.
        self.assertEqual(set(self.sources) - used, {"P-COUNTED"}, "sources that nothing rests on")

    def test_provenance_speaks_of_fields_that_are_there(self):
        for record in self.records():
            self.assertLessEqual(set(record["provenance"]), set(record), record["name"])

    def test_a_published_figure_rests_on_no_opinion(self):
        for record in self.records():
            for field, origin in record["provenance"].items():
                where = f"{record['name']} {field}"
                if origin["basis"] == "published":
                    self.assertEqual(set(sources_of(origin)) & OPINIONS, set(), where)
                self.assertNotIn("memory", origin.get("place", ""), where)
        for name, c in self.certifications.items():
            for field in ALWAYS_JUDGEMENT & set(c["provenance"]):
                self.assertEqual(c["provenance"][field]["basis"], "judgement", f"{name} {field}")

    def test_a_judgement_of_what_could_be_a_fact_says_why(self):
        for record in [*self.certifications.values(), *self.rules.values(), *self.discounts.values()]:
            for field, origin in record["provenance"].items():
                if origin["basis"] == "judgement" and field not in ALWAYS_JUDGEMENT:
                    self.assertTrue(origin.get("note"), f"{record['name']} {field}")

    def test_texts_name_no_source_by_its_key_and_say_nothing_twice(self):
        def texts(value):
            if isinstance(value, dict):
                for key, item in value.items():
                    if key not in ("source", "sources"):
                        yield from texts(item)
            elif isinstance(value, list):
                for item in value:
                    yield from texts(item)
            elif isinstance(value, str):
                yield value

        for path in self.all_files():
            for text in texts(read(path)):
                self.assertIsNone(re.search(r"\b[SP]-[A-Z]{2,}", text), f"{path.name}: {text}")
                said = [each.strip().lower() for each in re.split(r"[.;](?:\s|$)", text) if len(each) > 15]
                self.assertEqual(len(said), len(set(said)), f"{path.name}: {text}")

    def records(self):
        """All that have provenance by field."""
        return [*self.certifications.values(), *self.roles.values(), *self.markets.values(),
                *self.rules.values(), *self.discounts.values()]

    def test_every_fact_that_decides_has_an_origin(self):
        # What may be absent, empty or false needs none then.
        always = {"fee_cents", "exam_minutes", "hands_on", "requires", "available_from", "retires_on",
                  "validity_months", "renewal", "domains", "authored_levels", "for_roles", "covers", "level"}
        where_given = {"recommends", "advised_experience_months", "min_experience_months", "study_hours",
                       "tool_skills"}
        for name, c in self.certifications.items():
            missing = {field for field in always | where_given if field not in c["provenance"]
                       and (field in always or c.get(field))}
            self.assertEqual(missing, set(), name)

    def test_a_published_fact_names_its_place(self):
        for record in self.records():
            for field, origin in record["provenance"].items():
                if origin["basis"] == "published":
                    place = origin.get("place", "")
                    self.assertGreaterEqual(len(place.split()), 2, f"{record['name']} {field}: {place!r}")

    def test_no_fact_is_younger_than_the_catalogue(self):
        for record in self.records():
            for field, origin in record["provenance"].items():
                self.assertLessEqual(origin["as_of"], self.catalogue["as_of"], f"{record['name']} {field}")
        for key, source in self.sources.items():
            self.assertLessEqual(source["as_of"], self.catalogue["as_of"], key)

    def test_doubts_name_fields_and_sources_that_exist(self):
        for name, c in self.certifications.items():
            seen = []
            for doubt in c.get("doubts", []):
                where = f"{name} {doubt['field']}"
                self.assertIn(doubt["field"], c, where)
                self.assertNotIn(doubt["field"], ("doubts", "note", "provenance", *seen), where)
                seen.append(doubt["field"])
                for value in doubt["values"]:
                    self.assertIn(value["source"], self.sources, where)
                    self.assertLessEqual(value.get("as_of", ""), self.catalogue["as_of"], where)
                    if isinstance(c[doubt["field"]], int) and not isinstance(c[doubt["field"]], bool):
                        self.assertIsInstance(value["value"], int, where)
                said = [json.dumps([v["value"], v["source"], v.get("as_of")]) for v in doubt["values"]]
                self.assertEqual(len(said), len(set(said)), where)
                # Sources that agree are no doubt: one of them is enough.
                if len(said) > 1:
                    self.assertGreater(len({json.dumps(v["value"]) for v in doubt["values"]}), 1, where)

    def test_the_value_in_use_is_one_that_somebody_states(self):
        for name, c in self.certifications.items():
            for doubt in c.get("doubts", []):
                value = c[doubt["field"]]
                if isinstance(value, int) and not isinstance(value, bool):
                    self.assertIn(value, [each["value"] for each in doubt["values"]], f"{name} {doubt['field']}")

    def test_every_source_is_attributed(self):
        text = (DATA / "ATTRIBUTION.md").read_text(encoding="utf-8")
        self.assertEqual(text, attribution.attribution(), "run python3 data/attribution.py")
        for key, source in self.sources.items():
            self.assertIn(f"| `{key}` |", text)
            self.assertIn(source["licence"], text)
        self.assertIn("Attribution 4.0 International", (DATA / "LICENSE").read_text(encoding="utf-8"))

    def test_the_example_of_an_overlay_changes_what_is_there(self):
        text = (DATA / "README.md").read_text(encoding="utf-8")
        overlay = json.loads(re.search(r"```json\n(.*?)```", text, re.DOTALL)[1])
        schema = read(DATA / "schemas" / "overlay.schema.json")
        self.assertEqual(list(jsonschema.Draft7Validator(schema).iter_errors(overlay)), [])
        self.assertTrue(overlay["certifications"])
        self.assertEqual({each["id"] for each in overlay["certifications"]} - set(self.certifications), set())

    def test_what_counts_are_made_with_is_told(self):
        for name, market in self.markets.items():
            place = market["provenance"]["demand"].get("place", "")
            if place.startswith("texts of the postings"):
                self.assertIn(f"by the aliases of {self.catalogue['as_of']}", place, name)

    def test_the_changelog_has_days_that_fall(self):
        text = (DATA / "CHANGELOG.md").read_text(encoding="utf-8")
        days = re.findall(r"^## (\d{4}-\d{2}-\d{2})$", text, re.MULTILINE)
        self.assertTrue(days)
        self.assertEqual(days, sorted(set(days), reverse=True))
        for day in days:
            date.fromisoformat(day)

    # Renewals and discounts

    def test_every_certification_has_a_rule_of_its_own_kind(self):
        used = set()
        for name, c in self.certifications.items():
            rule = self.rules.get(c["renewal"]["rule"])
            self.assertIsNotNone(rule, name)
            self.assertEqual(rule["way"] == "for_life", c["validity_months"] is None, name)
            self.assertIn("renewal", c["provenance"], name)
            if rule["way"] in ("assessment", "credits"):
                self.assertIsNone(c["renewal"]["extend_without_exam"], name)
            self.assertNotIn(name, c["renewal"]["renewed_by"])
            for other in c["renewal"]["renewed_by"]:
                self.assertEqual(self.certifications[other]["provider"], c["provider"], name)
            used.add(c["renewal"]["rule"])
        self.assertEqual(set(self.rules), used)

    def test_every_figure_of_a_rule_or_discount_has_its_origin(self):
        figures = {"way", "extends_months", "fee_cents", "fee_ppm", "minutes", "study_ppm",
                   "yearly_fee_cents", "yearly_fee_at_once", "yearly_fee_shared", "off_ppm",
                   "within_months"}
        for name, record in (self.rules | self.discounts).items():
            self.assertEqual(set(record) & figures, set(record["provenance"]) & figures, name)
            for field, origin in record["provenance"].items():
                self.assertEqual(origin["basis"] == "published", origin["source"] not in OPINIONS,
                                 f"{name} {field}")
        for name, rule in self.rules.items():
            if rule["way"] == "exam":
                self.assertGreater(rule["fee_ppm"] * rule["study_ppm"], 0, name)
            if rule["way"] in ("assessment", "credits"):
                self.assertGreater(rule["minutes"], 0, name)

    def test_discounts_are_for_exams_of_their_provider(self):
        for name, each in self.discounts.items():
            self.assertIn(each["provider"], self.providers, name)
            for exam in each.get("only", []):
                self.assertEqual(self.certifications[exam]["provider"], each["provider"], name)
            self.assertTrue(each["after_pass"] or "within_months" not in each, name)

    def test_aliases_lead_to_one_certification(self):
        owners = {name.lower(): name for name in self.certifications}
        for name, c in self.certifications.items():
            for alias in c["aliases"]:
                self.assertEqual(owners.setdefault(alias.lower(), name), name, alias)

    def test_patterns_and_exceptions_are_about_their_skill(self):
        def words(text):
            return " " + " ".join(re.findall(r"[a-z0-9+#.]+", text.lower())) + " "

        for name, skill in self.skills.items():
            for each in skill["aliases_regex"]:
                self.assertIn(each["literal"], each["pattern"], name)
            literals = [each["literal"] for each in skill["aliases_regex"]]
            names = skill["aliases"] + skill["aliases_case_sensitive"] + literals
            for phrase in skill.get("aliases_except", []):
                held = [alias for alias in names if words(alias) in words(phrase)]
                self.assertTrue(held, f"{name}: '{phrase}' holds no alias")
                self.assertNotIn(words(phrase), [words(alias) for alias in names], name)

    # Certifications

    def test_derived_fields_are_up_to_date(self):
        result = subprocess.run([sys.executable, "-B", str(DATA / "derive.py"), "--check"],
                                capture_output=True, text=True, check=False)
        self.assertEqual(result.returncode, 0, result.stdout[:2000] + result.stderr)

    def test_the_table_of_levels_names_every_exam_once(self):
        result = subprocess.run([sys.executable, "-B", str(DATA / "derive.py"), "--levels"],
                                capture_output=True, text=True, check=True)
        self.assertEqual(sorted(re.findall(r"cap \d+ +(\S+)", result.stdout)), sorted(self.certifications))

    def test_a_reader_that_has_enough_is_no_error(self):
        with subprocess.Popen([sys.executable, "-B", str(DATA / "derive.py"), "--levels"], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE) as run:
            run.stdout.close()  # before anything is written
            self.assertEqual(run.stderr.read().decode(), "")
        self.assertEqual(run.returncode, 0)

    def test_sums_and_keys(self):
        for name, c in self.certifications.items():
            self.assertEqual(sum(domain["percent"] for domain in c["domains"]), 100, name)
            self.assertEqual(sum(c["exam_share"].values()), 1_000_000, name)
            self.assertEqual(set(c["exam_share"]), set(c["attests"]), name)
            self.assertEqual(set(c["exam_share"]), set(c["authored_levels"]), name)
            self.assertEqual(set(c["exam_share"]), {s for d in c["domains"] for s in d["skills"]}, name)
            self.assertLessEqual(set(c["exam_share"]), set(self.skills), name)

    def test_levels_stay_below_the_authored_ones_and_the_cap(self):
        for name, c in self.certifications.items():
            self.assertLessEqual(max(c["attests"].values()), derive.tier_cap(c), name)
            for skill, level in c["attests"].items():
                self.assertLessEqual(level, c["authored_levels"][skill], f"{name} {skill}")

    def test_every_kind_of_exam_reaches_its_floor(self):
        for name, c in self.certifications.items():
            if c["blueprint"] != "guessed":
                self.assertGreaterEqual(max(c["attests"].values()), FLOOR[c["level"]], name)

    def test_what_covers_an_exam_proves_no_less_at_its_top(self):
        for name, c in self.certifications.items():
            for other in c["covers"] if c["blueprint"] != "guessed" else []:
                self.assertGreaterEqual(max(c["attests"].values()),
                                        max(self.certifications[other]["attests"].values()), f"{name} covers {other}")

    def test_the_anchors_of_the_scale_hold(self):
        steps = {}
        for line in (DATA / "README.md").read_text(encoding="utf-8").splitlines():
            row = re.fullmatch(r"\| (\d+) \| [^|]+ \| (.+) \|", line)
            if row:
                steps[int(row[1])] = re.findall(r"`([^`]+)` on `([^`]+)`", row[2])
        self.assertEqual(list(steps), [15, 30, 45, 60, 75, 85, 100])
        self.assertEqual(steps.pop(100), [])
        for step, anchors in steps.items():
            self.assertGreaterEqual(len({name.split(":")[0] for name, _ in anchors}), 3, step)
            for name, skill in anchors:
                level = self.certifications[name]["attests"][skill]
                self.assertLessEqual(abs(level - step), ANCHOR_TOLERANCE, f"{name} on {skill}: {level} at step {step}")
        self.assertLess(max(max(c["attests"].values()) for c in self.certifications.values()), 95)

    def test_hours_from_nothing_are_between_the_usual_plan_and_the_way_over_the_predecessors(self):
        _, derivation = derive.derive()
        for name, c in derivation.certifications.items():
            usual = derive.usual_hours(c)
            way = usual + sum(derive.usual_hours(derivation.certifications[p]) for p in derivation.closure(name))
            self.assertGreaterEqual(c["study_minutes"], usual * 60, name)
            self.assertLessEqual(c["study_minutes"], way * 60 + 30, name)

    def test_known_hours_from_nothing(self):
        for name, hours in (("aws:SAP-C03", 210), ("aws:AIP-C01", 180), ("ms:AZ-305", 135), ("ms:AI-500", 165),
                            ("aws:SAA-C03", 70), ("ms:AZ-104", 60)):
            self.assertAlmostEqual(self.certifications[name]["study_minutes"] / 60, hours, delta=0.06 * hours, msg=name)

    def test_the_hours_constant_is_near_its_fit(self):
        _, derivation = derive.derive()
        rows = [(float(derive.raw_formula(c)), (c["study_hours"]["min"] + c["study_hours"]["max"]) / 2)
                for c in derivation.certifications.values() if derive.published(c)]
        fit = sum(raw * hours for raw, hours in rows) / sum(raw * raw for raw, _ in rows)
        self.assertGreaterEqual(len(rows), 40)
        self.assertAlmostEqual(float(derive.HOURS_CONSTANT), fit, delta=0.03 * fit)

    def test_dates(self):
        for name, c in self.certifications.items():
            for field in ("available_from", "retires_on"):
                if c[field] is not None:
                    date.fromisoformat(c[field])
            if c["available_from"] and c["retires_on"]:
                self.assertLess(c["available_from"], c["retires_on"], name)
            if c["announced"]:
                self.assertIsNone(c["available_from"], name)
        date.fromisoformat(self.catalogue["as_of"])

    def test_a_version_ends_when_what_follows_is_there(self):
        for name, c in self.certifications.items():
            for other in c["replaced_by"]:
                after = self.certifications[other]
                self.assertIsNotNone(c["retires_on"], f"{name} is replaced, but does not end")
                # Of one family the next version is there before the last one is gone, but for a day.
                if after["family"] == c["family"]:
                    self.assertLess((after["available_from"] or ""), "9", name)
                    gap = date.fromisoformat(after["available_from"]) - date.fromisoformat(c["retires_on"])
                    self.assertLessEqual(gap.days, 1, f"{name}, then {other}")

    def test_every_family_could_be_sat_in_2024(self):
        """What has an id by version has those of 2023 and 2024 too."""
        expected = {"2023-01-15": {"hashicorp:TA-002", "aws:CLF-C01", "aws:DVA-C01", "aws:DOP-C01", "aws:SCS-C01",
                                   "comptia:SEC+601", "ms:MD-100", "ms:MS-100", "gcp:PGWA", "hashicorp:CA-002"},
                    "2024-06-01": {"hashicorp:TA-003", "hashicorp:VA-002", "hashicorp:CA-003", "aws:CLF-C02",
                                   "aws:DVA-C02", "aws:DOP-C02", "aws:SCS-C02", "comptia:SEC+", "ms:MD-102",
                                   "ms:MS-102", "gcp:PGWA", "ms:AI-102", "ms:DP-203", "ms:AZ-500", "aws:MLS-C01"}}
        for day, names in expected.items():
            self.assertEqual(names - {c["id"] for c in self.open_on(day)}, set(), day)
        self.assertNotIn("hashicorp:TA-004", {c["id"] for c in self.open_on("2024-06-01")})

    def open_on(self, day):
        return [c for c in self.certifications.values()
                if not c["announced"] and (c["available_from"] or "") <= day <= (c["retires_on"] or "9")]

    def test_skills_that_no_exam_attests_are_known(self):
        attested = set().union(*(c["attests"] for c in self.open_on(self.catalogue["as_of"])))
        self.assertEqual(set(self.skills) - attested, SKILLS_WITHOUT_EXAM)

    def test_every_group_of_a_track_has_an_exam_that_can_be_sat(self):
        families = {c["family"] for c in self.open_on(self.catalogue["as_of"])}
        tracks = read(DATA / "tracks.json")
        for name, group in tracks["groups"].items():
            self.assertTrue(families & set(group["families"]), name)
        used = {leaf for track in tracks["tracks"] for leaf in leaves(track["goal"])}
        self.assertEqual(used, set(tracks["groups"]))

    def test_covers_lists_what_the_covered_cover(self):
        for name, c in self.certifications.items():
            for other in c["covers"]:
                missing = set(self.certifications[other]["covers"]) - set(c["covers"]) - {name}
                self.assertEqual(missing, set(), f"{name} covers {other}")

    def test_a_requirement_is_never_required_by_what_it_requires(self):
        for name in self.certifications:
            seen, todo = set(), leaves(self.certifications[name]["requires"])
            while todo:
                each = todo.pop()
                self.assertNotEqual(each, name)
                if each not in seen:
                    seen.add(each)
                    todo += leaves(self.certifications[each]["requires"])

    # Roles, markets, policies, profiles

    def test_every_default_market_covers_a_hundred_skills(self):
        defaults = {role["id"]: role["market"] for role in self.roles.values()}
        defaults["the catalogue"] = self.catalogue["default_market"]
        for owner, market in defaults.items():
            parts = {market: 1} if isinstance(market, str) else market
            covered = set()
            for name, share in parts.items():
                demand = self.markets[name]["demand"]
                total = sum(demand.values())
                self.assertGreater(total, 0, f"{owner}: {name} has no demand")
                covered |= {s for s, d in demand.items() if share * (d * 1_000_000 // total) // sum(parts.values())}
            self.assertGreaterEqual(len(covered), 100, owner)

    def test_recognition_follows_from_the_counts(self):
        for name, market in self.markets.items():
            counts = market["certification_counts"]
            most = max(counts.values())
            for provider, value in market["recognition"].items():
                count = counts.get(provider, 0)
                self.assertEqual(value, (count + 1) * 1_000_000 // (most + 1), f"{name} {provider}")
            self.assertEqual(set(market["not_counted"]), set(self.providers) - set(counts), name)

    def test_roles_weigh_something(self):
        for role in self.roles.values():
            self.assertEqual(sum(s["importance"] for s in role["skills"].values()), 1_000_000, role["id"])
            named = [c for c in self.certifications.values() if c["for_roles"].get(role["id"], 0) >= 80]
            self.assertGreaterEqual(len(named), 2, role["id"])

    def test_policies_rise(self):
        for name, policy in self.policies.items():
            for table in (policy["ease"], policy["worth"]):
                self.assertEqual(table, sorted(table), name)
                self.assertEqual((table[0], table[-1]), (0, 1_000_000), name)

    def test_profiles_name_what_exists(self):
        for name, profile in self.profiles.items():
            self.assertIn(profile["role"], self.roles, name)
            self.assertLessEqual(set(profile["skills"]), set(self.skills), name)
            for held in profile["held"]:
                self.assertIn(held["id"], self.certifications, name)
                self.assertLessEqual(held["earned_on"], profile["start_on"], name)
            for leaf in leaves(profile.get("goals")):
                self.assertIn(leaf, self.certifications, name)
            preference = set(profile.get("cloud_preference", {})) - {"default"}
            self.assertLessEqual(preference, set(self.providers), name)


if __name__ == "__main__":
    unittest.main()

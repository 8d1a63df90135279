#!/usr/bin/env python3
"""Derives the computed fields of the certification files from the authored ones.

    python3 data/derive.py           rewrite the derived fields in place
    python3 data/derive.py --check   exit 1 and name every difference
    python3 data/derive.py --fit     print the fit of the study-hours formula
    python3 data/derive.py --levels  print the highest levels of every exam beside its peers
    python3 data/derive.py --explain aws:SAP-C03
                                     show how one certification's figures come about

Authored per certification: domains (exam domain -> skills with parts),
authored_levels, study_hours, level, exam_minutes, hands_on, tool_skills,
blueprint, level_exceptions, cap_exception, requires, recommends.
Derived: exam_share, attests, study_minutes and the provenance of these three.

README.md explains every rule. All rules are on integers or exact fractions, so
that every machine writes the same files.
"""
import argparse
import json
import os
import sys
from fractions import Fraction
from math import isqrt
from pathlib import Path

DATA = Path(__file__).resolve().parent
PPM = 1_000_000

# Levels. A skill proves its whole authored level from this share of the exam on.
FULL_SHARE = 80_000  # ppm
# Highest level an exam can prove, by tier; see tier_cap().
CAP_FOUNDATIONAL = 32
CAP_SHORT_ASSOCIATE = 46
CAP_ASSOCIATE = 60
CAP_SHORT_SPECIALTY = 52
CAP_SPECIALTY = 75
CAP_PROFESSIONAL = 85
HANDS_ON_BONUS = 8
SHORT_EXAM_MINUTES = 90
# An exam on one tool proves general skills only as far as the tool uses them.
TOOL_FACTOR = Fraction(60, 100)
# An exam without hands-on tasks shows that code is read, not that it is written.
LANGUAGES = ("python", "java", "javascript_typescript", "csharp_dotnet", "golang", "cpp_rust", "scala_kotlin",
             "r_language", "shell_scripting")
CAP_LANGUAGE = 40
# An exam whose objectives nobody here has read (blueprint "guessed") is not
# trusted to prove more than a foundational one does.
CAP_GUESSED = CAP_FOUNDATIONAL

# The formula for study hours where no source gives any: this times
# sum over skills of share * (level / 50)^1.5, times sqrt(number of skills).
# `--fit` prints the least-squares value on the exams with published hours.
HOURS_CONSTANT = Fraction(172, 10)
# The levels whose usual study plans suppose the advised predecessors.
BUILDS_ON_OTHERS = ("specialty", "professional", "expert")
# The source key of estimates that the editors made themselves.
EDITORS = "S-EDITORS"


def largest_remainder(parts, total):
    """Integers proportional to `parts` (key -> Fraction) that sum to `total`;
    ties go to the key that comes first."""
    whole = sum(parts.values())
    exact = {key: part * total / whole for key, part in parts.items()}
    result = {key: int(value) for key, value in exact.items()}
    left = total - sum(result.values())
    order = sorted(parts, key=lambda key: result[key] - exact[key])
    for key in order[:left]:
        result[key] += 1
    return result


def exam_share(certification, skill_order):
    """How the exam falls on skills, in ppm: domain percent times skill parts."""
    percent = sum(domain["percent"] for domain in certification["domains"])
    share = {}
    for domain in certification["domains"]:
        parts = sum(domain["skills"].values())
        for skill, part in domain["skills"].items():
            value = Fraction(domain["percent"], percent) * Fraction(part, parts)
            share[skill] = share.get(skill, 0) + value
    ordered = {skill: share[skill] for skill in sorted(share, key=skill_order.__getitem__)}
    return largest_remainder(ordered, PPM)


def tier_cap(certification):
    """The highest level that an exam of this kind can prove."""
    exception = certification.get("cap_exception")
    if exception:
        return exception["level"]
    level = certification["level"]
    minutes = certification["exam_minutes"]
    hands_on = certification["hands_on"]
    one_tool = "tool_skills" in certification
    short = one_tool or (minutes <= SHORT_EXAM_MINUTES and not hands_on)
    if level == "foundational":
        cap = CAP_FOUNDATIONAL
    elif level == "associate":
        cap = CAP_SHORT_ASSOCIATE if short else CAP_ASSOCIATE
    elif level == "specialty":
        cap = CAP_SHORT_SPECIALTY if short else CAP_SPECIALTY
    else:
        cap = CAP_PROFESSIONAL
    if certification["blueprint"] == "guessed":
        cap = min(cap, CAP_GUESSED)
    return cap + (HANDS_ON_BONUS if hands_on else 0)


def rounded(value):
    """A non-negative Fraction to the nearest integer, halves up."""
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def root(value, digits=6):
    """The square root of a non-negative Fraction, floored to `digits` decimals."""
    scale = 10 ** digits
    return Fraction(isqrt(value.numerator * scale * scale // value.denominator), scale)


def attests(certification, share):
    """The level that passing proves, per skill."""
    tool_skills = certification.get("tool_skills")
    levels = {}
    for skill, ppm in share.items():
        level = Fraction(certification["authored_levels"][skill])
        if tool_skills is not None and skill not in tool_skills:
            level *= TOOL_FACTOR
        levels[skill] = level * root(min(Fraction(1), Fraction(ppm, FULL_SHARE)))
    highest = max(levels.values())
    cap = tier_cap(certification)
    if highest > cap:
        levels = {skill: level * cap / highest for skill, level in levels.items()}
    if not certification["hands_on"]:
        levels = {skill: min(level, CAP_LANGUAGE) if skill in LANGUAGES else level for skill, level in levels.items()}
    result = {skill: max(1, rounded(level)) for skill, level in levels.items()}
    for skill, exception in certification.get("level_exceptions", {}).items():
        result[skill] = exception["level"]
    return result


def known(levels, certification, ease):
    """Part of the exam, in ppm, that somebody at `levels` knows already."""
    total = 0
    for skill, share in certification["exam_share"].items():
        target = certification["attests"][skill]
        total += share * ease[min(levels.get(skill, 0), target) * 100 // target] // PPM
    return total


def raw_formula(certification):
    """The part of the hours formula that the constant multiplies."""
    work = sum(
        Fraction(share, PPM) * root(Fraction(certification["attests"][skill], 50) ** 3)
        for skill, share in certification["exam_share"].items()
    )
    return work * root(Fraction(len(certification["exam_share"])))


def published(certification):
    """Whether a source gives study hours for exactly this exam."""
    hours = certification["study_hours"]
    return bool(hours) and hours["basis"] == "published"


def formula_hours(certification):
    return Fraction(rounded(HOURS_CONSTANT * raw_formula(certification)))


def usual_hours(certification):
    """Hours of the usual study plan. What a source gives counts as it is; what
    the editors estimate counts only where the formula does not ask for more, so
    that a guess never makes an exam look cheap beside those with a source."""
    hours = certification["study_hours"]
    if not hours:
        return formula_hours(certification)
    middle = Fraction(hours["min"] + hours["max"], 2)
    if hours["source"] == EDITORS:
        return max(middle, formula_hours(certification))
    return middle


class Derivation:
    """Derives the catalogue's fields; predecessors before what builds on them."""

    def __init__(self, certifications, skill_order, policy, as_of):
        self.certifications = certifications
        self.ease = policy["ease"]
        self.transfer = policy["transfer"]
        self.as_of = as_of
        self.hours = {}
        for certification in certifications.values():
            certification["exam_share"] = exam_share(certification, skill_order)
            certification["attests"] = attests(certification, certification["exam_share"])
        self.closures = {}
        for name in certifications:
            self.settle(name)

    def settle(self, name):
        """Fixes the study time of `name`, after that of what it recommends."""
        if name in self.hours:
            return
        for each in self.certifications[name]["recommends"]:
            self.settle(each)
        self.hours[name] = self.hours_from_nothing(name)
        self.certifications[name]["study_minutes"] = rounded(self.hours[name] * 60)

    def hours_that_keep_the_order(self, name):
        """So many hours from nothing that taking an advised predecessor first is
        never the longer way than taking it afterwards."""
        certification = self.certifications[name]
        least = Fraction(0)
        for each in certification["recommends"]:
            before = self.certifications[each]
            forth = known(before["attests"], certification, self.ease)
            back = known(certification["attests"], before, self.ease)
            if forth and self.offered(each):
                least = max(least, self.hours[each] * back / forth)
        return least

    def offered(self, name):
        last = self.certifications[name]["retires_on"]
        return last is None or last > self.as_of

    def best(self, alternatives, certification):
        """Of alternative predecessors the offered one that teaches most of the
        exam; retired ones only where no other is left; ties: the first named."""
        open_ones = [option for option in alternatives if all(self.offered(name) for name in option)]
        options = open_ones or alternatives
        return max(options, key=lambda option: known(self.levels_after(option), certification, self.ease))

    def resolve(self, tree, certification):
        """The certifications that meet a requirement tree in the usual way."""
        if tree is None:
            return ()
        if isinstance(tree, str):
            return (tree,)
        if "all_of" in tree:
            return tuple(name for branch in tree["all_of"] for name in self.resolve(branch, certification))
        if "any_of" in tree:
            return self.best([self.resolve(branch, certification) for branch in tree["any_of"]], certification)
        return tuple(name for branch in tree["k_of"][: tree["k"]] for name in self.resolve(branch, certification))

    def predecessors(self, name):
        """What its candidates have usually passed before: what it requires, and
        the best of what is recommended (a list of alternatives)."""
        certification = self.certifications[name]
        chosen = list(self.resolve(certification["requires"], certification))
        if certification["recommends"]:
            options = [(option,) for option in certification["recommends"]]
            chosen += [p for p in self.best(options, certification) if p not in chosen]
        return chosen

    def closure(self, name):
        """All predecessors of `name`, and theirs."""
        if name not in self.closures:
            self.closures[name] = None
            found = []
            for predecessor in self.predecessors(name):
                for each in [predecessor] + self.closure(predecessor):
                    if each not in found:
                        found.append(each)
            self.closures[name] = found
        if self.closures[name] is None:
            raise SystemExit(f"{name}: its predecessors lead back to itself")
        return self.closures[name]

    def levels_after(self, names):
        """Levels of somebody who passed `names` and their predecessors."""
        levels = {}
        for name in names:
            for each in [name] + self.closure(name):
                for skill, level in self.certifications[each]["attests"].items():
                    levels[skill] = max(level, levels.get(skill, 0))
        return levels

    def hours_from_nothing(self, name):
        """Study hours of somebody who knows none of it, never below the usual
        ones and never more than the way over all predecessors."""
        certification = self.certifications[name]
        usual = usual_hours(certification)
        hours = usual
        before = self.predecessors(name)
        if certification["level"] in BUILDS_ON_OTHERS and before:
            part = known(self.levels_after(before), certification, self.ease)
            hours = usual / (1 - Fraction(self.transfer, PPM) * Fraction(part, PPM))
        if certification["level"] in BUILDS_ON_OTHERS or not published(certification):
            hours = max(hours, self.hours_that_keep_the_order(name))
        way_over_them = sum(usual_hours(self.certifications[each]) for each in self.closure(name))
        hours = min(hours, usual + way_over_them)
        return Fraction(-(-2 * hours // 1), 2)


def record_provenance(certification, as_of):
    provenance = certification["provenance"]
    hours = certification["study_hours"]
    source = hours["source"] if hours else "S-DERIVE"
    if hours and source != "S-DERIVE":
        source = [source, "S-DERIVE"]
    provenance["exam_share"] = {"source": "S-DERIVE", "as_of": as_of, "basis": "judgement"}
    provenance["attests"] = {"source": "S-DERIVE", "as_of": as_of, "basis": "judgement"}
    unchanged = published(certification) and certification["study_minutes"] * 2 == (hours["min"] + hours["max"]) * 60
    provenance["study_minutes"] = {"source": source, "as_of": as_of, "basis": "published" if unchanged else "estimated"}
    if unchanged:
        provenance["study_minutes"]["place"] = provenance["study_hours"]["place"] + "; the middle of the range"


def compact(value):
    return json.dumps(value, ensure_ascii=False)


def pretty(value, indent=0, width=112):
    """JSON text: whatever fits goes on one line, the rest is broken up."""
    line = compact(value)
    if not isinstance(value, (dict, list)) or not value or (indent > 0 and indent * 2 + len(line) <= width):
        return line
    pad = "  " * (indent + 1)
    end = "\n" + "  " * indent
    if isinstance(value, dict):
        rows = [f"{pad}{compact(key)}: {pretty(item, indent + 1, width)}" for key, item in value.items()]
        return "{\n" + ",\n".join(rows) + end + "}"
    if all(isinstance(item, (int, float, str)) for item in value):
        lines, current = [], ""
        for item in value:
            text = compact(item)
            if current and len(pad) + len(current) + len(text) + 3 > width:
                lines.append(current)
                current = ""
            current += (", " if current else "") + text
        lines.append(current)
        return "[\n" + ",\n".join(pad + row for row in lines) + end + "]"
    return "[\n" + ",\n".join(pad + pretty(item, indent + 1, width) for item in value) + end + "]"


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


def load(data=DATA):
    catalogue = read(data / "catalogue.json")
    skills = read(data / "skills.json")["skills"]
    order = {skill["id"]: index for index, skill in enumerate(skills)}
    policy = read(data / "policies" / f"{catalogue['default_policy']}.json")
    files = {path: read(path) for path in sorted((data / "certifications").glob("*.json"))}
    return catalogue, order, policy, files


def derive(data=DATA):
    """(file -> its text as it should be, the Derivation)."""
    catalogue, order, policy, files = load(data)
    certifications = {c["id"]: c for content in files.values() for c in content["certifications"]}
    derivation = Derivation(certifications, order, policy, catalogue["as_of"])
    for certification in certifications.values():
        record_provenance(certification, catalogue["as_of"])
    return {path: pretty(content) + "\n" for path, content in files.items()}, derivation


def differences(path, expected):
    """Names every derived figure of `path` that is not what it should be."""
    before = {c["id"]: c for c in read(path)["certifications"]}
    after = {c["id"]: c for c in json.loads(expected)["certifications"]}
    found = []
    for name, certification in after.items():
        old = before[name]
        for field in ("exam_share", "attests"):
            ours, theirs = certification[field], old.get(field, {})
            for skill in list(ours) + [s for s in theirs if s not in ours]:
                if ours.get(skill) != theirs.get(skill):
                    found.append(f"{name} {field}.{skill}: {theirs.get(skill)} should be {ours.get(skill)}")
        if old.get("study_minutes") != certification["study_minutes"]:
            found.append(f"{name} study_minutes: {old.get('study_minutes')} should be {certification['study_minutes']}")
        for field in ("exam_share", "attests", "study_minutes"):
            if old["provenance"].get(field) != certification["provenance"][field]:
                found.append(f"{name} provenance.{field} is out of date")
    return found or ["layout differs from what derive.py writes"]


def print_fit(derivation):
    rows = []
    for name, certification in derivation.certifications.items():
        hours = certification["study_hours"]
        if published(certification):
            rows.append((name, float(raw_formula(certification)), (hours["min"] + hours["max"]) / 2))
    constant = sum(raw * hours for _, raw, hours in rows) / sum(raw * raw for _, raw, _ in rows)
    for label, value in (("least squares", constant), ("in use", float(HOURS_CONSTANT))):
        errors = [abs(value * raw - hours) / hours for _, raw, hours in rows]
        print(f"{label}: hours = {value:.2f} * sum(share * (level/50)^1.5) * sqrt(skills), "
              f"mean error {100 * sum(errors) / len(errors):.1f}%, n = {len(rows)}")
    for name, raw, hours in sorted(rows, key=lambda row: row[1] / row[2]):
        print(f"  {name:28} published {hours:6.1f}  formula {float(HOURS_CONSTANT) * raw:6.1f}")
    print("editors' estimates, and where the formula asks for more:")
    for name, certification in derivation.certifications.items():
        hours = certification["study_hours"]
        if hours and hours["source"] == EDITORS:
            middle, formula = (hours["min"] + hours["max"]) / 2, float(formula_hours(certification))
            print(f"  {name:28} estimate  {middle:6.1f}  formula {formula:6.1f}{'  *' if formula > middle else ''}")


def print_levels(derivation):
    """What each exam proves at its top, by kind and cap, so that one that is out of line is seen."""
    kinds = ("foundational", "associate", "specialty", "professional", "expert")
    order = sorted(derivation.certifications.values(),
                   key=lambda c: (kinds.index(c["level"]), tier_cap(c), -max(c["attests"].values()), c["id"]))
    for c in order:
        top = sorted(c["attests"].items(), key=lambda item: -item[1])[:4]
        print(f"{c['level']:12} cap {tier_cap(c):2}  {c['id']:22} {c['exam_minutes']:3} min  {c['blueprint']:10} "
              + ", ".join(f"{skill} {level}" for skill, level in top))


def explain(derivation, name):
    certification = derivation.certifications[name]
    print(f"{name}  {certification['name']}: {certification['level']}, {certification['exam_minutes']} minutes, "
          f"cap {tier_cap(certification)}")
    for skill, share in certification["exam_share"].items():
        print(f"  {skill:24} share {share / 10000:6.2f}%  authored {certification['authored_levels'][skill]:3}"
              f"  attests {certification['attests'][skill]:3}")
    before = derivation.predecessors(name)
    part = known(derivation.levels_after(before), certification, derivation.ease) if before else 0
    print(f"  usual hours {float(usual_hours(certification)):.1f}"
          f" (formula {float(formula_hours(certification)):.0f}),"
          f" predecessors {', '.join(before) or 'none'} teach {part / 10000:.1f}%,"
          f" from nothing {float(derivation.hours[name]):.1f} h = {certification['study_minutes']} minutes")


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 on any difference")
    parser.add_argument("--fit", action="store_true", help="print the fit of the study-hours formula")
    parser.add_argument("--levels", action="store_true", help="print the highest levels of every exam by its kind")
    parser.add_argument("--explain", metavar="ID", help="show how one certification's figures come about")
    options = parser.parse_args(arguments)
    texts, derivation = derive()
    if options.fit:
        print_fit(derivation)
        return 0
    if options.levels:
        print_levels(derivation)
        return 0
    if options.explain:
        if options.explain not in derivation.certifications:
            parser.error(f"no certification {options.explain}")
        explain(derivation, options.explain)
        return 0
    changed = [path for path, text in texts.items() if path.read_text(encoding="utf-8") != text]
    if options.check:
        for path in changed:
            for line in differences(path, texts[path]):
                print(f"{path.relative_to(DATA)}: {line}")
        return 1 if changed else 0
    for path in changed:
        path.write_text(texts[path], encoding="utf-8")
        print(f"wrote {path.relative_to(DATA)}")
    return 0


if __name__ == "__main__":
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read has enough, such as head
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    sys.exit(status)

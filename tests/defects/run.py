#!/usr/bin/env python3
"""Seeds deliberate defects into the engine, one at a time, and expects the ranking tests to fail.

The sources themselves are never touched: everything is built once in a temporary directory, then
for each defect of defects.json only the engine's objects that see the changed file are compiled
again and linked before the healthy ones. A defect that no test notices says that a test is missing.
The test that noticed a defect before (caught_by) is asked first, all others only where it is silent.

    tests/defects/run.py [--jobs N] [--only NAME]... [--part K/N] [--list] [--record]
"""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = pathlib.Path(__file__).with_name("defects.json")
TEST = "tests/engine/ranking/ranking_test"
# A quick look at few cases of every stratum; nearly all defects show in the first seconds.
CASES = "40"
TIME_LIMIT_S = 120


def run(command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          **options)


def must(command, **options):
    done = run(command, **options)
    if done.returncode != 0:
        sys.exit(f"{shlex.join(command)} failed:\n{done.stdout}")
    return done.stdout


class Build:
    """A healthy build of the ranking tests, and how each of its objects came about."""

    def __init__(self, directory, jobs):
        self.source = directory / "source"
        self.build = directory / "build"
        leave_out = shutil.ignore_patterns(".git", "build", "build-*", "node_modules", "__pycache__")
        shutil.copytree(ROOT, self.source, ignore=leave_out, dirs_exist_ok=True)
        configure = ["cmake", "-S", str(self.source), "-B", str(self.build), "-G", "Ninja",
                     "-DCMAKE_BUILD_TYPE=Debug", "-DCMAKE_CXX_FLAGS_DEBUG=-O1 -w",
                     "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "-DCERTRAIL_CLI=OFF",
                     # Many files at a time, but file by file what is to be broken.
                     "-DCMAKE_UNITY_BUILD=ON", "-DCMAKE_UNITY_BUILD_BATCH_SIZE=12",
                     "-DCERTRAIL_RANKING_BY_FILE=ON"]
        if shutil.which("ccache"):
            configure.append("-DCMAKE_CXX_COMPILER_LAUNCHER=ccache")
        must(configure)
        # Lets a compiler cache recognise the sources in whatever temporary directory they are.
        cached = dict(os.environ, CCACHE_BASEDIR=str(directory), CCACHE_NOHASHDIR="1")
        must(["ninja", "-C", str(self.build), f"-j{jobs}", "ranking_test"], env=cached)
        commands = json.loads((self.build / "compile_commands.json").read_text())
        self.compile = {self.object_of(c["command"]): shlex.split(c["command"]) for c in commands}
        self.sees = self.dependencies()
        link = must(["ninja", "-C", str(self.build), "-t", "commands", TEST]).splitlines()[-1]
        self.link = [word for word in shlex.split(link) if word not in (":", "&&")]

    @staticmethod
    def object_of(command):
        words = shlex.split(command)
        return words[words.index("-o") + 1]

    def dependencies(self):
        """For every object the files it was compiled from."""
        sees, current = {}, None
        for line in must(["ninja", "-C", str(self.build), "-t", "deps"]).splitlines():
            if line.startswith("    "):
                path = pathlib.Path(self.build, line.strip()).resolve()
                sees[current].add(path)
            elif ": #deps" in line:
                current = line.split(":")[0]
                sees[current] = set()
        return sees

    def with_defect(self, defect, directory):
        """Builds the tests with the defect; returns the program, or None and what went wrong."""
        file = (self.source / defect["file"]).resolve()
        text = file.read_text()
        if text.count(defect["find"]) != 1:
            return None, f"text found {text.count(defect['find'])} times"
        include_root = self.source / "/".join(pathlib.PurePath(defect["file"]).parts[:2])
        overlay = directory / "overlay"
        changed = overlay / file.relative_to(include_root)
        changed.parent.mkdir(parents=True)
        changed.write_text(text.replace(defect["find"], defect["replace"]))

        link = list(self.link)
        # Found before the library's own, which are then not taken, and before what the tests' own
        # objects hold of a changed header: they need not be compiled again.
        first_object = next(i for i, word in enumerate(link) if word.endswith(".o"))
        for built in sorted(name for name, files in self.sees.items() if file in files):
            if built not in self.compile or not built.startswith("engine/"):
                continue
            target = str(directory / built.replace("/", "_"))
            words = list(self.compile[built])
            words[words.index("-o") + 1] = target
            words = [str(changed) if word == str(file) else word for word in words]
            # The overlay goes first, so that a changed header is found before the healthy one.
            first = next(i for i, word in enumerate(words) if word.startswith("-I"))
            words.insert(first, f"-I{overlay}")
            done = run(words, cwd=self.build)
            if done.returncode != 0:
                return None, "does not compile:\n" + done.stdout
            link.insert(first_object, target)
        program = directory / "ranking_test"
        link[link.index("-o") + 1] = str(program)
        done = run(link, cwd=self.build)
        if done.returncode != 0:
            return None, "does not link:\n" + done.stdout
        return program, ""


def ask(program, directory, test=None):
    """Exit status of all tests or of one, and the first test that failed, if any."""
    environment = dict(os.environ, CERTRAIL_TWIN_CASES=CASES)
    # A comma would separate two names.
    only = [test.replace(",", "\\,")] if test else []
    try:
        done = run([str(program), "--abort", *only], cwd=directory, env=environment,
                   timeout=TIME_LIMIT_S)
    except subprocess.TimeoutExpired:
        return 1, "did not end"
    headings = re.findall(r"^-{79}\n(.+)\n", done.stdout, re.MULTILINE)
    if done.returncode == 0:
        return 0, ""
    return done.returncode, headings[0].strip() if headings else "crashed"


def judge(build, defect, directory):
    started = time.monotonic()
    place = directory / defect["name"]
    place.mkdir()
    program, trouble = build.with_defect(defect, place)
    if program is None:
        verdict, caught_by = "BROKEN", trouble
    else:
        status, caught_by = 0, ""
        if defect.get("caught_by"):
            status, caught_by = ask(program, place, defect["caught_by"])
        # A test that is gone, or a crash on the way to it, says nothing: ask them all.
        if caught_by != defect.get("caught_by"):
            status, caught_by = ask(program, place)
        verdict = "caught" if status != 0 else "SURVIVED"
    shutil.rmtree(place)
    return defect, verdict, caught_by, time.monotonic() - started


def chosen(only):
    defects = json.loads(LIST.read_text())["defects"]
    names = [defect["name"] for defect in defects]
    if len(set(names)) != len(names):
        sys.exit("two defects have one name")
    unknown = set(only) - set(names)
    if unknown:
        sys.exit("no defect is called " + ", ".join(sorted(unknown)))
    return [defect for defect in defects if not only or defect["name"] in only]


def record(caught_by):
    """Writes down which test noticed which defect, where that is another one than before."""
    document = json.loads(LIST.read_text())
    for defect in document["defects"]:
        if caught_by.get(defect["name"]):
            defect["caught_by"] = caught_by[defect["name"]]
    LIST.write_text(json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def part(text):
    """"2/3": the defects at places 2, 5, 8 and so on, counted from 0; any K, taken modulo N."""
    which, count = (int(number) for number in text.split("/"))
    if count < 1:
        raise ValueError
    return which % count, count


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--only", action="append", default=[], metavar="NAME")
    parser.add_argument("--part", type=part, default=(0, 1), metavar="K/N",
                        help="only every Nth defect, from the K mod Nth on")
    parser.add_argument("--list", action="store_true", help="print the defects and stop")
    parser.add_argument("--record", action="store_true",
                        help="write the tests that noticed the defects into the list")
    arguments = parser.parse_args()
    first, step = arguments.part
    defects = chosen(arguments.only)[first::step]
    if arguments.list:
        for defect in defects:
            print(f"{defect['name']:34} {defect['file']}\n    {defect['why']}")
        return 0

    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="certrail-defects-") as temporary:
        directory = pathlib.Path(temporary)
        build = Build(directory, arguments.jobs)
        status, failed = ask(build.build / TEST, directory)
        if status != 0:
            sys.exit(f"the tests fail without any defect: {failed}")
        print(f"healthy build in {time.monotonic() - started:.0f} s", flush=True)
        bad = 0
        noticed = {}
        with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
            for defect, verdict, caught_by, seconds in pool.map(
                    lambda one: judge(build, one, directory), defects):
                print(f"{verdict:9} {seconds:5.1f} s  {defect['name']:34} {caught_by}", flush=True)
                bad += verdict != "caught"
                if verdict == "caught" and caught_by not in ("crashed", "did not end"):
                    noticed[defect["name"]] = caught_by
    if arguments.record:
        record(noticed)
    print(f"{len(defects) - bad} of {len(defects)} defects caught in "
          f"{time.monotonic() - started:.0f} s")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

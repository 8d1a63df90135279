"""Is this tree slower than an earlier one? ./dev bench compare [REF]

Builds the engine of REF (the last tag before this commit, else the parent commit) as that of this
tree was built, and lets both rank the same people: the first few of every file of bench/workload, at 3, 4
and 5 steps, on the data of this tree. Counts the instructions of the ranking alone by callgrind,
so that a busy machine does not matter, and measures times in turns. Exit status 1 where the
instructions of a row grew by more than a tenth; 0 also where there is nothing to compare with.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[2]
WORK = PROJECT / "build" / "compare"
STEPS = (3, 4, 5)
PEOPLE_OF_EACH_FILE = 10
TURNS = 5
PASSES_OF_A_TURN = 3
MOST = 1.10


class NothingToCompare(Exception):
    pass


def git(*arguments):
    """Output of a git command; None where it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, text=True,
                              check=False)
    except FileNotFoundError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def reference(asked):
    """The commit to compare with, and what it is called."""
    if git("rev-parse", "--git-dir") is None:
        raise NothingToCompare("this is no git work tree")
    name = asked or git("describe", "--tags", "--abbrev=0", "HEAD^") or "HEAD^"
    commit = git("rev-parse", "--verify", "--quiet", name + "^{commit}")
    if commit is None and asked:
        sys.exit(f"bench: there is no commit {asked}")
    if commit is None:
        raise NothingToCompare("there is no earlier commit (or the history is shallow)")
    return commit, name


def cache_of(build):
    """What a build was configured with, to configure another one alike."""
    lines = (build / "CMakeCache.txt").read_text(encoding="utf-8").splitlines()
    wanted = re.compile(r"CMAKE_(BUILD_TYPE|CXX_COMPILER|CXX_COMPILER_LAUNCHER|CXX_FLAGS\w*|"
                        r"UNITY_BUILD\w*):")
    return ["-D" + line for line in lines if wanted.match(line)]


def build_workload(tree, like):
    """The workload program with the engine of another tree; None where that does not build."""
    build = WORK / "build"
    jobs = os.environ.get("JOBS", str(os.cpu_count()))
    with open(WORK / "build.log", "w", encoding="utf-8") as log:
        for command in (["cmake", "-S", PROJECT / "bench" / "compare", "-B", build, "-G", "Ninja",
                         f"-DCERTRAIL_TREE={tree}", *cache_of(like)],
                        ["cmake", "--build", build, "-j", jobs]):
            if subprocess.run(command, stdout=log, stderr=log, check=False).returncode != 0:
                return None
    return build / "rank_workload"


def build_reference(commit, like):
    tree = WORK / "tree"
    remove_tree(tree)
    WORK.mkdir(parents=True, exist_ok=True)
    if git("worktree", "add", "--detach", "--force", str(tree), commit) is None:
        raise NothingToCompare("the earlier commit cannot be checked out")
    try:
        api = tree / "engine" / "include" / "certrail" / "engine.hpp"
        if not api.exists() or " rank(" not in api.read_text(encoding="utf-8"):
            raise NothingToCompare("the engine of that commit has no Engine::rank")
        program = build_workload(tree, like)
    finally:
        remove_tree(tree)
    if program is None:
        raise NothingToCompare(f"that commit does not build with this workload, see {WORK}/build.log")
    return program


def remove_tree(tree):
    git("worktree", "remove", "--force", str(tree))
    shutil.rmtree(tree, ignore_errors=True)
    git("worktree", "prune")


def arguments_of(program, steps, passes):
    return [str(program), str(PROJECT / "data"), str(PROJECT / "bench" / "workload"), str(steps),
            str(PEOPLE_OF_EACH_FILE), str(passes)]


def rank(program, steps, passes):
    done = subprocess.run(arguments_of(program, steps, passes), capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        raise subprocess.CalledProcessError(done.returncode, done.args, stderr=done.stderr)
    return json.loads(done.stdout)


def instructions(program, steps):
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
         "--toggle-collect=rank_everybody", *arguments_of(program, steps, 1)],
        capture_output=True, text=True, check=False)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"bench: valgrind failed\n{done.stderr}")
    return int(found.group(1))


def compare(programs, steps):
    """The figures of both at so many steps."""
    results = [None, None]
    for _ in range(TURNS):
        for i, program in enumerate(programs):
            result = rank(program, steps, PASSES_OF_A_TURN)
            if results[i]:
                result["seconds"] = min(result["seconds"], results[i]["seconds"])
            results[i] = result
    for i, program in enumerate(programs):
        results[i]["instructions"] = instructions(program, steps)
    return results


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    now = build / "bench" / "compare" / "rank_workload"
    try:
        commit, name = reference(sys.argv[2] if len(sys.argv) > 2 else None)
        before = build_reference(commit, build)
        try:
            rank(before, STEPS[0], 1)
        except subprocess.CalledProcessError as error:
            raise NothingToCompare(f"its engine cannot rank this tree's people: {error.stderr}")
    except NothingToCompare as nothing:
        print(f"compare: nothing to compare with: {nothing}")
        return 0
    print(f"this tree against {name} ({commit[:10]}), the ranking of {PEOPLE_OF_EACH_FILE} people "
          f"of each file of bench/workload, ten best sets")
    print(f"{'steps':>5} {'instructions':>15} {'before':>15} {'ratio':>6}   "
          f"{'ms':>8} {'before':>8} {'ratio':>6}   answers")
    worst = 0.0
    for steps in STEPS:
        old, new = compare((before, now), steps)
        ratio = new["instructions"] / old["instructions"]
        worst = max(worst, ratio)
        same = "same" if old["answers"] == new["answers"] else "DIFFERENT"
        print(f"{steps:>5} {new['instructions']:>15,} {old['instructions']:>15,} {ratio:>6.3f}   "
              f"{new['seconds'] * 1e3:>8.2f} {old['seconds'] * 1e3:>8.2f} "
              f"{new['seconds'] / old['seconds']:>6.3f}   {same}", flush=True)
    if worst > MOST:
        print(f"compare: {(worst - 1) * 100:.0f}% more instructions than before, "
              f"at most {(MOST - 1) * 100:.0f}% may pass")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Inside the search: how far the first bounds are from the answer, and where instructions go."""
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from common.tables import count

BUDGETS = (1, 10, 100, 1_000, 10_000)
FUNCTIONS_SHOWN = 15


def gaps(report, cells, _build, quick):
    """Searches ended after so many nodes: the best score found against the bound on all others."""
    found, rows = [], []
    for steps in (3, 4, 5, 6, 8):
        row = [f"{steps} steps"]
        for nodes in BUDGETS:
            cell = cells.run(stratum="open", steps=steps, limit=20 if quick else 100, repeat=0,
                             max_nodes=nodes)
            found.append(cell)
            proven, gap = cell["proven"], cell["gap_ppm"]["median"]
            row.append("all proven" if proven == cell["questions"] else
                       f"{count(gap)} ppm, {100 * proven / cell['questions']:.0f}%")
        rows.append(row)
    report.section(
        "The bound less the best score, when a search ends early",
        ["open", *(f"{count(nodes)} node{'s' if nodes > 1 else ''}" for nodes in BUDGETS)], rows,
        "The median over the answers not yet proven, in millionths of readiness, and the share of "
        "answers that are. A bound of a search of fewer steps is also that of a node so many steps "
        "before the end of a longer one.")
    return found


def instructions(build, steps, limit, passes):
    """Instructions of Engine::rank by function, over so many passes."""
    program = build / "bench" / "core" / "certrail_bench_core"
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind"
        subprocess.run(["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}",
                        "--toggle-collect=certrail::Engine::rank*", str(program), "--steps",
                        str(steps), "--stratum", "open", "--limit", str(limit), "--repeat",
                        str(passes)], capture_output=True, check=True)
        listed = subprocess.run(["callgrind_annotate", "--threshold=100", str(out)],
                                stdout=subprocess.PIPE, text=True, check=True).stdout
    by_function = Counter()
    for line in listed.splitlines():
        entry = re.match(r" *([\d,]+) \( *[\d.]+%\)  [^:]*:(.+?)(?: \[[^\]]*\])?$", line)
        if entry:
            by_function[short_name(entry[2])] += int(entry[1].replace(",", ""))
    return by_function


def short_name(function):
    """certrail::Search::bound_pool(certrail::Search::Level&, int)'2 -> Search::bound_pool"""
    plain = function.replace("(anonymous namespace)::", "").replace("certrail::", "")
    return re.sub(r"[(<'].*", "", plain)


def profile(report, _cells, build, quick):
    """A second pass less a first one: what a warm Ranker does, without what is made only once."""
    if not shutil.which("valgrind"):
        report.section("Where the instructions of a question go", ["valgrind is not installed"], [])
        return None
    steps, limit = 3, 10 if quick else 50
    once, twice = (instructions(build, steps, limit, passes) for passes in (0, 1))
    warm = twice - once
    total = sum(warm.values())
    rows = [[f"`{name}`", count(round(ir / limit)), f"{100 * ir / total:.1f}%"]
            for name, ir in warm.most_common(FUNCTIONS_SHOWN)]
    rows.append(["all", count(round(total / limit)), "100%"])
    report.section("Where the instructions of a question go",
                   [f"{steps} steps, open", "instructions", "share"], rows,
                   "Counted by callgrind, which counts every byte that memset clears at once; the compiler has "
                   "put some functions into others.")
    return {"steps": steps, "questions": limit, "instructions": dict(warm.most_common())}

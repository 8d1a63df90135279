"""The tables over questions: each runs cells, adds its table to the report and returns figures."""
from common.tables import count, duration, size

# A question that takes longer counts as not proven, so that none holds up the run.
LONGEST_MS = 2_000

# Median and 99th percentile to reach, in microseconds.
TARGETS = {3: (80, 500), 4: (200, 2_000), 5: (1_000, 10_000), 6: (4_000, 60_000)}
MADE_TARGETS = {4: 100, 6: 1_000}
EIGHT_STEPS_MEDIAN = 50_000

STRATA = ("open", "one_cloud", "limits")


def share(part, whole):
    return "-" if whole == 0 else f"{100 * part / whole:.4g}%"


def spread(cell):
    time, nodes = cell["microseconds"], cell["nodes"]
    return [duration(time["median"]), duration(time["mean"]), duration(time["p99"]),
            duration(time["worst"]), count(nodes["median"]), count(nodes["p99"]),
            share(cell["proven"], cell["questions"])]


SPREAD = ["median", "mean", "p99", "worst", "nodes median", "nodes p99", "proven"]


def strata(report, cells, _build, quick):
    found, rows = [], []
    for steps, (median, p99) in TARGETS.items():
        for stratum in STRATA:
            cell = cells.run(stratum=stratum, steps=steps, limit=60 if quick else None,
                             repeat=1 if quick else 3, time_limit_ms=LONGEST_MS)
            found.append(cell)
            rows.append([f"{steps} steps, {stratum}", count(cell["questions"]), *spread(cell),
                         f"{duration(median)} / {duration(p99)}"])
    report.section("Ten best sets, each answer proven", ["", "questions", *SPREAD, "target"], rows,
                   "The target is that of the median and of the 99th percentile.")
    return found


def eight_steps(report, cells, _build, quick):
    found, rows = [], []
    for stratum, limit in (("open", 100), ("one_cloud", 50), ("limits", 50)):
        cell = cells.run(stratum=stratum, steps=8, limit=5 if quick else limit, repeat=0,
                         time_limit_ms=LONGEST_MS)
        gap, left = cell["gap_ppm"], cell["questions"] - cell["proven"]
        found.append(cell)
        rows.append([f"8 steps, {stratum}", count(cell["questions"]), *spread(cell),
                     f"{gap['within_20000']} of {left}", count(gap["worst"]) if left else "-"])
    report.section(
        f"Eight steps within {LONGEST_MS / 1000:g} s",
        ["", "questions", *SPREAD, "gap under 2%", "widest gap, ppm"], rows,
        f"Target: a median of {duration(EIGHT_STEPS_MEDIAN)} and 95% proven; the others within "
        "20,000 ppm of the bound.")
    return found


def asking(report, cells, _build, quick):
    """Every row beside the row it is to be compared with, on the same questions."""
    cases = [("open, plain", {"stratum": "open"}),
             ("best one", {"stratum": "open", "top": 1}),
             ("best hundred", {"stratum": "open", "top": 100}),
             ("distinct 50", {"stratum": "open", "distinct": 50}),
             ("distinct 0", {"stratum": "open", "distinct": 0}),
             ("a goal, any limits", {"stratum": "limits", "asking": "goals"}),
             ("a target, by score", {"stratum": "limits", "asking": "target"})]
    cases += [(f"a target, by {name}", {"stratum": "limits", "asking": "target", "objective": name})
              for name in ("time", "money", "steps")]
    found, rows = [], []
    for steps in (4,) if quick else (4, 5):
        for name, options in cases:
            cell = cells.run(**options, steps=steps, limit=30 if quick else 100,
                             repeat=1, time_limit_ms=LONGEST_MS)
            found.append(cell)
            rows.append([f"{steps} steps, {name}", count(cell["questions"]), *spread(cell)])
    report.section("What else is asked for", ["", "questions", *SPREAD], rows)
    return found


def made(report, cells, _build, quick):
    found, rows = [], []
    for steps, median in MADE_TARGETS.items():
        cell = cells.run(made=150, steps=steps, catalogues=2 if quick else 10, people=10,
                         repeat=1 if quick else 3, time_limit_ms=LONGEST_MS)
        found.append(cell)
        rows.append([f"{steps} steps", count(cell["questions"]), *spread(cell), duration(median)])
    report.section("Made catalogues: 150 items, 104 skills",
                   ["", "questions", *SPREAD, "target of the median"], rows)
    return found


def threads(report, cells, _build, quick):
    """Alternately one and two, the best pass of each; node budgets so that no question dominates."""
    passes = {1: [], 2: []}
    for _ in range(1 if quick else 3):
        for number, seconds in passes.items():
            cell = cells.run(steps=5, limit=200 if quick else 800, threads=number, repeat=1,
                             max_nodes=5_000)
            seconds.append(cell["seconds_of_pass"])
    best = {number: min(seconds) for number, seconds in passes.items()}
    questions = cell["questions"]
    rows = [[f"{number}", f"{questions / seconds:,.0f}", f"{best[1] / seconds:.2f}"]
            for number, seconds in best.items()]
    report.section("Questions a second, threads sharing one engine, 5 steps",
                   ["threads", "questions a second", "times one thread"], rows,
                   "Target: 1.9 times with two threads on two processors.")
    return {"questions": questions, "seconds_of_pass": best}


def memory(report, cells, _build, quick):
    found, rows = [], []
    for steps in (4, 6):
        cell = cells.run(steps=steps, limit=40 if quick else 200, repeat=0, max_nodes=100_000)
        found.append(cell)
        rows.append([f"{steps} steps", size(cell["bytes_of_ranker"]), size(cell["peak_bytes"])])
    report.section("Memory", ["", "kept by a Ranker and its answer", "most of the process"], rows)
    return found

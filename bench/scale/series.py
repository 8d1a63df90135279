"""Which cells each curve is made of."""
from dataclasses import dataclass

# Ends a search that grows beyond what a picture needs; such a point is drawn hollow.
LIMIT_MS = 2_000


@dataclass
class Chart:
    name: str
    title: str
    axis: str   # of x
    unit: str   # of a point in the table
    curves: dict  # label -> [(x, options of the cell)]
    linear: bool = False  # x is so; else logarithmic
    total: bool = False  # y is the time of all questions together


def sizes(quick):
    return (50, 150, 500) if quick else (50, 100, 150, 250, 500, 1_000, 2_000, 5_000)


def items(quick):
    common = {"repeat": 1, "time_limit_ms": LIMIT_MS, "people": 10 if quick else 20}
    curves = {}
    for steps in (3, 4):
        curves[f"made, {steps} steps"] = [
            (size, {"made": size, "catalogues": 1, "steps": steps, **common})
            for size in sizes(quick)]
        curves[f"courses, {steps} steps"] = [
            (size, {"courses": size, "steps": steps, **common}) for size in sizes(quick)]
    return Chart("items", "Cost against the size of the catalogue", "certifications to choose from",
                 "items", curves)


def steps(quick):
    common = {"repeat": 1, "time_limit_ms": LIMIT_MS, "limit": 10 if quick else 80}
    curves = {stratum: [(n, {"stratum": stratum, "steps": n, **common}) for n in range(1, 9)]
              for stratum in ("open", "one_cloud", "limits")}
    return Chart("steps", "Cost against the number of steps", "steps at most", "steps", curves,
                 linear=True)


def top(quick):
    common = {"stratum": "open", "repeat": 1, "time_limit_ms": LIMIT_MS,
              "limit": 10 if quick else 80}
    curves = {f"{n} steps": [(k, {"top": k, "steps": n, **common})
                             for k in (1, 2, 5, 10, 20, 50, 100)] for n in (3, 4, 5)}
    return Chart("top", "Cost against K, the number of best sets", "K", "best sets", curves)


def people(quick):
    common = {"steps": 4, "repeat": 0, "time_limit_ms": LIMIT_MS}
    counts = (25, 100, 400) if quick else (25, 50, 100, 200, 400, 800, 1_600)
    curves = {f"{threads} thread{'s' * (threads > 1)}":
              [(n, {"limit": n, "threads": threads, **common}) for n in counts]
              for threads in (1, 2)}
    return Chart("people", "Time for all of so many people, 4 steps", "people", "people", curves,
                 total=True)


def charts(quick):
    return [items(quick), steps(quick), top(quick), people(quick)]

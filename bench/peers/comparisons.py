"""Which tables ./dev bench peers makes. The limits are what fits them into a quarter of an hour."""
import paths
from compare import Comparison, Peer, compare
from first_stage import NAME as FIRST_STAGE
from first_stage import first_stage

ENGINE = Peer("engine")


def sets(quick, limit):
    """Sets of certifications: the reduced and the whole problem."""
    few = {"count": 3 if quick else 10}
    brute = Peer("brute_force", "", limit)
    highs, cpsat = Peer("highs", "reduced", limit, 2), Peer("cpsat", "reduced", limit)

    def whole(seconds):
        return [ENGINE, brute, Peer("highs", "whole_pairs", seconds, presolve=False),
                Peer("cpsat", "whole_enforced", seconds)]

    yield Comparison("reduced-3", "Reduced problem, 3 steps", 3, [ENGINE, brute, highs, cpsat],
                     reduced=True, **few)
    yield Comparison("small-3", "Whole problem, 3 steps, 12 certifications", 3, whole(limit),
                     keep=12, **few)
    if quick:
        return
    yield Comparison("reduced-4-limits", "Reduced problem, 4 steps, budgets, goals, includes, "
                     "excludes, readiness", 4, [ENGINE, highs], stratum="limits", reduced=True,
                     **few)
    for steps in (4, 6):
        yield Comparison(f"reduced-{steps}", f"Reduced problem, {steps} steps", steps,
                         [ENGINE, highs], reduced=True, **few)
    yield Comparison("reduced-4-best-10", "Reduced problem, 4 steps, ten best by no-good cuts", 4,
                     [ENGINE, Peer("highs", "reduced", limit)], reduced=True, top=10, **few)
    yield Comparison("small-3-best-10", "Whole problem, 3 steps, 12 certifications, ten best by "
                     "no-good cuts", 3, whole(limit), keep=12, top=10, **few)
    # With two steps the solvers end within twice the limit; with three they are far from it.
    for steps, seconds in ((2, 2 * limit), (3, limit)):
        yield Comparison(f"whole-{steps}", f"Whole problem, {steps} steps", steps, whole(seconds),
                         **few)


def formulations(limit):
    """Every way tried to state the whole problem, to both solvers where both can read it."""
    peers = [Peer(solver, name, 2 * limit, presolve=presolve)
             for solver, name, presolve in (
                 ("highs", "whole_compact", False), ("highs", "whole_pairs", False),
                 ("highs", "whole_pairs", True), ("cpsat", "whole_compact", False),
                 ("cpsat", "whole_pairs", False), ("cpsat", "whole_enforced", False),
                 ("cpsat", "whole_enforced", True))]
    for steps in (2, 3):
        yield Comparison(f"formulations-{steps}", f"Formulations of the whole problem, {steps} "
                         "steps", steps, [ENGINE, *peers], count=3)


def tables(chosen, limit, build, maker, progress):
    """(name, how to make it)"""
    todo = formulations(limit) if chosen.formulations else sets(chosen.quick, limit)
    for comparison in todo:
        yield comparison.name, lambda c=comparison: compare(c, maker, build, progress)
    if chosen.formulations:
        return
    yield from paths.tables(chosen.quick, build, maker.folder, progress)
    people = 2000 if chosen.quick else 20000
    yield FIRST_STAGE, lambda: first_stage(build, maker.folder, people, progress)

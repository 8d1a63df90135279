"""./dev bench peers: the engine beside other tools on the same questions. See bench/README.md."""
import argparse
import json
import sys
import time
from pathlib import Path

import paths
from compare import Comparison, Peer, compare
from environment import as_lines, environment
from instances import ROOT, Maker
from report import as_markdown, as_text

ENGINE = Peer("engine")
ROUNDS = 15  # later calls of the engine on each question


def brute(limit):
    return Peer("brute_force", "", limit)


def comparisons(quick, limit):
    """Time limits are what fits the whole run into a quarter of an hour."""
    few = {"count": 3 if quick else 10}
    small = [ENGINE, brute(limit), Peer("highs", "whole_pairs", limit),
             Peer("cpsat", "whole_enforced", limit)]
    yield Comparison("reduced-3", "Reduced problem, 3 steps", 3, [
        ENGINE, brute(limit), Peer("highs", "reduced", limit, 2), Peer("cpsat", "reduced", limit),
    ], reduced=True, **few)
    yield Comparison("small-3", "Whole problem, 3 steps, 12 candidates", 3, small, keep=12, **few)
    if quick:
        return
    for steps in (4, 6):
        yield Comparison(f"reduced-{steps}", f"Reduced problem, {steps} steps", steps,
                         [ENGINE, Peer("highs", "reduced", limit, 2)], reduced=True, **few)
    yield Comparison("reduced-4-best-10", "Reduced problem, 4 steps, ten best by no-good cuts", 4,
                     [ENGINE, Peer("highs", "reduced", limit)], reduced=True, top=10, **few)
    yield Comparison("small-3-best-10", "Whole problem, 3 steps, 12 candidates, ten best by "
                     "no-good cuts", 3, small, keep=12, top=10, **few)
    for steps in (2, 3):
        yield Comparison(f"whole-{steps}", f"Whole problem, {steps} steps", steps, small, **few)


def main():
    parser = argparse.ArgumentParser(prog="./dev bench peers", description=__doc__)
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="a minute: small sizes, 3 instances")
    parser.add_argument("--only", help="only comparisons whose name starts with this")
    parser.add_argument("--time-limit", type=float, help="seconds for a solver and question")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results",
                        help="folder for peers.json and peers.md")
    chosen = parser.parse_args()
    build = chosen.build.resolve()
    limit = chosen.time_limit or (5 if chosen.quick else 15)
    env = environment(build, ROOT)
    print("\n".join([*as_lines(env), ""]), flush=True)

    def progress(what):
        print(f"  {what}", file=sys.stderr, flush=True)

    started, sections = time.monotonic(), []
    maker = Maker(build / "bench" / "peers" / "instances")
    todo = [(c.name, lambda name, c=c: compare(c, maker, build, ROUNDS, progress))
            for c in comparisons(chosen.quick, limit)]
    todo += paths.sections(chosen.quick, build, maker.folder, progress)
    for name, make in todo:
        if not chosen.only or name.startswith(chosen.only):
            sections.append(make(name))
            print(as_text(sections[-1]), flush=True)
    print(f"{time.monotonic() - started:.0f} s in all")

    chosen.out.mkdir(parents=True, exist_ok=True)
    (chosen.out / "peers.json").write_text(
        json.dumps({"environment": env, "sections": sections}, indent=1) + "\n", encoding="utf-8")
    text = ["# The engine beside its peers", "", *(f"{line}  " for line in as_lines(env)), "",
            *map(as_markdown, sections)]
    (chosen.out / "peers.md").write_text("\n".join(text), encoding="utf-8")
    wrong = [(row["peer"], w) for s in sections for row in s["rows"] for w in row["wrong"]]
    for peer, why in wrong:
        print(f"wrong: {peer}: {why}", file=sys.stderr)
    sys.exit(1 if any(peer == "engine" for peer, _ in wrong) else 0)


if __name__ == "__main__":
    main()

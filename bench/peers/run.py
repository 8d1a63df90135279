"""The engine beside other tools on the same questions; bench/README.md explains the tables."""
import argparse
import json
import sys
import time
from pathlib import Path

import comparisons
from environment import as_lines, environment
from instances import ROOT, Maker
from report import as_markdown, as_text, wrong_answers


def arguments():
    parser = argparse.ArgumentParser(prog="./dev bench peers", description=__doc__)
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="a minute: small sizes, 3 instances")
    parser.add_argument("--only", metavar="NAME", help="only tables whose name starts with this")
    parser.add_argument("--formulations", action="store_true",
                        help="instead: every formulation tried of the whole problem")
    parser.add_argument("--time-limit", type=float, metavar="S",
                        help="for a solver and question (10; quick 5)")
    parser.add_argument("--out", type=Path, metavar="FOLDER",
                        help="where the tables are kept; a whole run keeps them in bench/results")
    chosen = parser.parse_args()
    if not chosen.out and not chosen.quick and not chosen.only:
        chosen.out = ROOT / "bench" / "results"
    return chosen


def progress(what):
    print(f"  {what}", file=sys.stderr, flush=True)


def save(folder, name, env, sections):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.json").write_text(
        json.dumps({"environment": env, "sections": sections}, indent=1) + "\n", encoding="utf-8")
    text = ["# The engine beside its peers", "", *(f"{line}  " for line in as_lines(env)), "",
            *map(as_markdown, sections)]
    (folder / f"{name}.md").write_text("\n".join(text), encoding="utf-8")


def main():
    chosen = arguments()
    build = chosen.build.resolve()
    limit = chosen.time_limit or (5 if chosen.quick else 10)
    env = {**environment(build), "time_limit_s": limit}
    print("\n".join([*as_lines(env), ""]), flush=True)

    started, sections = time.monotonic(), []
    maker = Maker(build / "bench" / "peers" / "instances")
    for name, make in comparisons.tables(chosen, limit, build, maker, progress):
        if not chosen.only or name.startswith(chosen.only):
            sections.append(make())
            print(as_text(sections[-1]), flush=True)
    progress(f"{time.monotonic() - started:.0f} s in all")

    if chosen.out:
        save(chosen.out, "formulations" if chosen.formulations else "peers", env, sections)
    wrong = wrong_answers(sections)
    for peer, why in wrong:
        print(f"wrong: {peer}: {why}", file=sys.stderr)
    sys.exit(1 if any(peer in ("engine", "first stage") for peer, _ in wrong) else 0)


if __name__ == "__main__":
    main()

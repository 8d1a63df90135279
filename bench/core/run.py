"""What an answer costs: by stratum and steps beside the targets, by what is asked for, on made
catalogues, by threads; memory; loading and starting; bounds and instructions of the search.
./dev bench core [--quick]"""
import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common.cells import Cells  # noqa: E402
from common.environment import ROOT, as_lines, environment  # noqa: E402
from common.tables import Report  # noqa: E402
from core import inside, parts, sections  # noqa: E402


def main():
    parser = argparse.ArgumentParser(prog="./dev bench core", description=__doc__)
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="fewer questions, under a minute")
    parser.add_argument("--only", help="only sections whose name starts with this")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results",
                        help="folder for core.json and core.md (bench/results)")
    chosen = parser.parse_args()
    build = chosen.build.resolve()

    env = environment(build)
    report = Report("What an answer costs", as_lines(env))
    cells = Cells(build)
    started, figures = time.monotonic(), {"environment": env, "quick": chosen.quick}
    todo = {"strata": sections.strata, "eight": sections.eight_steps, "asking": sections.asking,
            "made": sections.made, "threads": sections.threads, "memory": sections.memory,
            "parts": parts.section, "gaps": inside.gaps, "profile": inside.profile}
    for name, section in todo.items():
        if not chosen.only or name.startswith(chosen.only):
            figures[name] = section(report, cells, build, chosen.quick)
    print(f"{time.monotonic() - started:.0f} s in all")

    report.write(chosen.out / "core.md")
    (chosen.out / "core.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

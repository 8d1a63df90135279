"""How the cost of an answer grows with items, steps, K and people; draws the curves.
./dev bench scale [--quick]"""
import argparse
import json
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from common.cells import Cells  # noqa: E402
from common.environment import ROOT, as_lines, environment  # noqa: E402
from common.tables import Report, count, duration  # noqa: E402
from scale import series  # noqa: E402
from scale.curves import draw  # noqa: E402

HEAD = ["", "questions", "median", "p95", "worst", "nodes median", "proven",
        "all together"]


def row(name, cell):
    spread = cell["microseconds"]
    return [name, count(cell["questions"]), duration(spread["median"]), duration(spread["p95"]),
            duration(spread["worst"]), count(cell["nodes"]["median"]),
            f"{100 * cell['proven'] / cell['questions']:.4g}%",
            duration(cell["seconds_of_pass"] * 1e6)]


def main():
    parser = argparse.ArgumentParser(prog="./dev bench scale", description=__doc__)
    parser.add_argument("--build", type=Path, required=True, help=argparse.SUPPRESS)
    parser.add_argument("--quick", action="store_true", help="smaller sizes, fewer questions")
    parser.add_argument("--only", help="only curves whose name starts with this")
    parser.add_argument("--out", type=Path, default=ROOT / "bench" / "results",
                        help="folder for scale.json, scale.md and scale-*.svg (bench/results)")
    chosen = parser.parse_args()
    build = chosen.build.resolve()

    env = environment(build)
    report = Report("How the cost of an answer grows", as_lines(env))
    cells = Cells(build)
    started, figures = time.monotonic(), {"environment": env, "quick": chosen.quick}
    chosen.out.mkdir(parents=True, exist_ok=True)
    for chart in series.charts(chosen.quick):
        if chosen.only and not chart.name.startswith(chosen.only):
            continue
        curves = {label: [(x, cells.run(**options)) for x, options in points]
                  for label, points in chart.curves.items()}
        figures[chart.name] = curves
        report.section(chart.title, HEAD,
                       [row(f"{label}, {x:,} {chart.unit}", cell)
                        for label, points in curves.items() for x, cell in points])
        draw(chart, curves, env, chosen.out / f"scale-{chart.name}.svg")
        report.markdown.append(f"![{chart.title}](scale-{chart.name}.svg)\n")
    print(f"{time.monotonic() - started:.0f} s in all")
    report.write(chosen.out / "scale.md")
    (chosen.out / "scale.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Draws one chart as SVG: median solid, 95th percentile dashed, time logarithmic."""
import matplotlib

matplotlib.use("svg")
# The same figures give the same file: no date, no random names.
matplotlib.rcParams.update({"svg.hashsalt": "certrail", "svg.fonttype": "path", "font.size": 10})

from matplotlib import pyplot  # noqa: E402
from matplotlib.ticker import FuncFormatter, NullFormatter  # noqa: E402

from common.tables import duration  # noqa: E402


def microseconds(cell, total, key):
    return cell["seconds_of_pass"] * 1e6 if total else cell["microseconds"][key]


def draw(chart, curves, env, path):
    figure, axes = pyplot.subplots(figsize=(7.5, 4.8))
    for number, (label, points) in enumerate(curves.items()):
        xs = [x for x, _ in points]
        colour = f"C{number}"
        medians = [microseconds(cell, chart.total, "median") for _, cell in points]
        axes.plot(xs, medians, "-", color=colour, label=label)
        if not chart.total:
            axes.plot(xs, [cell["microseconds"]["p95"] for _, cell in points], "--", color=colour,
                      linewidth=0.9)
        for x, y, (_, cell) in zip(xs, medians, points):
            proven = cell["proven"] == cell["questions"]
            axes.plot([x], [y], "o", color=colour, markersize=4,
                      markerfacecolor=colour if proven else "white")
    axes.set_xscale("linear" if chart.linear else "log")
    axes.set_yscale("log")
    ticks = sorted({x for points in curves.values() for x, _ in points})
    axes.set_xticks(ticks)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda x, _: f"{x:,.0f}"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda y, _: duration(y)))
    axes.set_xlabel(chart.axis)
    axes.set_ylabel("time for all" if chart.total else "time for one answer")
    axes.set_title(chart.title)
    axes.grid(True, which="major", linewidth=0.4)
    axes.legend(frameon=False)
    drawn = "" if chart.total else "solid: median, dashed: 95th percentile, "
    note = f"{drawn}hollow: not all proven within the limit. " \
           f"{env['processor']}, {env['date'][:10]}, commit {env['commit'].split()[0]}"
    figure.text(0.01, 0.01, note, fontsize=7, color="0.35")
    figure.tight_layout(rect=(0, 0.03, 1, 1))
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)

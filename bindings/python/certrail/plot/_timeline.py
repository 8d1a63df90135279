"""When each exam of a path is studied for and sat."""

from __future__ import annotations

import datetime
import textwrap
from typing import Any

import matplotlib.dates
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from . import _style
from ._answers import AnswerLike, document, path


dates: Any = matplotlib.dates  # it has no types for what it can do


def _day(text: str) -> float:
    return float(dates.date2num(datetime.date.fromisoformat(text)))


def _draw_step(ax: Axes, row: int, step: Any, begin: float, colour: str) -> float:
    """Draws a step that begins on a day; gives the day on which its study ends."""
    end, exam = _day(step["study_ends_on"]), _day(step["exam_on"])
    # Nothing to study is still a step: a bar too thin to see would look like a mistake.
    ax.barh(row, max(end - begin, 1), left=begin, height=0.5, color=colour, zorder=2)
    if exam > end:  # it cannot be sat before
        ax.plot([end, exam], [row, row], color=colour, linewidth=1, linestyle=":", zorder=2)
    ax.plot(
        [exam], [row], marker="D", markersize=7, color="white", markeredgecolor=_style.INK, zorder=3
    )
    sat = datetime.date.fromisoformat(step["exam_on"])
    ax.annotate(
        f"{sat.day} {sat:%b %Y}, {_style.hours(step['study_minutes'])}, "
        f"{_style.dollars(step['fee_cents'])}",
        (exam, row),
        xytext=(9, 0),
        textcoords="offset points",
        va="center",
        fontsize=_style.FONT,
        color=_style.INK,
    )
    return end


def timeline(answer: AnswerLike, *, rank: int = 1, ax: Axes | None = None) -> Axes:
    """Draws the path of that rank: a bar while a step is studied, a diamond on its exam's day.

    Beside the diamond stand the day, the hours of study and the fee. Raises ValueError where the
    answer has no such path.
    """
    answer = document(answer)
    chosen = path(answer, rank)
    steps = chosen["steps"]
    ax = _style.axes(ax, 10, 1.2 + 0.6 * len(steps))
    colour = _style.colours(step["provider"] for step in steps)
    first = begin = _day(answer["request"]["start_on"])
    for row, step in enumerate(steps):
        begin = _draw_step(ax, row, step, begin, colour[step["provider"]])
    ax.set_yticks(
        range(len(steps)),
        labels=[
            "\n".join(
                [
                    _style.code(step["certification"]),
                    *textwrap.wrap(step["name"], 38, max_lines=2, placeholder=" ..."),
                ]
            )
            for step in steps
        ],
    )
    ax.set_ylim(len(steps) - 0.5, -0.5)  # the first step on top
    last = max(_day(step["exam_on"]) for step in steps)
    room = max(last - first, 14)
    ax.set_xlim(first - 0.02 * room, last + 0.38 * room)  # the last step's text stands behind it
    locator = dates.AutoDateLocator(maxticks=7)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(dates.ConciseDateFormatter(locator))
    ax.grid(axis="x", color=_style.PALE, zorder=0)
    ax.set_axisbelow(True)
    _style.bare(ax)
    ax.xaxis.get_offset_text().set_visible(False)
    if len(colour) > 1:
        ax.legend(
            handles=[Patch(color=shade, label=name) for name, shade in colour.items()],
            loc="upper left",
            bbox_to_anchor=(1.0, 1.0),
            frameon=False,
            fontsize=_style.FONT,
        )
    _style.title(
        ax,
        f"Path {rank}: {_style.hours(chosen['study_minutes'])} of study, "
        f"{_style.dollars(chosen['fee_cents'])}, readiness "
        f"{_style.percent(answer['readiness_ppm'])} to "
        f"{_style.percent(chosen['readiness_ppm'])}",
    )
    return ax

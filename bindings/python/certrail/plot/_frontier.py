"""How much readiness how many hours of study buy."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes

from .._engine import Engine
from .._profile import Profile
from ..frontier import fastest
from . import _style
from ._answers import AnswerLike, HasDocument, document
from ._labels import label_below


@dataclasses.dataclass(frozen=True)
class Point:
    """A path as a trade: minutes of study for readiness."""

    study_minutes: int
    readiness_ppm: int
    exams: tuple[str, ...]


def points(answers: Iterable[AnswerLike]) -> list[Point]:
    """The paths of all answers, each set of exams once, by time and then readiness."""
    found: dict[frozenset[str], Point] = {}
    for answer in answers:
        for path in document(answer)["paths"]:
            exams = tuple(step["certification"] for step in path["steps"])
            found.setdefault(
                frozenset(exams), Point(path["study_minutes"], path["readiness_ppm"], exams)
            )
    return sorted(
        found.values(), key=lambda point: (point.study_minutes, -point.readiness_ppm, point.exams)
    )


def not_beaten(found: Sequence[Point]) -> list[Point]:
    """Those than which none is at least as ready in as little time; of equals the first."""
    best: list[Point] = []
    for point in sorted(found, key=lambda each: (each.study_minutes, -each.readiness_ppm)):
        if not best or point.readiness_ppm > best[-1].readiness_ppm:
            best.append(point)
    return best


def _draw(ax: Axes, line: Sequence[tuple[float, float]], behind: Sequence[Point]) -> None:
    x, y = [each[0] for each in line], [each[1] for each in line]
    ax.step(x, y, where="post", color=_style.BEFORE, linewidth=1.5, zorder=2)
    ax.plot(
        x, y, "o", color=_style.BEFORE, markersize=6, label="no path here has more for less study", zorder=3
    )
    if behind:
        ax.plot(
            [point.study_minutes / 60 for point in behind],
            [point.readiness_ppm / 10_000 for point in behind],
            "o",
            color=_style.FAINT,
            markersize=3,
            label="another has as much for less study",
            zorder=1,
        )
    wide, high = max(x) - min(x) or 10, max(y) - min(y) or 1
    # Texts stand right of the points and below them.
    ax.set_xlim(max(0, min(x) - 0.05 * wide), max(x) + 0.05 * wide)
    ax.set_ylim(max(0, min(y) - 0.15 * high), max(y) + 0.1 * high)
    ax.set_xlabel("hours of study", fontsize=_style.FONT, color=_style.INK)
    ax.set_ylabel("readiness", fontsize=_style.FONT, color=_style.INK)
    ax.yaxis.set_major_formatter("{x:g}%")
    ax.grid(color=_style.PALE, zorder=0)
    ax.set_axisbelow(True)
    _style.bare(ax, keep=("left", "bottom"))


def _answers(
    source: Engine | AnswerLike | Iterable[AnswerLike], profile: Any, question: dict[str, Any]
) -> Iterable[AnswerLike]:
    if isinstance(source, Engine):
        return fastest(source, profile, **question)
    if profile is not None or question:
        raise TypeError("a profile and a question go with an engine, not with its answers")
    if isinstance(source, (Mapping, HasDocument)):
        return [source]
    return source


def frontier(
    source: Engine | AnswerLike | Iterable[AnswerLike],
    profile: Profile | None = None,
    *,
    from_today: bool | None = None,
    ax: Axes | None = None,
    **question: Any,
) -> Axes:
    """Draws hours of study against the readiness that they lead to.

    `source` is an engine, which is asked for the path to every 5% more readiness whose last exam is
    soonest (`certrail.frontier.fastest`, with the profile and the question of `recommend`; where no
    exam has to be waited for, that is the one with the least study), or an answer or
    several, whose paths are drawn. The line joins the paths that no other beats in both; these are
    named by their exams, others are grey points. It begins at today's readiness, where `from_today`
    says so or the paths come from several answers.
    """
    answers = [document(answer) for answer in _answers(source, profile, question)]
    found = points(answers)
    if not found:
        raise ValueError("there is no path to draw")
    best = not_beaten(found)
    today = (0.0, answers[0]["readiness_ppm"] / 10_000)
    line = [(point.study_minutes / 60, point.readiness_ppm / 10_000) for point in best]
    if from_today is None:
        from_today = len(answers) > 1
    ax = _style.axes(ax, 9, 5.5)
    _draw(
        ax, ([today] if from_today else []) + line, [point for point in found if point not in best]
    )
    if from_today:
        ax.plot(
            *today,
            "o",
            color="white",
            markeredgecolor=_style.BEFORE,
            markersize=6,
            label="today",
            zorder=4,
            clip_on=False,
        )
    proven = all(answer["proven"] for answer in answers)
    _style.title(ax, "Study against readiness" + ("" if proven else ", not proven"))
    ax.legend(loc="upper left", frameon=False, fontsize=_style.FONT)
    label_below(ax, line, [", ".join(map(_style.code, point.exams)) for point in best])
    return ax

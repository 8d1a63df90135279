"""Readiness before and after a path, by groups of skills."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from .._engine import Engine
from .._results import SkillGap
from . import _style
from ._answers import AnswerLike, document, path


_WORDS = {"ai": "AI", "devops": "DevOps", "mlops": "MLOps"}


def _named(category: str) -> str:
    """A category's id as people write it: "Generative AI" of "generative_ai"."""
    words = [_WORDS.get(word, word) for word in category.split("_")]
    return " ".join([words[0][:1].upper() + words[0][1:], *words[1:]])


@dataclasses.dataclass
class Group:
    """A group's part of readiness, in ppm of the whole."""

    name: str
    weight_ppm: int = 0
    before_ppm: int = 0
    gain_ppm: int = 0

    @property
    def after_ppm(self) -> int:
        return self.before_ppm + self.gain_ppm


def by_group(
    skills: Iterable[SkillGap], gains: Mapping[str, int], group_of: Mapping[str, str]
) -> list[Group]:
    """The groups that weigh anything, the heaviest first. `group_of` names the group of a skill."""
    groups: dict[str, Group] = {}
    for each in skills:
        name = group_of[each.skill]
        group = groups.setdefault(name, Group(name))
        group.weight_ppm += each.weight_ppm
        group.before_ppm += each.credit_ppm
        group.gain_ppm += gains.get(each.skill, 0)
    return sorted(groups.values(), key=lambda group: (-group.weight_ppm, group.name))


def _draw(ax: Axes, groups: list[Group]) -> None:
    rows = range(len(groups))
    points = [
        [value / 10_000 for value in values]
        for values in (
            [group.weight_ppm for group in groups],
            [group.before_ppm for group in groups],
            [group.gain_ppm for group in groups],
        )
    ]
    ax.barh(rows, points[0], height=0.7, color=_style.PALE, label="all that counts", zorder=1)
    ax.barh(rows, points[1], height=0.7, color=_style.BEFORE, label="before", zorder=2)
    ax.barh(
        rows, points[2], left=points[1], height=0.7, color=_style.GAIN, label="gained", zorder=2
    )
    for row, group in zip(rows, groups):
        share = [
            _style.percent(ppm * 1_000_000 / max(group.weight_ppm, 1))
            for ppm in (group.before_ppm, group.after_ppm)
        ]
        ax.annotate(
            f"{share[0]} to {share[1]}",
            (group.weight_ppm / 10_000, row),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=_style.FONT,
            color=_style.INK,
        )
    ax.set_yticks(rows, labels=[group.name for group in groups])
    ax.set_ylim(len(groups) - 0.4, -0.6)
    ax.set_xlim(0, max(points[0], default=1) * 1.22)


def readiness(answer: AnswerLike, engine: Engine, *, rank: int = 1, ax: Axes | None = None) -> Axes:
    """Draws what each group of skills counts, what is there of it, and what a path adds.

    A bar's length is points of readiness (all bars together are 100%); the figures beside it are
    the group's own readiness before and after. `engine` is the one that gave the answer.
    """
    answer = document(answer)
    chosen = path(answer, rank)
    group_of = {skill.id: _named(skill.category) for skill in engine.skills}
    groups = by_group(engine.gap(answer["request"]).skills, chosen["terms"]["skills"], group_of)
    ax = _style.axes(ax, 8, 1.4 + 0.32 * len(groups))
    _draw(ax, groups)
    _style.bare(ax, keep=("left",))
    ax.set_xlabel("points of readiness", fontsize=_style.FONT, color=_style.INK)
    ax.legend(
        handles=[
            Patch(color=_style.BEFORE, label="before"),
            Patch(color=_style.GAIN, label="gained"),
            Patch(color=_style.PALE, label="still open"),
        ],
        loc="lower right",
        frameon=False,
        fontsize=_style.FONT,
    )
    _style.title(
        ax,
        f"Readiness {_style.percent(answer['readiness_ppm'])} to "
        f"{_style.percent(chosen['readiness_ppm'])}, by group of skills",
    )
    return ax

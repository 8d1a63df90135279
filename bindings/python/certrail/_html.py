"""Tables for notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._results import Gap, Path, Recommendation


def _table(caption: str, head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    names = "".join(f"<th>{escape(name)}</th>" for name in head)
    lines = "".join(
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows
    )
    return (
        f"<table><caption>{escape(caption)}</caption>"
        f"<thead><tr>{names}</tr></thead><tbody>{lines}</tbody></table>"
    )


def _percent(ppm: int) -> str:
    return f"{ppm / 10_000:.1f}%"


def _dollars(cents: int) -> str:
    return f"${cents / 100:,.2f}".removesuffix(".00")


def _hours(minutes: int) -> str:
    return f"{minutes / 60:.0f} h"


def _codes(path: Path) -> str:
    return ", ".join(exam.partition(":")[2] or exam for exam in path.exams)


_VERDICTS = {
    "ranked": "The best paths",
    "nothing_pays": "No path is worth its cost; the least bad",
    "already_met": "Everything asked for is met already",
    "infeasible": "No path meets all that is asked for",
}


def answer_table(answer: Recommendation) -> str:
    caption = (
        f"{_VERDICTS[answer.status]}. Ready now: {_percent(answer.readiness_ppm)}. "
        + ("Proven." if answer.proven else f"Not proven beyond rank {answer.proven_ranks}.")
    )
    paths = answer.paths
    if answer.relaxation is not None and answer.relaxation.path is not None:
        wishes = ", ".join(
            wish.wish if wish.certification is None else f"{wish.wish} {wish.certification}"
            for wish in answer.relaxation.removed
        )
        caption += f" The best path without: {wishes}."
        paths = (answer.relaxation.path,)
    return _table(
        caption,
        ("Rank", "Exams", "Ready", "Gain", "Study", "Fees", "Done"),
        (
            (
                str(path.rank),
                _codes(path),
                _percent(path.readiness_ppm),
                "+" + _percent(path.gain_ppm),
                _hours(path.study_minutes),
                _dollars(path.fee_cents),
                path.finish_on.isoformat(),
            )
            for path in paths
        ),
    )


def path_table(path: Path) -> str:
    return _table(
        f"Rank {path.rank}: ready {_percent(path.readiness_ppm)} on {path.finish_on}, "
        f"{_hours(path.study_minutes)}, {_dollars(path.fee_cents)}",
        ("Exam", "Name", "Study", "Fee", "Exam on", "Ready after"),
        (
            (
                step.certification,
                step.name,
                _hours(step.study_minutes),
                _dollars(step.fee_cents),
                step.exam_on.isoformat(),
                _percent(step.readiness_ppm),
            )
            for step in path.steps
        ),
    )


def gap_table(gap: Gap) -> str:
    return _table(
        f"Ready now: {_percent(gap.readiness_ppm)}; the largest gaps first",
        ("Skill", "Now", "Need", "Weight", "Ready", "Missing"),
        (
            (
                skill.name,
                str(skill.level),
                str(skill.need),
                _percent(skill.weight_ppm),
                _percent(skill.credit_ppm),
                _percent(skill.missing_ppm),
            )
            for skill in gap.skills
        ),
    )

"""How soon each readiness can be reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ._engine import NOT_IN_A_PROFILE, Engine
from ._problems import BudgetProblem
from ._profile import Profile
from ._results import Recommendation


def fastest(
    engine: Engine,
    profile: Profile | None = None,
    *,
    every_ppm: int = 50_000,
    max_nodes: int | None = 100_000,
    **question: Any,
) -> list[Recommendation]:
    """For readiness every so many ppm above today's, the path that reaches it and whose last exam
    is soonest; of several, the one with the least study.

    Asks `engine.recommend` with the objective "time" and a rising `min_readiness_ppm` (from the
    question's own on), until no path reaches it or the search finds none within `max_nodes`. A path
    that reaches later marks, too, is found once. The profile and the question are those of
    `recommend`, but for `objective` and `top`; an answer whose `proven` is false may not be the
    soonest.
    """
    if every_ppm < 1:
        raise ValueError("every_ppm must be 1 or more")
    of_lists = {"top": 1, "max_nodes": max_nodes}
    first = engine.recommend(profile, **{**question, **of_lists, "objective": "score"})
    # The answer's request has all that is said of the person, with the track's goal.
    beside = {name: question[name] for name in question.keys() & NOT_IN_A_PROFILE - {"track"}}
    return list(_rising(engine, first, every_ppm, {**beside, **of_lists}))


def _rising(
    engine: Engine, first: Recommendation, every_ppm: int, beside: Mapping[str, Any]
) -> Iterator[Recommendation]:
    now = reached = first.readiness_ppm
    least = first.request["limits"].get("min_readiness_ppm", 0)
    while (mark := now + ((reached - now) // every_ppm + 1) * every_ppm) <= 1_000_000:
        try:
            answer = engine.recommend(
                first.request, objective="time", min_readiness_ppm=max(mark, least), **beside
            )
        except BudgetProblem:
            return
        if not answer.paths:
            return
        yield answer
        reached = answer.paths[0].readiness_ppm

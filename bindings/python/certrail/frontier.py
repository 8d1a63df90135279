"""How fast each readiness can be reached: the frontier of time against readiness."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ._engine import Engine
from ._problems import BudgetProblem
from ._results import Recommendation


def fastest(
    engine: Engine,
    profile: Mapping[str, Any] | None = None,
    *,
    every_ppm: int = 50_000,
    max_nodes: int | None = 100_000,
    **question: Any,
) -> list[Recommendation]:
    """For readiness every so many ppm above today's, the path that ends first and reaches it.

    Asks `engine.recommend` with the objective "time" and a rising `min_readiness_ppm`, until no
    path reaches it or the search finds none within `max_nodes`. A path that reaches later marks,
    too, is found once. The profile and the question are those of `recommend`; an answer whose
    `proven` is false may not be the fastest.
    """
    if every_ppm < 1:
        raise ValueError("every_ppm must be 1 or more")
    first = engine.recommend(profile, **{**question, "top": 1, "max_nodes": max_nodes})
    return list(_rising(engine, first, every_ppm, max_nodes))


def _rising(
    engine: Engine, first: Recommendation, every_ppm: int, max_nodes: int | None
) -> Iterator[Recommendation]:
    now = reached = first.readiness_ppm
    while (mark := now + ((reached - now) // every_ppm + 1) * every_ppm) <= 1_000_000:
        try:
            answer = engine.recommend(
                first.request, objective="time", min_readiness_ppm=mark, top=1, max_nodes=max_nodes
            )
        except BudgetProblem:
            return
        if not answer.paths:
            return
        yield answer
        reached = answer.paths[0].readiness_ppm

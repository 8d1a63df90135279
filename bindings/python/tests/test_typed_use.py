"""What the documentation promises, as a user whose types are checked writes it: ./dev python runs
mypy --strict on this file, too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import certrail
import certrail.frontier
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

START = date(2026, 11, 22)


def test_one_person(engine: certrail.Engine) -> None:
    marks = {"aws": np.int64(100), "others": np.int64(5)}
    answer: certrail.Recommendation = engine.recommend(
        {"role": "ai_architect"},
        prefer=marks,
        skills={"python": np.int8(70)},
        have=["SAA-C03@2025-03-01", {"id": "CKA"}],
        hours_per_week=np.float64(6),
        experience_months=np.float32("nan"),
        budget_cents=Decimal(90_000),
        max_steps=np.uint8(3),
        min_readiness_ppm=100_000,
        start=np.datetime64("2026-11-22"),
        finish_by=pd.Timestamp("2028-01-31"),
        objective="time",
        top=np.int64(2),
        horizon="3y",
        sort="horizon-hours",
    )
    ranks: list[int] = [path.rank for path in answer.paths]
    assert 1 <= len(ranks) <= 2
    row: pd.Series = pd.DataFrame({"role": ["ai_architect"]}).iloc[0]
    gap: certrail.Gap = engine.gap(row, have={"CKA": date(2026, 1, 2), "SAA-C03": None})
    assert gap.readiness_ppm == engine.recommend(row, have=["CKA", "SAA-C03"]).readiness_ppm


def batches() -> Iterator[pa.RecordBatch]:
    yield pa.RecordBatch.from_pylist([{"id": "a", "role": "ai_architect"}])


def test_many_people(engine: certrail.Engine) -> None:
    row: pd.Series = pd.DataFrame({"policy": ["default"]}).iloc[0]
    expected: pa.Table = engine.recommend_many(
        pa.Table.from_batches(batches()), fields="steps", top=np.int64(1), start=START,
        defaults=row, keep=("role",), threads=np.int8(1), cache_bytes=0,
        progress=lambda done, total: total is None or done <= total,
    )  # fmt: skip
    frame = pl.DataFrame({"id": ["a"], "role": ["ai_architect"]})
    for answers in (
        engine.recommend_many(batches(), fields="steps", top=1, start=START, keep="role"),
        engine.recommend_many(next(batches()), fields="steps", top=1, start=START, keep="role"),
        engine.recommend_batches(
            list(batches()), fields="steps", top=1, start=START, keep=["role"]
        ).read_all(),
    ):
        assert answers.equals(expected)
    assert engine.recommend_many(frame, start=START).num_rows == 1
    assert engine.score_many(frame.to_pandas(), start=START).num_rows == 1
    assert engine.score_batches(batches(), start=START).read_all().num_rows == 1
    assert certrail.answers_schema("best") != certrail.scores_schema()


def on_many_machines(people: DataFrame) -> DataFrame:
    """Only its types are checked here."""
    import certrail.spark

    return certrail.spark.recommend(
        people, keep=["country"], start="2026-11-22", top=3, max_nodes=np.int64(100_000),
        fields="best", defaults={"role": "ai_architect"}, track=None,
    )  # fmt: skip


def test_how_soon(engine: certrail.Engine) -> None:
    row: pd.Series = pd.DataFrame({"role": ["ai_architect"]}).iloc[0]
    answers: list[certrail.Recommendation] = certrail.frontier.fastest(
        engine, row, every_ppm=300_000, max_steps=2, start=START
    )
    assert all(answer.paths for answer in answers)

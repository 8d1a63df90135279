"""Many profiles on many machines, with Spark 4 (`pip install certrail[spark]`; spark.md).

The answers are those of `Engine.recommend_many`: Spark hands out the rows and collects them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, SupportsIndex, TypedDict, Unpack

import pyarrow as pa

from ._engine import _File
from ._profile import Day, Profile, names_of, plain_profile
from ._shipped import Shipment, engine_of, pack
from ._tables import Fields

if TYPE_CHECKING:
    from pyspark.sql import DataFrame


class Options(TypedDict, total=False):
    """Keywords of `Engine.recommend_many`."""

    top: SupportsIndex
    distinct: SupportsIndex
    max_nodes: SupportsIndex | None
    fields: Fields
    defaults: Profile | None
    track: str | None
    threads: SupportsIndex
    cache_bytes: SupportsIndex


def answer_batches(
    batches: Iterator[pa.RecordBatch], shipment: Shipment, options: Mapping[str, Any]
) -> Iterator[pa.RecordBatch]:
    """Answers batches of profiles in their order, a row for a row: what a task of Spark runs.

    `options` are the keywords of `Engine.recommend_batches`.
    """
    for first in batches:  # an empty partition has none
        reader = pa.RecordBatchReader.from_batches(first.schema, chain([first], batches))
        yield from engine_of(shipment).recommend_batches(reader, **options)


def recommend(
    df: DataFrame,
    *,
    keep: str | Iterable[str] = (),
    data: _File | None = None,
    overlays: Iterable[_File] = (),
    roles: Iterable[_File] = (),
    markets: Iterable[_File] = (),
    policies: Iterable[_File] = (),
    start: Day | None = None,
    **options: Unpack[Options],
) -> DataFrame:
    """A row of answers for each row of profiles, with the columns of `Engine.recommend_many`.

    `keep` names columns of `df` that stay beside the answers. `data`, `overlays`, `roles`,
    `markets` and `policies` are those of `certrail.load`, read here and sent to every worker once;
    `start` is the day on which everybody starts who names none (today by default). All else goes
    to `recommend_many`. A row that cannot be answered has the status "error" and says why in
    `errors`. Raises certrail.Problem, before any row is read, for what is wrong with a column or an
    option.
    """
    from pyspark.sql.pandas.types import from_arrow_schema
    from pyspark.sql.types import StructType

    defaults = plain_profile(options.get("defaults"), "defaults")
    if start is None:
        start = defaults.get("start_on")
    kept = names_of(keep, "keep")
    shipment = pack(
        data, overlays=overlays, roles=roles, markets=markets, policies=policies, start=start
    )
    # A task has one processor. Without rows the engine still tells the columns, or what is wrong.
    asked: dict[str, Any] = {
        "threads": 1,
        **options,
        "defaults": defaults,
        "keep": kept,
        "start": shipment.start,
    }
    nobody = df.limit(0).toArrow().to_reader()
    answers = from_arrow_schema(engine_of(shipment).recommend_batches(nobody, **asked).schema)
    # The id is the answers' own, as text.
    kept_as_they_are = {name for name in kept if name != "id"}
    columns = [df.schema[each.name] if each.name in kept_as_they_are else each for each in answers]
    sent = df.sparkSession.sparkContext.broadcast(shipment)

    def task(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from answer_batches(batches, sent.value, asked)

    return df.mapInArrow(task, StructType(columns))

"""Tables of profiles: Arrow in, Arrow out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from . import _native
from ._problems import raising, refuse
from ._profile import Day, day_text, document_text, names_of, whole_number

if TYPE_CHECKING:
    import pyarrow as pa

Progress: TypeAlias = Callable[[int, int | None], object]
"""Called now and then with the rows done and all rows (None where nobody knows). False, or what it
raises, ends the run."""

DEFAULT_CACHE = 64 << 20
# An answer takes some hundred bytes of the cache; more memory would only be filled with zeros.
_CACHE_OF_ROW = 4096
_MOST_CACHE = 1 << 40
_MOST_NODES = 2**53


class ArrowStream(Protocol):
    """A table of pyarrow, polars or pandas, a relation of DuckDB, and whatever else there is."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class Cancelled(Exception):
    """The progress callback ended the run."""


def _arrow() -> Any:
    try:
        import pyarrow
    except ImportError as error:
        raise ImportError("tables need pyarrow: pip install 'certrail[arrow]'") from error
    return pyarrow


class _SchemaOf:
    """A schema of the engine, as pyarrow takes one."""

    def __init__(self, capsule: object) -> None:
        self._capsule = capsule

    def __arrow_c_schema__(self) -> object:
        return self._capsule


class _ArrayOf:
    """An array of the engine, as pyarrow takes one."""

    def __init__(self, schema: object, array: object) -> None:
        self._capsules = schema, array

    def __arrow_c_array__(self, requested_schema: object | None = None) -> tuple[object, object]:
        return self._capsules


def _schema(fields: str, matrix: bool) -> pa.Schema:
    with raising():
        capsule = _native.answers_schema(fields, matrix)
    return _arrow().schema(_SchemaOf(capsule))


def answers_schema(fields: str = "paths") -> pa.Schema:
    """The columns of what recommend_many gives back, before those that are kept."""
    return _schema(fields, False)


def scores_schema() -> pa.Schema:
    """The columns of what score_many gives back, before those that are kept."""
    return _schema("paths", True)


def _local_days(kind: pa.DataType) -> pa.DataType:
    """The type with days in place of times of a zone: which day it was there, Arrow knows."""
    pa = _arrow()
    types = pa.types
    if types.is_timestamp(kind) and kind.tz is not None:
        return pa.date32()
    if types.is_struct(kind):
        fields = [kind.field(place) for place in range(kind.num_fields)]
        return pa.struct([pa.field(each.name, _local_days(each.type)) for each in fields])
    if types.is_map(kind):
        return pa.map_(kind.key_type, _local_days(kind.item_type))
    if types.is_large_list(kind):
        return pa.large_list(_local_days(kind.value_type))
    if types.is_list(kind):
        return pa.list_(_local_days(kind.value_type))
    return kind


def _has_zone(kind: pa.DataType) -> bool:
    types = _arrow().types
    if types.is_timestamp(kind):
        return kind.tz is not None
    return any(_has_zone(kind.field(place).type) for place in range(kind.num_fields))


def _is_pandas(table: Any) -> bool:
    return any(
        base.__name__ == "DataFrame" and base.__module__.partition(".")[0] == "pandas"
        for base in type(table).__mro__
    )


def _advice(table: Any) -> str:
    if isinstance(table, Mapping):
        return "; pyarrow.table(...) makes one of a dict of columns"
    if isinstance(table, Sequence) and table and isinstance(table[0], Mapping):
        return "; pyarrow.Table.from_pylist(...) makes one of a list of rows"
    if hasattr(table, "collect"):
        return "; call its collect() first"
    return ""


def reader_of(table: Any) -> pa.RecordBatchReader:
    """The batches of anything that has Arrow's stream interface, or gives out record batches."""
    pa = _arrow()
    if isinstance(table, pa.RecordBatchReader):
        return table
    if _is_pandas(table):
        # Its own stream would make a column of the index.
        table = pa.Table.from_pandas(table, preserve_index=False)
    if hasattr(table, "__arrow_c_stream__"):
        return pa.RecordBatchReader.from_stream(table)
    if hasattr(table, "__arrow_c_array__"):
        batch = pa.record_batch(table)
        return pa.RecordBatchReader.from_batches(batch.schema, [batch])
    if isinstance(table, Iterable) and not isinstance(table, (str, Mapping)):
        batches = iter(table)
        first = next(batches, None)
        if first is None:
            return pa.RecordBatchReader.from_batches(pa.schema([]), [])
        if isinstance(first, pa.RecordBatch):
            return pa.RecordBatchReader.from_batches(first.schema, chain([first], batches))
    raise TypeError(
        f"expected a table with Arrow's stream interface, found {type(table).__name__}"
        + _advice(table)
    )


def rows_of(table: Any) -> int | None:
    """How many rows a table has, where that is known before it is read."""
    rows = getattr(table, "num_rows", None)
    if isinstance(rows, int):
        return rows
    if isinstance(table, (list, tuple)):
        return sum(int(batch.num_rows) for batch in table)
    return len(table) if hasattr(table, "__len__") else None


def asking(
    *,
    start: Day | None,
    defaults: Mapping[str, Any] | None,
    track: str | None,
    top: int,
    threads: int,
    distinct: int = 100,
    max_nodes: int | None = None,
    fields: str = "paths",
    matrix: bool = False,
    cache_bytes: int = 0,
) -> _native.TableAsking:
    document = dict(defaults or {})
    if start is not None:
        document["start_on"] = day_text(start, "start")
    out = _native.TableAsking()
    out.defaults = document_text(document)
    out.today = day_text(date.today())
    out.track = track or ""
    out.top = whole_number("top", top, 0 if matrix else 1, 100)
    out.distinct = whole_number("distinct", distinct, 0, 100)
    if max_nodes is not None:
        out.max_nodes = whole_number("max_nodes", max_nodes, 1, _MOST_NODES)
    out.fields = fields
    out.matrix = matrix
    out.threads = whole_number("threads", threads, 0, 1024)
    out.cache_bytes = whole_number("cache_bytes", cache_bytes, 0, _MOST_CACHE)
    return out


class Session:
    """Answers batches of one schema."""

    def __init__(
        self,
        engine: _native.Engine,
        asked: _native.TableAsking,
        schema: pa.Schema,
        keep: str | Sequence[str],
    ) -> None:
        pa = _arrow()
        kept = names_of(keep)
        self._source = schema
        self._answers = _schema(asked.fields, asked.matrix)
        known = _native.column_names()
        self._read = [
            place for place, name in enumerate(schema.names) if name in known or name not in kept
        ]
        fields = [schema.field(place) for place in self._read]
        self._has_zones = any(_has_zone(field.type) for field in fields)
        self._readable = pa.schema(
            [
                pa.field(field.name, _local_days(field.type)) if _has_zone(field.type) else field
                for field in fields
            ]
        )
        self._kept = [name for name in kept if name != "id"]  # the answers tell it
        for name in kept:
            if name not in schema.names:
                raise refuse("unknown-field", "Unknown field", "keep", name,
                             f"the table has no column {name}")  # fmt: skip
            if kept.count(name) > 1:
                raise refuse("wrong-use", "Wrong use", "keep", name, f"{name} is named twice")
            if name in self._answers.names and name != "id":
                raise refuse("wrong-use", "Wrong use", "keep", name,
                             f"the answers have a column {name} of their own")  # fmt: skip
        with raising():
            self._native = _native.TableSession(
                engine, asked, self._readable.__arrow_c_schema__()
            )
        self.schema = pa.schema(
            [*self._answers, *(schema.field(name) for name in self._kept)]
        )

    def answer(
        self, batches: Sequence[pa.RecordBatch], progress: Progress | None, total: int | None
    ) -> pa.Table:
        pa = _arrow()
        arrays = [self._without_zones(batch).__arrow_c_array__()[1] for batch in batches]
        with raising():
            found = self._native.answer(arrays, progress, total)
        if found is None:
            raise Cancelled("the progress callback ended the run")
        answers = [
            pa.record_batch(_ArrayOf(self._answers.__arrow_c_schema__(), array)) for array in found
        ]
        return self._joined(
            pa.Table.from_batches(batches, self._source),
            pa.Table.from_batches(answers, self._answers),
        )

    def _without_zones(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """What is read of a batch. All else is left to the engine, which tells of a value that it
        cannot read in that row's answer; a cast would end the run."""
        part = batch.select(self._read)
        if not self._has_zones:
            return part
        columns = [
            column if column.type == field.type else column.cast(field.type)
            for column, field in zip(part.columns, self._readable, strict=True)
        ]
        return _arrow().RecordBatch.from_arrays(columns, schema=self._readable)

    def _joined(self, source: pa.Table, answers: pa.Table) -> pa.Table:
        """The answers with what is only passed on: no value of it is copied."""
        columns = [*answers.columns, *(source.column(name) for name in self._kept)]
        return _arrow().Table.from_arrays(columns, schema=self.schema)


def _bound_cache(asked: _native.TableAsking, rows: int | None) -> None:
    if rows is not None:
        asked.cache_bytes = min(asked.cache_bytes, rows * _CACHE_OF_ROW)


def answer_table(
    engine: _native.Engine,
    asked: _native.TableAsking,
    table: Any,
    keep: str | Sequence[str],
    progress: Progress | None,
) -> pa.Table:
    reader = reader_of(table)
    batches = [batch for batch in reader if batch.num_rows > 0]
    rows = sum(batch.num_rows for batch in batches)
    _bound_cache(asked, rows)
    return Session(engine, asked, reader.schema, keep).answer(batches, progress, rows)


def answer_batches(
    engine: _native.Engine,
    asked: _native.TableAsking,
    table: Any,
    keep: str | Sequence[str],
    progress: Progress | None,
) -> pa.RecordBatchReader:
    reader = reader_of(table)
    total = rows_of(table)
    _bound_cache(asked, total)
    session = Session(engine, asked, reader.schema, keep)

    def answers() -> Iterator[pa.RecordBatch]:
        for batch in reader:
            if batch.num_rows > 0:
                yield from session.answer([batch], progress, total).to_batches()

    return _arrow().RecordBatchReader.from_batches(session.schema, answers())

"""Tables of profiles: Arrow in, Arrow out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, Literal, Protocol, SupportsIndex, TypeAlias

from . import _native
from ._problems import raising, refuse
from ._profile import (
    Day,
    Profile,
    day_text,
    document_text,
    names_of,
    plain_profile,
    text_of,
    whole_number,
)
from ._zones import local_array, local_type

if TYPE_CHECKING:
    import pyarrow as pa

Progress: TypeAlias = Callable[[int, int | None], object]
"""Called now and then with the rows done and all rows (None where nobody knows). False, or what it
raises, ends the run."""

Fields: TypeAlias = Literal["best", "paths", "steps", "full"]

DEFAULT_CACHE = _native.TableAsking().cache_bytes  # the program's
# An answer takes some hundred bytes of the cache; more memory would only be filled with zeros.
_CACHE_OF_ROW = 4096
_MOST_CACHE = 1 << 40
_MOST_NODES = 2**53


class ArrowStream(Protocol):
    """A table of pyarrow, polars or pandas, a relation of DuckDB, and whatever else there is."""

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...


class ArrowArray(Protocol):
    """A record batch, whoever made it."""

    def __arrow_c_array__(
        self, requested_schema: object | None = None
    ) -> tuple[object, object]: ...


Table: TypeAlias = "ArrowStream | ArrowArray | Iterable[pa.RecordBatch]"


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
    fields = text_of(fields, "fields")
    with raising():
        capsule = _native.answers_schema(fields, matrix)
    return _arrow().schema(_SchemaOf(capsule))


def answers_schema(fields: Fields = "paths") -> pa.Schema:
    """The columns of what recommend_many gives back, before those that are kept."""
    return _schema(fields, False)


def scores_schema() -> pa.Schema:
    """The columns of what score_many gives back, before those that are kept."""
    return _schema("paths", True)


def _is_frame(table: Any, library: str) -> bool:
    return any(
        base.__name__ == "DataFrame" and base.__module__.partition(".")[0] == library
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
    if _is_frame(table, "pandas"):
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
    """How many rows a table has, where that is known without reading: others, such as a relation of
    DuckDB, would have to run a query for it."""
    pa = _arrow()
    if isinstance(table, (pa.Table, pa.RecordBatch)):
        return int(table.num_rows)
    if isinstance(table, (list, tuple)):
        return sum(int(each.num_rows) for each in table if isinstance(each, pa.RecordBatch))
    if _is_frame(table, "pandas") or _is_frame(table, "polars"):
        return len(table)
    return None


def asking(
    *,
    start: Day | None,
    defaults: Profile | None,
    track: str | None,
    top: SupportsIndex,
    threads: SupportsIndex,
    distinct: SupportsIndex = 100,
    max_nodes: SupportsIndex | None = None,
    fields: str = "paths",
    matrix: bool = False,
    cache_bytes: SupportsIndex = 0,
) -> _native.TableAsking:
    document = plain_profile(defaults, "defaults")
    if start is not None:
        document["start_on"] = day_text(start, "start")
    out = _native.TableAsking()
    out.defaults = document_text(document)
    out.today = day_text(date.today())
    out.track = "" if track is None else text_of(track, "track")
    out.top = whole_number("top", top, 0 if matrix else 1, 100)
    out.distinct = whole_number("distinct", distinct, 0, 100)
    if max_nodes is not None:
        out.max_nodes = whole_number("max_nodes", max_nodes, 1, _MOST_NODES)
    out.fields = text_of(fields, "fields")
    out.matrix = matrix
    out.threads = whole_number("threads", threads, 0, 1024)
    out.cache_bytes = whole_number("cache_bytes", cache_bytes, 0, _MOST_CACHE)
    return out


def _local_field(field: pa.Field) -> pa.Field:
    try:
        return field.with_type(local_type(field.type))
    except _arrow().ArrowInvalid as error:
        raise refuse("invalid-value", "Invalid value", "table", field.type,
                     f"the times of the column {field.name} cannot be read: {error}") from None  # fmt: skip


def _check_columns(found: pa.Schema, first: pa.Schema) -> None:
    """The engine reads every batch as the first one said, so that another would be read as what it
    is not."""

    def told(field: pa.Field | None) -> str:
        if field is None:
            return "no column"
        return f"{field.name} ({field.type}{'' if field.nullable else ', not null'})"

    for place, (one, other) in enumerate(zip_longest(found, first), 1):
        if one is None or other is None or not one.equals(other):
            raise refuse("wrong-type", "Wrong type", "table", told(one),
                         "a batch has other columns or types than the first: "
                         f"column {place} is {told(one)}, not {told(other)}")  # fmt: skip


class Session:
    """Answers batches of one schema."""

    def __init__(
        self,
        engine: _native.Engine,
        asked: _native.TableAsking,
        schema: pa.Schema,
        keep: str | Iterable[str],
    ) -> None:
        pa = _arrow()
        kept = names_of(keep, "keep")
        self._source = schema
        self._answers = _schema(asked.fields, asked.matrix)
        known = _native.column_names()
        self._read = [
            place for place, name in enumerate(schema.names) if name in known or name not in kept
        ]
        self._readable = pa.schema([_local_field(schema.field(place)) for place in self._read])
        self._kept = [name for name in kept if name != "id"]  # the answers tell it
        for name in kept:
            if name not in schema.names:
                raise refuse("unknown-field", "Unknown field", "keep", name,
                             f"the table has no column {name}")  # fmt: skip
            if kept.count(name) > 1:
                raise refuse("wrong-use", "Wrong use", "keep", name, f"{name} is named twice")
            if schema.names.count(name) > 1:
                raise refuse("wrong-use", "Wrong use", "keep", name,
                             f"the table has several columns {name}")  # fmt: skip
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
        for batch in batches:
            _check_columns(batch.schema, self._source)
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
        """What is read of a batch."""
        columns = [
            local_array(column, field.type)
            for column, field in zip(batch.select(self._read).columns, self._readable, strict=True)
        ]
        # Where nothing is read, the number of rows is still told by the batch.
        if not columns:
            return batch.select([])
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
    keep: str | Iterable[str],
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
    keep: str | Iterable[str],
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

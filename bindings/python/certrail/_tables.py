"""Tables of profiles: Arrow in, Arrow out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from . import _native
from ._problems import raising, refuse
from ._profile import Day, day_text, document_text, whole_number

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


def _answers_without_id(fields: str, matrix: bool) -> pa.Schema:
    with raising():
        capsule = _native.answers_schema(fields, matrix)
    return _arrow().schema(_SchemaOf(capsule))


def answers_schema(fields: str = "paths") -> pa.Schema:
    """The columns of what recommend_many gives back, before those that are kept."""
    return _answers_without_id(fields, False).insert(0, _arrow().field("id", _arrow().string()))


def scores_schema() -> pa.Schema:
    """The columns of what score_many gives back, before those that are kept."""
    return _answers_without_id("paths", True).insert(0, _arrow().field("id", _arrow().string()))


def _canonical(kind: pa.DataType) -> pa.DataType:
    """The type that the engine reads in place of `kind`."""
    pa = _arrow()
    types = pa.types
    if types.is_dictionary(kind) or types.is_run_end_encoded(kind):
        return _canonical(kind.value_type)
    if types.is_string_view(kind):
        return pa.string()
    if types.is_timestamp(kind) or types.is_date64(kind):
        return pa.date32()
    if types.is_decimal(kind):
        return pa.int64() if kind.scale == 0 else pa.float64()
    if types.is_float16(kind):
        return pa.float32()
    if types.is_struct(kind):
        fields = [kind.field(place) for place in range(kind.num_fields)]
        return pa.struct([pa.field(each.name, _canonical(each.type)) for each in fields])
    if types.is_map(kind):
        return pa.map_(_canonical(kind.key_type), _canonical(kind.item_type))
    if types.is_large_list(kind):
        return pa.large_list(_canonical(kind.value_type))
    if (
        types.is_list(kind)
        or types.is_fixed_size_list(kind)
        or types.is_list_view(kind)
        or types.is_large_list_view(kind)
    ):
        return pa.list_(_canonical(kind.value_type))
    return kind


def reader_of(table: Any) -> pa.RecordBatchReader:
    """The batches of anything that has Arrow's stream interface, or gives out record batches."""
    pa = _arrow()
    if isinstance(table, pa.RecordBatchReader):
        return table
    if type(table).__module__.partition(".")[0] == "pandas":
        # Its own stream would make a column of the index.
        table = pa.Table.from_pandas(table, preserve_index=False)
    if hasattr(table, "__arrow_c_stream__"):
        return pa.RecordBatchReader.from_stream(table)
    if hasattr(table, "__arrow_c_array__"):
        batch = pa.record_batch(table)
        return pa.RecordBatchReader.from_batches(batch.schema, [batch])
    if isinstance(table, Iterable):
        batches = iter(table)
        first = next(batches, None)
        if first is None:
            return pa.RecordBatchReader.from_batches(pa.schema([]), [])
        if isinstance(first, pa.RecordBatch):
            return pa.RecordBatchReader.from_batches(first.schema, chain([first], batches))
    raise TypeError(
        f"expected a table with Arrow's stream interface, found {type(table).__name__}"
    )


def rows_of(table: Any) -> int | None:
    """How many rows a table has, where that is known before it is read."""
    rows = getattr(table, "num_rows", None)
    if rows is None and hasattr(table, "__len__"):
        rows = len(table)
    return rows if isinstance(rows, int) else None


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
        document["start_on"] = day_text(start)
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
        keep: Sequence[str],
    ) -> None:
        pa = _arrow()
        self._source = schema
        self._answers = _answers_without_id(asked.fields, asked.matrix)
        known = _native.column_names()
        self._read = [
            place for place, name in enumerate(schema.names) if name in known or name not in keep
        ]
        fields = [schema.field(place) for place in self._read]
        self._canonical = pa.schema(
            [pa.field(field.name, _canonical(field.type)) for field in fields]
        )
        self._kept = [name for name in keep if name != "id"]
        for name in keep:
            if name not in schema.names:
                raise refuse("unknown-field", "Unknown field", "keep", name,
                             f"the table has no column {name}")  # fmt: skip
            if name in self._answers.names:
                raise refuse("wrong-use", "Wrong use", "keep", name,
                             f"the answers have a column {name} of their own")  # fmt: skip
        with raising():
            self._native = _native.TableSession(
                engine, asked, self._canonical.__arrow_c_schema__()
            )
        self.schema = pa.schema(
            [
                pa.field("id", pa.string()),
                *self._answers,
                *(schema.field(name) for name in self._kept),
            ]
        )

    def answer(
        self, batches: Sequence[pa.RecordBatch], progress: Progress | None, total: int | None
    ) -> pa.Table:
        pa = _arrow()
        arrays = [
            batch.select(self._read).cast(self._canonical).__arrow_c_array__()[1]
            for batch in batches
        ]
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

    def _joined(self, source: pa.Table, answers: pa.Table) -> pa.Table:
        """The answers with what is only passed on: no value of it is copied."""
        pa = _arrow()
        if "id" in source.column_names:
            ids = source.column("id").cast(pa.string())
        else:
            ids = pa.nulls(answers.num_rows, pa.string())
        columns = [ids, *answers.columns, *(source.column(name) for name in self._kept)]
        return pa.Table.from_arrays(columns, schema=self.schema)


def _bound_cache(asked: _native.TableAsking, rows: int | None) -> None:
    if rows is not None:
        asked.cache_bytes = min(asked.cache_bytes, rows * _CACHE_OF_ROW)


def answer_table(
    engine: _native.Engine,
    asked: _native.TableAsking,
    table: Any,
    keep: Sequence[str],
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
    keep: Sequence[str],
    progress: Progress | None,
) -> pa.RecordBatchReader:
    total = rows_of(table)
    reader = reader_of(table)
    _bound_cache(asked, total)
    session = Session(engine, asked, reader.schema, keep)

    def answers() -> Iterator[pa.RecordBatch]:
        for batch in reader:
            if batch.num_rows > 0:
                yield from session.answer([batch], progress, total).to_batches()

    return _arrow().RecordBatchReader.from_batches(session.schema, answers())

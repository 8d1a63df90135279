"""Times of a time zone, as the clocks there show them: Arrow knows zones, the engine reads days."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa


def local_type(kind: pa.DataType) -> pa.DataType:
    """The type without its zones, at any depth. Raises pyarrow.ArrowInvalid of a zone that nobody
    knows."""
    import pyarrow as pa
    import pyarrow.compute as pc

    types = pa.types
    if types.is_timestamp(kind) and kind.tz is not None:
        pc.local_timestamp(pa.array([0], pa.timestamp(kind.unit)).view(kind))
        return pa.timestamp(kind.unit)
    if types.is_dictionary(kind):
        return pa.dictionary(kind.index_type, local_type(kind.value_type), kind.ordered)
    if types.is_run_end_encoded(kind):
        return pa.run_end_encoded(kind.run_end_type, local_type(kind.value_type))
    if types.is_struct(kind):
        return pa.struct([_local_field(kind.field(place)) for place in range(kind.num_fields)])
    if types.is_map(kind):
        return pa.map_(kind.key_field, _local_field(kind.item_field), kind.keys_sorted)
    if types.is_fixed_size_list(kind):
        return pa.list_(_local_field(kind.value_field), kind.list_size)
    for is_one, made in (
        (types.is_list, pa.list_),
        (types.is_large_list, pa.large_list),
        (types.is_list_view, pa.list_view),
        (types.is_large_list_view, pa.large_list_view),
    ):
        if is_one(kind):
            return made(_local_field(kind.value_field))
    return kind


def _local_field(field: pa.Field) -> pa.Field:
    return field.with_type(local_type(field.type))


def local_array(array: Any, kind: pa.DataType) -> Any:
    """The array as `kind`, the local type of its own. Only times are copied; those that no calendar
    has stay such, for the engine to tell of."""
    import pyarrow as pa
    import pyarrow.compute as pc

    types = pa.types
    if array.type == kind:
        return array
    if types.is_timestamp(kind):
        return pc.local_timestamp(array)
    if types.is_dictionary(kind):
        values = local_array(array.dictionary, kind.value_type)
        return pa.DictionaryArray.from_arrays(array.indices, values, ordered=kind.ordered)
    if types.is_run_end_encoded(kind):
        values = local_array(array.values, kind.value_type)
        runs = pa.RunEndEncodedArray.from_arrays(array.run_ends, values)
        return runs.slice(array.offset, len(array))
    if types.is_struct(kind):
        fields = [kind.field(place) for place in range(kind.num_fields)]
        parts = [local_array(array.field(place), each.type) for place, each in enumerate(fields)]
        return pa.StructArray.from_arrays(parts, fields=fields, mask=array.is_null())
    # Lists and maps: all but their values is as it was, the place where they begin among it.
    own = 3 if types.is_list_view(kind) or types.is_large_list_view(kind) else 2
    buffers = array.buffers()[: 1 if types.is_fixed_size_list(kind) else own]
    values = local_array(array.values, kind.field(0).type)
    return pa.Array.from_buffers(
        kind, len(array), buffers, array.null_count, array.offset, [values]
    )

"""Rows that nobody would write are answered or refused as lines of a batch."""

import json

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people import size
from records import from_batch, from_table

CASES = size("CERTRAIL_PYTHON_CASES", 40)

words = st.sampled_from(
    ["ai_architect", "ml_engineer", "AWS", "saa-c03", "CKA", "python", "", " ", "ё", "\n", '"', "\\"]
) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
numbers = st.integers(-3, 120) | st.integers(-(2**63), 2**63 - 1)

COLUMNS = {
    "id": st.none() | words,
    "hours_per_week": st.none() | numbers,
    "experience_months": st.none() | numbers,
    "include": st.none() | st.lists(words, max_size=3),
    "skills": st.none() | st.dictionaries(words, numbers, max_size=3),
    "held": st.none()
    | st.lists(
        st.fixed_dictionaries({"id": words}, optional={"earned_on": words}), max_size=3
    ),
    "objective": st.none() | words,
    "policy": st.none() | words,
}
TYPES = {
    "id": pa.string(),
    "hours_per_week": pa.int64(),
    "experience_months": pa.int64(),
    "include": pa.list_(pa.string()),
    "skills": pa.map_(pa.string(), pa.int64()),
    "held": pa.list_(pa.struct([("id", pa.string()), ("earned_on", pa.string())])),
    "objective": pa.string(),
    "policy": pa.string(),
}
rows = st.lists(st.fixed_dictionaries({}, optional=COLUMNS), min_size=1, max_size=20)


def line_of(row):
    """The row as a line: what says nothing is left out, text without the blanks around it."""
    out = {}
    for name in TYPES:  # problems are told in the order of the fields
        value = row.get(name)
        if isinstance(value, str):
            value = value.strip(" \t") or None
        if value is not None:
            out[name] = value
    return json.dumps(out)


@settings(
    max_examples=CASES, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows)
def test_rows_as_lines(engine, program, rows):
    arrays = [
        pa.array(
            [
                list(row[name].items()) if isinstance(row.get(name), dict) else row.get(name)
                for row in rows
            ],
            kind,
        )
        for name, kind in TYPES.items()
    ]
    table = pa.Table.from_arrays(arrays, list(TYPES))
    role = {"role": "cloud_architect", "limits": {"max_steps": 2}}
    answers = from_table(engine.recommend_many(table, start="2026-11-22", defaults=role, top=1))
    run = program(
        "batch", "-", "--role", "cloud_architect", "--max-steps", "2", "--start", "2026-11-22",
        "--top", "1", "--quiet", stdin="".join(line_of(row) + "\n" for row in rows),
    )  # fmt: skip
    expected = from_batch(run.stdout)
    for answer, record in zip(answers, expected, strict=True):
        assert answer == record


@settings(max_examples=CASES, deadline=None)
@given(st.lists(st.integers(0, 6), max_size=12), st.integers(1, 9))
def test_slices_and_chunks_change_nothing(engine, cuts, rows_a_batch):
    roles = ["ai_architect", None, "nobody", "ml_engineer", "ai_architect", "data_engineer"]
    table = pa.table(
        {
            "role": roles,
            "skills": pa.array(
                [[("python", 10 * row)] if row % 2 else None for row in range(6)],
                pa.map_(pa.string(), pa.int64()),
            ),
            "held": [["CKA"], [], None, ["CKA", "SAA-C03"], ["nothing"], ["CKS@2025-01-01"]],
            "max_steps": [1, 2, 1, 2, 1, None],
        }
    )
    options = {
        "start": "2026-11-22",
        "top": 1,
        "defaults": {"limits": {"max_steps": 2}},
        "cache_bytes": 1 << 20,
    }
    whole = engine.recommend_many(table, **options)
    places = sorted([0, *cuts, 6])
    parts = [table.slice(a, b - a) for a, b in zip(places, places[1:], strict=False)]
    assert engine.recommend_many(pa.concat_tables(parts), **options).equals(whole)
    for part, begin in zip(parts, places, strict=False):
        answers = engine.recommend_batches(part.to_reader(rows_a_batch), **options).read_all()
        assert answers.equals(whole.slice(begin, part.num_rows))

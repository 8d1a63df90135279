"""A table's rows are answered as `certrail batch` answers the lines of a file."""

import json
from datetime import date, datetime
from decimal import Decimal

import certrail
import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from people import crowd, size
from records import from_batch, from_table

PEOPLE = size("CERTRAIL_PYTHON_PEOPLE", 1000)


@pytest.fixture(scope="module")
def people(engine):
    return crowd(engine, PEOPLE, seed=11)


@pytest.fixture(scope="module")
def lines(people):
    return "".join(json.dumps(each) + "\n" for each in people)


@pytest.fixture(scope="module")
def table(people):
    """As any reader of NDJSON makes it: objects are structures with many nulls."""
    rows = []
    for each in people:
        row = dict(each)
        # Whether there is a market is not for a type to say: text has a word for it.
        if "market" in row and row["market"] is None:
            row["market"] = "none"
        rows.append(row)
    names = dict.fromkeys(name for row in rows for name in row)
    return pa.table({name: [row.get(name) for row in rows] for name in names})


@pytest.mark.parametrize("fields", ["best", "paths", "steps"])
def test_as_the_batch_says(engine, program, people, lines, table, fields):
    run = program("batch", "-", "--fields", fields, "--quiet", "--start", "2026-11-22", stdin=lines)
    assert run.returncode == 1, run.stderr  # some are bad
    expected = from_batch(run.stdout)
    answers = engine.recommend_many(table, fields=fields, start="2026-11-22")
    assert from_table(answers) == expected
    assert answers.schema == certrail.answers_schema(fields)
    assert answers.validate(full=True) is None
    statuses = {each["status"] for each in expected}
    assert {"ranked", "infeasible", "error"} <= statuses
    assert any("warnings" in each for each in expected)


def test_whole_answers(engine, program, lines, table):
    some = 150
    run = program(
        "batch", "-", "--fields", "full", "--quiet", "--top", "2", "--start", "2026-11-22",
        stdin="".join(lines.splitlines(keepends=True)[:some]),
    )  # fmt: skip
    answers = engine.recommend_many(table.slice(0, some), fields="full", top=2, start="2026-11-22")
    assert from_table(answers) == from_batch(run.stdout)


@pytest.mark.parametrize("top", [0, 10])
def test_scores(engine, program, lines, table, top):
    run = program(
        "batch", "-", "--matrix", "--quiet", "--start", "2026-11-22",
        *(["--top", str(top)] if top else []), stdin=lines,
    )  # fmt: skip
    scores = engine.score_many(table, top=top, start="2026-11-22")
    assert from_table(scores) == from_batch(run.stdout)
    assert scores.schema == certrail.scores_schema()
    some = next(each for each in scores["scores"].to_pylist() if len(each) > 1)
    assert some[0]["score_ppm"] >= some[1]["score_ppm"]


def test_defaults_track_and_budget(engine, program, table, lines):
    run = program(
        "batch", "-", "--quiet", "--start", "2026-11-22", "--track", "combined", "--distinct", "40",
        "--max-nodes", "300", "--top", "5", "--only", "aws", "--max-steps", "2",
        "--fields", "paths", stdin=lines,
    )  # fmt: skip
    answers = engine.recommend_many(
        table,
        track="combined",
        distinct=40,
        max_nodes=300,
        top=5,
        start="2026-11-22",
        defaults={"cloud_preference": {"aws": 100, "default": 0}, "limits": {"max_steps": 2}},
    )
    assert from_table(answers) == from_batch(run.stdout)


CSV = """id,role,skills,held,cloud_preference,hours_per_week,max_steps,goals,market
1,ai_architect,python=70;iam=40,SAA-C03@2025-03-01;CKA,aws,6,3,,
2,ml_engineer=60;mlops_engineer=40,,ACME-1,aws=100;azure=30;default=25,10,3,,none
3,nobody,python=x,,,6,3,,
4,ai_architect,,,,6,3,CKS and any 1 of (CKA; CKAD),
5,ai_architect,,,,6,3,"CKS and any 1 of (CKA, CKAD)",
6,,,,,,,,
"""


def test_text_is_read_as_the_cells_of_a_csv(engine, program, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(CSV)
    run = program(
        "batch", str(file), "--to", "ndjson", "--quiet", "--start", "2026-11-22",
    )  # fmt: skip
    expected = from_batch(run.stdout)
    assert expected[3]["id"] == "4"  # also where its goal is none
    text = pd.read_csv(file, dtype=str, keep_default_na=False)
    assert from_table(engine.recommend_many(text, start="2026-11-22")) == expected
    # As it is usually read: whole numbers become real ones, nothing becomes a null.
    typed = pd.read_csv(file)
    assert typed["hours_per_week"].dtype == float
    assert from_table(engine.recommend_many(typed, start="2026-11-22")) == expected


def producers(table, folder):
    """The same table, from everybody who makes some."""
    pq.write_table(table, folder / "people.parquet")
    yield "table", table
    yield "reader", table.to_reader(max_chunksize=7)
    yield "batches", iter(table.to_batches(max_chunksize=100))
    yield "batch", table.combine_chunks().to_batches()[0]
    yield "slice", pa.concat_tables([table.slice(0, 3), table.slice(3)])
    yield "polars", pl.from_arrow(table)
    yield "pandas", table.to_pandas()
    yield "pandas, with an index", table.to_pandas().set_index(
        pd.Index(range(5, 5 + table.num_rows))
    )
    yield "a subclass of pandas", type("Frame", (pd.DataFrame,), {})(
        table.to_pandas()
    ).set_index(pd.Index(range(5, 5 + table.num_rows)))
    yield "duckdb", duckdb.from_arrow(table)
    yield "duckdb, of parquet", duckdb.read_parquet(str(folder / "people.parquet"))
    yield "parquet", pq.ParquetFile(folder / "people.parquet").iter_batches(batch_size=64)


def test_every_producer(engine, table, tmp_path):
    few = table.slice(0, 200).select(
        ["id", "role", "skills", "held", "hours_per_week", "start_on", "limits", "cloud_preference"]
    )
    expected = engine.recommend_many(few, top=1)
    for name, each in producers(few, tmp_path):
        assert engine.recommend_many(each, top=1).equals(expected), name
    for name, each in producers(few, tmp_path):
        assert engine.recommend_batches(each, top=1).read_all().equals(expected), name
    expected = engine.score_many(few, top=1)
    for name, each in producers(few, tmp_path):
        assert engine.score_batches(each, top=1).read_all().equals(expected), name


ROW = {"id": "a", "role": "ai_architect", "max_steps": 1}


@pytest.mark.parametrize("other, told", [
    ({"id": "b", "role": 7, "max_steps": 1}, "column 2 is role (int64), not role (string)"),
    ({"id": "b", "role": ["x"], "max_steps": 1}, "column 2 is role (list<item: string>), not"),
    ({"id": "b", "max_steps": 1, "role": "x"}, "column 2 is max_steps (int64), not role (string)"),
    ({"id": "b", "role": "x"}, "column 3 is no column, not max_steps (int64)"),
    (ROW | {"track": "x"}, "column 4 is track (string), not no column"),
    ({"id": "b", "rolle": "x", "max_steps": 1}, "column 2 is rolle (string), not role (string)"),
])  # fmt: skip
def test_batches_that_differ_from_the_first(engine, other, told):
    first, second = (pa.RecordBatch.from_pylist([row]) for row in (ROW, other))
    options = {"start": "2026-11-22", "defaults": {"role": "ai_architect"}}
    for batches in ([first, second], [first, second, first]):
        for given in (batches, iter(batches)):
            with pytest.raises(certrail.InputProblem) as caught:
                engine.recommend_many(given, **options)
            problem = caught.value.problems[0]
            assert (problem.code, problem.source) == ("wrong-type", "table")
            assert "other columns or types than the first" in problem.message
            assert told in problem.message
        for ask in (engine.recommend_batches, engine.score_batches):
            reader = ask(batches, **options)
            assert reader.read_next_batch()["status"].to_pylist() != ["error"]
            with pytest.raises(certrail.InputProblem, match="than the first"):
                reader.read_next_batch()


def test_a_type_differs_inside_and_in_what_may_be_null(engine):
    def batch(**fields):
        return pa.RecordBatch.from_pylist([{}], pa.schema({"held": pa.list_(pa.string())} | fields))

    same = batch().replace_schema_metadata({"made": "by somebody else"})
    answers = engine.recommend_many([batch(), same], defaults={"role": "ai_architect"})
    assert answers.num_rows == 2
    inner = pa.list_(pa.field("item", pa.string(), nullable=False))
    with pytest.raises(certrail.InputProblem, match="item: string not null"):
        engine.recommend_many([batch(), batch(held=inner)])
    never = pa.record_batch([pa.array(["x"])], pa.schema([pa.field("role", pa.string(), False)]))
    with pytest.raises(certrail.InputProblem, match="string, not null"):
        engine.recommend_many([pa.record_batch({"role": ["x"]}), never])


def test_defaults_as_a_row_of_pandas(engine):
    table = pa.table({"id": ["a"]})
    row = pd.DataFrame({"role": ["ai_architect"], "policy": [None], "hours_per_week": [np.nan],
                        "limits": [{"max_steps": 2}]}).iloc[0]  # fmt: skip
    expected = engine.recommend_many(
        table, start="2026-11-22", defaults={"role": "ai_architect", "limits": {"max_steps": 2}}
    )
    assert expected["status"].to_pylist() == ["ranked"]
    assert engine.recommend_many(table, start="2026-11-22", defaults=row).equals(expected)


def test_types_that_arrow_has_for_the_same(engine):
    day = date(2027, 1, 4)
    plain = {
        "id": ["7", "8"],
        "role": ["ai_architect", None],
        "held": ["SAA-C03@2025-03-01;CKA", None],
        "skills": ["python=70;iam=40", "python=10"],
        "hours_per_week": ["6", "12"],
        "max_steps": ["3", "2"],
        "start_on": [day.isoformat(), None],
    }
    expected = engine.recommend_many(pa.table(plain), start="2026-11-22", top=2)
    assert expected["status"].to_pylist() == ["ranked", "ranked"]
    skills = [[("python", 70), ("iam", 40)], [("python", 10)]]
    for typed in (
        {"role": pa.array(plain["role"], pa.large_string())},
        {"role": pa.array(plain["role"], pa.string_view())},
        {"role": pa.array(plain["role"]).dictionary_encode()},
        {"id": pa.array([7, 8], pa.uint8())},
        {"hours_per_week": pa.array([6, 12], pa.int8())},
        {"hours_per_week": pa.array([6, 12], pa.float32())},
        {"hours_per_week": pa.array([6, 12], pa.uint64())},
        {"hours_per_week": pa.array([Decimal(6), Decimal(12)], pa.decimal128(10, 0))},
        {"start_on": pa.array([day, None])},
        {"start_on": pa.array([datetime(2027, 1, 4), None], pa.timestamp("us"))},
        {"skills": pa.array(skills, pa.map_(pa.string(), pa.int32()))},
        {"skills": pa.array([{"python": 70, "iam": 40}, {"python": 10}])},
        {
            "skills": pa.array(
                [{"python": 70, "iam": 40}, {"python": 10}],
                pa.struct([("python", pa.int64()), ("iam", pa.float64())]),
            )
        },
        {"held": pa.array([["SAA-C03@2025-03-01", "CKA"], None])},
        {"held": pa.array([["SAA-C03@2025-03-01", "CKA"], []], pa.large_list(pa.large_string()))},
        {"held": pa.array([[{"id": "SAA-C03", "earned_on": date(2025, 3, 1)}, {"id": "CKA"}], []])},
        {"held": pa.array([["SAA-C03@2025-03-01", "CKA"], None], pa.list_(pa.string_view()))},
        {"market": pa.nulls(2)},
        {"include": pa.nulls(2, pa.list_(pa.string()))},
    ):
        table = pa.table(plain | typed)
        answers = engine.recommend_many(table, start="2026-11-22", top=2)
        assert answers.equals(expected), typed


def test_limits_as_one_structure(engine):
    one = pa.table({"role": ["ai_architect"] * 2, "limits": [{"max_steps": 2}, {"max_steps": 3}]})
    flat = pa.table({"role": ["ai_architect"] * 2, "max_steps": [2, 3]})
    answers = engine.recommend_many(one, start="2026-11-22")
    assert answers.equals(engine.recommend_many(flat, start="2026-11-22"))
    assert [len(each[0]["exams"]) for each in answers["paths"].to_pylist()] == [2, 3]
    with pytest.raises(certrail.InputProblem, match="part of limits"):
        engine.recommend_many(one.append_column("max_steps", pa.array([1, 1])))


def test_kept_columns_are_passed_on(engine):
    table = pa.table(
        {"team": pa.array(["x", None]).dictionary_encode(), "role": ["ai_architect", "nobody"]}
    )
    answers = engine.recommend_many(table, keep=["team", "role"], start="2026-11-22")
    assert answers.column_names == [*certrail.answers_schema().names, "team", "role"]
    assert answers["team"].equals(table["team"])
    assert answers["role"].equals(table["role"])
    # Without a copy: it is the same memory.
    address = table["team"].chunk(0).indices.buffers()[1].address
    assert answers["team"].chunk(0).indices.buffers()[1].address == address


def test_what_keep_may_be(engine):
    table = pa.table({"id": [7, 8], "team": ["x", "y"], "role": ["ai_architect"] * 2})
    expected = engine.recommend_many(table, keep=["team"], start="2026-11-22")
    assert engine.recommend_many(table, keep="team", start="2026-11-22").equals(expected)
    # The answers tell the id anyway, as text.
    assert engine.recommend_many(table, keep=["id", "team"], start="2026-11-22").equals(expected)
    assert expected["id"].to_pylist() == ["7", "8"]


def test_a_table_that_is_only_kept(engine):
    table = pa.table({"team": ["x", "y", None]})
    for each in (table, table.to_reader(max_chunksize=2)):
        answers = engine.recommend_many(
            each, keep=["team"], start="2026-11-22", defaults={"role": "ai_architect"}
        )
        assert answers["status"].to_pylist() == ["ranked"] * 3
        assert answers["team"].equals(table["team"])


def test_scores_batch_by_batch(engine, table):
    whole = engine.score_many(table, start="2026-11-22", top=3, keep=["role"])
    reader = engine.score_batches(
        table.to_reader(max_chunksize=123), start="2026-11-22", top=3, keep=["role"]
    )
    assert reader.schema == whole.schema
    assert reader.read_all().equals(whole)


def test_batch_by_batch(engine, table):
    whole = engine.recommend_many(table, start="2026-11-22", keep=["role"])
    reader = engine.recommend_batches(
        table.to_reader(max_chunksize=123), start="2026-11-22", keep=["role"]
    )
    assert reader.schema == whole.schema
    batches = list(reader)
    assert [batch.num_rows for batch in batches][:-1] == [123] * (PEOPLE // 123)
    assert pa.Table.from_batches(batches).equals(whole)


def test_parquet_in_and_out(engine, table, tmp_path):
    pq.write_table(table, tmp_path / "in.parquet", row_group_size=300)
    reader = engine.recommend_batches(
        pq.ParquetFile(tmp_path / "in.parquet").iter_batches(), start="2026-11-22"
    )
    with pq.ParquetWriter(tmp_path / "out.parquet", reader.schema) as out:
        for batch in reader:
            out.write_batch(batch)
    assert pq.read_table(tmp_path / "out.parquet").equals(
        engine.recommend_many(table, start="2026-11-22")
    )


def test_nothing_to_answer(engine):
    empty = pa.table({"role": pa.array([], pa.string())})
    answers = engine.recommend_many(empty)
    assert answers.num_rows == 0
    assert answers.schema == certrail.answers_schema()
    assert list(engine.recommend_batches(empty)) == []


def test_any_number_of_threads_and_no_cache(engine, table):
    expected = engine.recommend_many(table, start="2026-11-22")
    for threads, cache_bytes in ((1, 0), (1, 1 << 20), (3, 0), (7, 1 << 24)):
        answers = engine.recommend_many(
            table, start="2026-11-22", threads=threads, cache_bytes=cache_bytes
        )
        assert answers.equals(expected)


@pytest.mark.parametrize(
    "table, options, code, words",
    [
        ({"rolle": ["ai_architect"]}, {}, "wrong-use", "unknown column 'rolle'"),
        ({"role": [b"ai_architect"]}, {}, "wrong-type", "holds values of the Arrow type"),
        ({"role": ["x"]}, {"fields": "some"}, "invalid-value", "best, paths, steps or full"),
        ({"role": ["x"]}, {"top": 0}, "out-of-range", "1 to 100"),
        ({"role": ["x"]}, {"track": "fast"}, "unknown-id", "unknown track"),
        ({"role": ["x"]}, {"defaults": {"role": "nobody"}}, "unknown-id", "unknown role"),
        ({"role": ["x"]}, {"keep": ["team"]}, "unknown-field", "no column team"),
        ({"status": ["x"]}, {"keep": ["status"]}, "wrong-use", "of their own"),
        ({"team": ["x"]}, {"keep": ["team", "team"]}, "wrong-use", "named twice"),
        ({"role": ["x"]}, {"threads": -1}, "out-of-range", "0 to 1024"),
        ({"role": ["x"]}, {"defaults": 5}, "wrong-type", "a mapping of fields"),
        ({"role": ["x"]}, {"keep": 5}, "wrong-type", "a name or several, found 5"),
        ({"role": ["x"]}, {"keep": ["role", 5]}, "wrong-type", "a name, found 5"),
        ({"role": ["x"]}, {"track": 5}, "wrong-type", "expected text, found 5"),
        ({"role": ["x"]}, {"fields": None}, "wrong-type", "expected text, found None"),
    ],
)
def test_what_is_wrong_with_all_rows_is_raised(engine, table, options, code, words):
    with pytest.raises(certrail.InputProblem) as caught:
        engine.recommend_many(pa.table(table), **options)
    assert caught.value.code == code
    assert words in caught.value.message


def test_a_column_named_twice(engine):
    twice = pa.Table.from_arrays([pa.array(["a"]), pa.array(["b"])], ["role", "role"])
    with pytest.raises(certrail.InputProblem, match="named twice"):
        engine.recommend_many(twice)
    twice = pa.Table.from_arrays([pa.array(["a"])] * 3, ["role", "team", "team"])
    for ask in (engine.recommend_many, engine.recommend_batches):
        with pytest.raises(certrail.InputProblem, match="several columns team") as caught:
            ask(twice, keep=["team"])
        assert caught.value.problems[0].source == "keep"


def test_what_is_no_table(engine):
    for each, advice in (
        (3, "found int$"),
        (["ai_architect"], "found list$"),
        ("ai_architect", "found str$"),
        ({"role": ["ai_architect"]}, "found dict; pyarrow.table"),
        ([{"role": "ai_architect"}], "found list; pyarrow.Table.from_pylist"),
        (pl.LazyFrame({"role": ["ai_architect"]}), "found LazyFrame; call its collect"),
    ):
        for ask in (engine.recommend_many, engine.recommend_batches):
            with pytest.raises(TypeError, match="Arrow's stream interface, " + advice):
                ask(each)

"""Every type that Arrow has for a thing is read as that thing, and no value of it ends a run."""

from datetime import date, datetime
from decimal import Decimal

import certrail
import polars as pl
import pyarrow as pa
import pytest

START = "2026-11-22"


@pytest.mark.parametrize("kind", [pl.Categorical, pl.Enum(["CKA", "ai_architect", "nobody", "CKS"])])
def test_categories_of_polars(engine, kind):
    plain = {
        "id": ["a", "b", "c", None],
        "role": ["ai_architect", None, "nobody", "ai_architect"],
        "held": [["CKA"], None, [], [None, "CKA"]],
        "include": [["CKS"], [], None, ["CKS"]],
        "max_steps": [2, 2, 2, 1],
    }
    expected = engine.recommend_many(pa.table(plain), start=START)
    assert expected["status"].to_pylist()[0] == "ranked"
    assert expected["status"].to_pylist()[2] == "error"
    frame = pl.DataFrame(
        plain, schema_overrides={"role": kind, "held": pl.List(kind), "include": pl.List(kind)}
    )
    assert engine.recommend_many(frame, start=START).equals(expected)
    assert engine.recommend_many(frame[1:], start=START).equals(expected.slice(1))
    # And what is kept stays what it was.
    kept = engine.recommend_many(frame, start=START, keep=["role"])
    assert kept["role"].to_pylist() == plain["role"]


def runs(values):
    """The same values, each in a run of its own length."""
    return pa.RunEndEncodedArray.from_arrays(pa.array(range(1, len(values) + 1), pa.int32()), values)


def test_layouts(engine):
    plain = {
        "id": ["1", "2", "3"],
        "role": ["ai_architect", None, "a role with a name that is longer than a view"],
        "include": [["CKA", "CKS"], None, ["CKA", "a certification with a long name"]],
        "max_steps": [3, 3, 2],
    }
    table = pa.table(plain)
    expected = engine.recommend_many(table, start=START)
    names = table["include"].combine_chunks()
    for typed in (
        {"role": table["role"].cast(pa.string_view())},
        {"role": table["role"].dictionary_encode()},
        {"role": pa.DictionaryArray.from_arrays(
            pa.array([0, None, 1], pa.uint64()), pa.array([plain["role"][0], plain["role"][2]]))},
        {"role": pa.DictionaryArray.from_arrays(
            pa.array([0, 1, 2], pa.int8()), pa.array(plain["role"], pa.string_view()))},
        {"role": runs(table["role"].combine_chunks())},
        {"role": runs(table["role"].combine_chunks().dictionary_encode())},
        {"id": pa.array([1, 2, 3]).dictionary_encode()},
        {"max_steps": runs(table["max_steps"].combine_chunks())},
        {"max_steps": pa.RunEndEncodedArray.from_arrays(pa.array([2, 3], pa.int16()), [3, 2])},
        {"include": pa.array(plain["include"], pa.list_(pa.string(), 2))},
        {"include": pa.array(plain["include"], pa.list_view(pa.string()))},
        {"include": pa.array(plain["include"], pa.large_list_view(pa.string_view()))},
        {"include": pa.ListArray.from_arrays(
            pa.array([0, None, 2, 4], pa.int32()), names.values.dictionary_encode())},
    ):  # fmt: skip
        typed = pa.table(plain | typed)
        assert engine.recommend_many(typed, start=START).equals(expected), typed.schema
        # Parts of arrays begin somewhere inside.
        for begin in (1, 2):
            part = engine.recommend_many(typed.slice(begin), start=START)
            assert part.equals(expected.slice(begin)), typed.schema


@pytest.mark.parametrize("kind, values", [
    (pa.decimal128(10, 0), ["6", "12"]),
    (pa.decimal128(10, 4), ["6.0000", "12"]),
    (pa.decimal256(50, 1), ["6", "12.0"]),
    (pa.float16(), [6, 12]),
    (pa.float32(), [6, 12]),
])  # fmt: skip
def test_whole_numbers(engine, kind, values):
    expected = engine.recommend_many(pa.table({"role": ["ai_architect"] * 2,
                                               "hours_per_week": [6, 12]}), start=START)  # fmt: skip
    if pa.types.is_decimal(kind):
        values = [Decimal(value) for value in values]
    table = pa.table({"role": ["ai_architect"] * 2, "hours_per_week": pa.array(values, kind)})
    assert engine.recommend_many(table, start=START).equals(expected)


def test_decimals_of_any_scale(engine):
    """As ids, which show what was read."""

    def ids(values, kind):
        table = pa.table({"id": pa.array([Decimal(value) for value in values], kind)})
        answers = engine.recommend_many(table, start=START, defaults={"role": "ai_architect"})
        return answers["id"].to_pylist()

    most = str(2**63 - 1)
    assert ids(["0", "7", most], pa.decimal128(38, 0)) == ["0", "7", most]
    assert ids(["1200"], pa.decimal128(3, -2)) == ["1200"]
    # Its zeros are written out: a type alone must not ask for gigabytes.
    for scale in (-101, 101, -(2**31), 2**31 - 1):
        with pytest.raises(certrail.InputProblem, match=f"'d:3,{scale}'"):
            engine.recommend_many(pa.table({"id": pa.array([None], pa.decimal128(3, scale))}))
    assert ids(["5.00", "0.00"], pa.decimal256(60, 30)) == ["5", "0"]
    # No whole numbers from 0 on that can be counted: the row says so.
    assert ids(["0.05", "-0.05", "-3", "1" + "0" * 25], pa.decimal128(38, 2)) == [None] * 4


@pytest.mark.parametrize("column, bad", [
    ({"hours_per_week": pa.array([Decimal(10**25), Decimal(6)], pa.decimal128(38, 0))}, "/hours_per_week"),
    ({"hours_per_week": pa.array([2**64 - 1, 6], pa.uint64())}, "/hours_per_week"),
    ({"hours_per_week": pa.array([float("inf"), 6.0])}, "/hours_per_week"),
    ({"hours_per_week": pa.array([6.5, 6.0])}, "/hours_per_week"),
    ({"start_on": pa.array([2**31 - 1, 20_779], pa.int32()).cast(pa.date32())}, "/start_on"),
    ({"start_on": pa.array([-(2**31), 20_779], pa.int32()).cast(pa.date32())}, "/start_on"),
    ({"start_on": pa.array([2**62, 20_779 * 86_400], pa.timestamp("s"))}, "/start_on"),
    ({"finish_by": pa.array([-(2**62), 25_000 * 86_400_000]).cast(pa.date64(), safe=False)}, "/limits/finish_by"),
    ({"held": pa.array([[{"id": "CKA", "earned_on": 2**30}], []], pa.list_(pa.struct(
        [("id", pa.string()), ("earned_on", pa.int32())]))).cast(pa.list_(pa.struct(
        [("id", pa.string()), ("earned_on", pa.date32())])))}, "/held/0/earned_on"),
])  # fmt: skip
def test_a_bad_value_is_a_bad_row(engine, column, bad):
    table = pa.table({"role": ["ai_architect"] * 2, "max_steps": [1, 1]} | column)
    first, second = engine.recommend_many(table, start=START).to_pylist()
    assert first["status"] == "error"
    assert [error["pointer"] for error in first["errors"]] == [bad]
    assert second["status"] == "ranked"


def test_days(engine):
    """Of every unit, before 1970, and in the time zone that a column has."""

    def finish(start):
        table = pa.table({"role": ["ai_architect"], "max_steps": [1], "start_on": start})
        answer = engine.recommend_many(table, start=START).to_pylist()[0]
        return answer["paths"][0]["finish_on"] if answer["paths"] else answer["errors"][0]["message"]

    expected = finish(pa.array(["2027-01-04"]))
    night = datetime(2027, 1, 4, 23, 30)
    for unit in ("s", "ms", "us", "ns"):
        assert finish(pa.array([night], pa.timestamp(unit))) == expected
    assert finish(pa.array([date(2027, 1, 4)], pa.date64())) == expected
    # 23:30 in Berlin is 22:30 in Greenwich, and a quarter past midnight there the day before.
    for utc in (datetime(2027, 1, 4, 22, 30), datetime(2027, 1, 3, 23, 15)):
        assert finish(pa.array([utc], pa.timestamp("us", "UTC")).cast(
            pa.timestamp("us", "Europe/Berlin"))) == expected  # fmt: skip
    held = pa.array([[{"id": "CKA", "earned_on": datetime(1965, 5, 4, 23)}]])
    table = pa.table({"role": ["ai_architect"], "held": held})
    assert engine.recommend_many(table, start=START)["status"][0].as_py() == "ranked"
    zoned = held.cast(pa.list_(pa.struct(
        [("id", pa.string()), ("earned_on", pa.timestamp("us", "UTC"))])))  # fmt: skip
    assert engine.recommend_many(pa.table({"role": ["ai_architect"], "held": zoned}), start=START).equals(
        engine.recommend_many(table, start=START)
    )


BERLIN = "Europe/Berlin"
# The last is already the next day there, or still the day before.
TIMES = [datetime(2027, 1, 4, 12), None, datetime(2027, 3, 28, 22, 30), datetime(2027, 1, 3, 23, 15)]


def zoned(values, unit="us", zone=BERLIN):
    return pa.array(values, pa.timestamp(unit)).view(pa.timestamp(unit, zone))


def days_there(engine, column):
    """As ids, which show what was read."""
    table = pa.table({"id": column})
    answers = engine.recommend_many(table, start=START, defaults={"role": "ai_architect"}, top=1)
    return answers["id"].to_pylist()


def test_times_of_a_zone_in_every_layout(engine):
    expected = ["2027-01-04", None, "2027-03-29", "2027-01-04"]
    for unit in ("s", "ms", "us", "ns"):
        times = zoned(TIMES, unit)
        for column in (times, times.dictionary_encode(), runs(times), runs(times.dictionary_encode()),
                       pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, 3], pa.uint8()), times)):  # fmt: skip
            assert days_there(engine, column) == expected, column.type
            assert days_there(engine, column.slice(2)) == expected[2:], column.type
            assert days_there(engine, column.slice(0, 0)) == []
    assert days_there(engine, zoned(TIMES, zone="-01:30"))[:2] == ["2027-01-04", None]
    assert days_there(engine, zoned(TIMES, zone="Pacific/Kiritimati"))[3] == "2027-01-04"
    assert days_there(engine, zoned(TIMES, zone="America/Adak"))[3] == "2027-01-03"


def test_times_of_a_zone_inside_of_others(engine):
    held = [[{"id": "CKA", "earned_on": TIMES[0]}, {"id": "CKS", "earned_on": None}], None, [],
            [{"id": "CKA", "earned_on": TIMES[3]}, None]]  # fmt: skip

    def of(kind, list_of, values=held):
        return pa.array(values, list_of(pa.struct([("id", pa.string()), ("earned_on", kind)])))

    def answers(column):
        table = pa.table({"role": ["ai_architect"] * len(column), "held": column})
        return engine.recommend_many(table, start=START, fields="full", top=1)

    lists = [pa.list_, pa.large_list, pa.list_view, pa.large_list_view]
    local = [[each and each | {"earned_on": each["earned_on"] and date(2027, 1, 4)} for each in row]
             if row else row for row in held]  # fmt: skip
    expected = answers(of(pa.date32(), pa.list_, local))
    for list_of in lists:
        plain = of(pa.timestamp("us", BERLIN), list_of)
        for column in (plain, runs(plain)):
            assert answers(column).equals(expected), column.type
            assert answers(column.slice(1)).equals(expected.slice(1)), column.type
    pairs = [row for row in held if row]
    assert len({len(row) for row in pairs}) == 1
    plain = of(pa.timestamp("us", BERLIN), lambda kind: pa.list_(kind, 2), [pairs[0], None, pairs[1]])
    expected = answers(of(pa.date32(), pa.list_, [local[0], None, local[3]]))
    assert answers(plain).equals(expected)
    assert answers(plain.slice(2)).equals(expected.slice(2))
    # A structure and a map.
    for make in (lambda when: pa.array([{"finish_by": when}, None], pa.struct(
                     [("finish_by", pa.timestamp("ms", BERLIN))])),
                 lambda when: pa.array([[("finish_by", when)], None], pa.map_(
                     pa.string(), pa.timestamp("ms", BERLIN)))):  # fmt: skip
        for cut in (0, 1):
            table = pa.table({"role": ["ai_architect"] * 2, "limits": make(TIMES[3])}).slice(cut)
            found = engine.recommend_many(table, start=START)
            same = table.set_column(1, "finish_by", pa.array(["2027-01-04", None]).slice(cut))
            assert found.equals(engine.recommend_many(same, start=START))


def test_times_of_a_zone_that_no_calendar_has(engine):
    for unit, most in (("s", 2**62), ("s", 2**40), ("ms", 2**62), ("us", 2**62)):
        for value in (most, -most):
            times = pa.array([value, 0], pa.timestamp(unit)).view(pa.timestamp(unit, BERLIN))
            held = pa.array([[{"id": "CKA", "earned_on": value}], []], pa.list_(pa.struct(
                [("id", pa.string()), ("earned_on", pa.timestamp(unit, BERLIN))])))  # fmt: skip
            for column, bad in (({"finish_by": times}, "/limits/finish_by"),
                                ({"finish_by": runs(times)}, "/limits/finish_by"),
                                ({"held": held}, "/held/0/earned_on")):  # fmt: skip
                table = pa.table({"role": ["ai_architect"] * 2, "max_steps": [1, 1]} | column)
                first, second = engine.recommend_many(table, start=START).to_pylist()
                assert [error["pointer"] for error in first["errors"]] == [bad]
                assert second["status"] != "error"


def test_a_zone_that_nobody_knows(engine):
    for column in (zoned(TIMES, zone="Mars/Olympus"), runs(zoned(TIMES, zone="Mars/Olympus"))):
        table = pa.table({"role": ["ai_architect"] * 4, "start_on": column})
        for ask in (engine.recommend_many, engine.recommend_batches, engine.score_many):
            with pytest.raises(certrail.InputProblem, match="Mars/Olympus") as caught:
                ask(table)
            problem = caught.value.problems[0]
            assert (problem.code, problem.source) == ("invalid-value", "table")
            assert "column start_on" in problem.message
        # Nobody has to read what is only kept.
        kept = pa.table({"role": ["ai_architect"] * 4, "seen": column})
        assert engine.recommend_many(kept, start=START, keep="seen", top=1).num_rows == 4


@pytest.mark.parametrize("ids", [
    pa.array([["a"]]), pa.array([{"a": 1}]), pa.array([[("a", 1)]], pa.map_(pa.string(), pa.int64())),
    runs(pa.array([["a"]])),
])  # fmt: skip
def test_an_id_is_one_value(engine, ids):
    asked = []
    table = pa.table({"id": ids, "role": ["ai_architect"]})
    with pytest.raises(certrail.InputProblem, match="no text and no number"):
        engine.recommend_many(table, start=START, progress=lambda *at: asked.append(at))
    assert asked == []  # before anything was answered


def test_ids(engine, program):
    texts = [" a ", "", "\t", "b\tc", "x" * 200, "x" * 201, "7", None]
    answers = engine.recommend_many(
        pa.table({"id": texts, "role": ["ai_architect"] * len(texts)}), start=START, top=1
    )
    assert answers["id"].to_pylist() == ["a", None, None, "b\tc", "x" * 200, None, "7", None]
    assert [each == "error" for each in answers["status"].to_pylist()].index(True) == 5
    csv = "id,role\n" + "".join(f'"{text or ""}",ai_architect\n' for text in texts)
    run = program("batch", "-", "--from", "csv", "--start", START, "--quiet", stdin=csv)
    assert [part.split('"id":"')[1].split('"')[0] if '"id"' in part else None
            for part in run.stdout.splitlines()] == ["a", None, None, "b\\u0009c", "x" * 200, None,
                                                     "7", None]  # fmt: skip
    for ids, told in (([7.0, float("nan")], ["7", None]), ([True, False], [None, None]),
                      ([-1, 5], [None, "5"]), ([date(2026, 1, 2), None], ["2026-01-02", None])):  # fmt: skip
        table = pa.table({"id": ids, "role": ["ai_architect"] * 2})
        assert engine.recommend_many(table, start=START, top=1)["id"].to_pylist() == told

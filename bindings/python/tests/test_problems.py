"""What is wrong with an input is raised, with all that is known of it."""

import json
import pickle

import certrail
import numpy as np
import pytest
from certrail._problems import from_document


def test_unknown_name_with_pointer_and_suggestion(engine):
    with pytest.raises(certrail.InputProblem) as caught:
        engine.recommend(role="ai_architec")
    problem = caught.value
    assert problem.code == "unknown-id"
    assert problem.pointer == "/role"
    assert problem.suggestion == "ai_architect"
    assert "unknown role ai_architec" in problem.message
    assert "did you mean ai_architect?" in str(problem)
    assert problem.exit_status == 2
    assert isinstance(problem, certrail.Problem)


def test_everything_wrong_is_said_at_once(engine, program, tmp_path):
    profile = {
        "role": "ai_architect",
        "hours_per_week": 0,
        "skills": {"python": 101, "pyton": 3},
        "held": [{"id": "nothing"}],
    }
    file = tmp_path / "bad.json"
    file.write_text(json.dumps(profile))
    run = program("recommend", "--profile", str(file), "--format", "json")
    expected = json.loads(run.stderr)["problems"]
    with pytest.raises(certrail.InputProblem) as caught:
        engine.recommend(profile)
    found = caught.value.problems
    assert len(found) == len(expected) == 4
    for one, other in zip(found, expected, strict=True):
        assert (one.code, one.pointer) == (other["code"], other["pointer"])
        assert (one.message, one.suggestion) == (other["detail"], other["suggestion"])


@pytest.mark.parametrize(
    "words, code",
    [
        ({"market": "none"}, "no-weight"),
        ({"role": "ai_architect", "include": "cka", "exclude": "cka"}, "contradictory-wishes"),
        ({"role": "ai_architect", "objective": "time"}, "objective-needs-target"),
        ({"role": "ai_architect", "objective": "fun"}, "invalid-value"),
        ({"role": "ai_architect", "goal": "CKA or"}, "invalid-expression"),
        ({"role": "ai_architect", "finish_by": "2027-02-30"}, "invalid-date"),
        ({"role": "ai_architect", "top": 0}, "out-of-range"),
        ({"role": "ai_architect", "top": 10**12}, "out-of-range"),
        ({"role": "ai_architect", "top": "3"}, "wrong-type"),
        ({"role": "ai_architect", "sort": "horizon"}, "wrong-use"),
        ({"role": "ai_architect", "horizon": "99y"}, "out-of-range"),
        ({"role": "ai_architect", "horizon": "soon"}, "invalid-date"),
        ({"role": "ai_architect", "track": "fast"}, "unknown-id"),
        ({"role": "ai_architect", "only": "cncf"}, "invalid-value"),
        ({"role": "ai_architect", "only": "aws", "prefer": "gcp"}, "wrong-use"),
        ({"role": "ai_architect", "prefer": {"aws": 3, "AWS": 4}}, "duplicate-id"),
        ({"role": "ai_architect", "have": "SAA-C03@2030-01-01"}, "earned-in-future"),
    ],
)
def test_codes(engine, words, code):
    with pytest.raises(certrail.InputProblem) as caught:
        engine.recommend(**words, start="2026-11-22")
    assert caught.value.code == code


def test_budget(engine):
    with pytest.raises(certrail.BudgetProblem) as caught:
        engine.recommend(role="ai_architect", goal="CKS", max_steps=8, max_nodes=1, start="2026-11-22")
    assert caught.value.code == "budget-exhausted"
    assert caught.value.exit_status == 5


def test_data(tmp_path):
    with pytest.raises(certrail.DataProblem):
        certrail.load(tmp_path)
    with pytest.raises(certrail.InputProblem) as caught:
        certrail.load(overlays=[tmp_path / "none.json"])
    assert caught.value.code == "unreadable-file"
    overlay = tmp_path / "overlay.json"
    overlay.write_text('{"schema_version": 1}')
    with pytest.raises(certrail.Problem) as broken:
        certrail.load(overlays=[overlay])
    assert broken.value.problems[0].source == str(overlay)


@pytest.mark.parametrize("profile, pointer, found", [
    ({"role": object()}, "/role", "cannot hold a object"),
    ({"include": ["CKA", b"CKS"]}, "/include/1", "cannot hold a bytes"),
    ({"limits": {"budget_cents": float("inf")}}, "/limits/budget_cents", "cannot hold a float"),
    ({"skills": {"ci/cd ~": object()}}, "/skills/ci~1cd ~0", "cannot hold a object"),
    ({"skills": {5: 3}}, "/skills", "text as the name of a field, found 5"),
    ({5: 3}, "", "text as the name of a field, found 5"),
])  # fmt: skip
def test_what_no_profile_can_hold(engine, profile, pointer, found):
    with pytest.raises(certrail.InputProblem, match=found) as caught:
        engine.recommend(profile)
    assert (caught.value.code, caught.value.pointer) == ("wrong-type", pointer)


@pytest.mark.parametrize("ask", ["recommend", "gap"])
@pytest.mark.parametrize("profile, found", [
    ("ai_architect", "found 'ai_architect'; a role alone is given as role="), (5, "found 5"),
    ([1], r"found \[1\]"), ([("role", "ai_architect")], "found "), (np.array([1]), "found array"),
])  # fmt: skip
def test_what_is_no_profile(engine, ask, profile, found):
    with pytest.raises(certrail.InputProblem, match=found) as caught:
        getattr(engine, ask)(profile)
    problem = caught.value.problems[0]
    assert (problem.code, problem.source, problem.pointer) == ("wrong-type", "profile", "")


@pytest.mark.parametrize("limits", [5, [1], "3", 0, False])
@pytest.mark.parametrize("words", [{}, {"max_steps": 2}])
def test_limits_that_are_no_structure(engine, limits, words):
    with pytest.raises(certrail.InputProblem) as caught:
        engine.recommend({"role": "ai_architect", "limits": limits}, **words)
    assert (caught.value.code, caught.value.pointer) == ("wrong-type", "/limits")
    with pytest.raises(certrail.InputProblem):
        engine.gap({"role": "ai_architect", "limits": limits})


@pytest.mark.parametrize("words, source, pointer, found", [
    ({"prefer": ["aws"]}, "prefer", "/cloud_preference", "a mapping of names to marks"),
    ({"prefer": 5}, "prefer", "/cloud_preference", "found 5"),
    ({"prefer": {"aws": "x"}}, "prefer", "/cloud_preference/aws", "from 0 to 100, found 'x'"),
    ({"prefer": {"aws": "x"}, "only": "aws"}, "prefer", "/cloud_preference/aws", "found 'x'"),
    ({"prefer": {"gcp": None}, "only": "aws"}, "prefer", "/cloud_preference/gcp", "found None"),
    ({"prefer": {5: 3}}, "prefer", "/cloud_preference", "found 5"),
    ({"only": 5}, "only", "/cloud_preference", "a name or several, found 5"),
    ({"only": ["aws", 5]}, "only", "/cloud_preference/1", "a name, found 5"),
    ({"have": 5}, "have", "/held", "found 5"),
    ({"have": ["CKA", 5]}, "have", "/held/1", "found 5"),
    ({"have": {5: None}}, "have", "/held/0/id", "found 5"),
    ({"have": {"CKA": 5}}, "have", "/held/0/earned_on", "expected a day"),
    ({"include": 5}, "include", "/include", "found 5"),
    ({"exclude": ["CKA", None]}, "exclude", "/exclude/1", "found None"),
    ({"finish_by": 5}, "finish_by", "/limits/finish_by", "expected a day"),
    ({"start": 5}, "start", "/start_on", "expected a day"),
    ({"track": 5}, "track", "", "expected text, found 5"),
    ({"sort": None}, "sort", "", "expected text, found None"),
    ({"sort": None, "horizon": "3y"}, "sort", "", "expected text, found None"),
])  # fmt: skip
def test_words_of_a_wrong_type(engine, words, source, pointer, found):
    with pytest.raises(certrail.InputProblem, match=found) as caught:
        engine.recommend(**{"role": "ai_architect"} | words)
    problem = caught.value.problems[0]
    assert (problem.code, problem.source, problem.pointer) == ("wrong-type", source, pointer)


@pytest.mark.parametrize("words", [
    {"role": 5}, {"market": 5}, {"market": np.array(["none", "none"])}, {"policy": 5}, {"skills": 5},
    {"goal": 5}, {"objective": 5}, {"hours_per_week": "x"}, {"budget_cents": "x"},
])  # fmt: skip
def test_words_that_the_engine_refuses(engine, words):
    with pytest.raises(certrail.InputProblem) as caught:
        engine.recommend(**{"role": "ai_architect"} | words)
    assert caught.value.pointer != ""


def test_a_mark_out_of_range(engine):
    for words in ({}, {"only": "aws"}):
        for mark in (-1, 101):
            with pytest.raises(certrail.InputProblem) as caught:
                engine.recommend(role="ai_architect", prefer={"gcp": mark}, **words)
            assert (caught.value.code, caught.value.pointer) == (
                "out-of-range", "/cloud_preference/gcp")  # fmt: skip


def test_names_that_are_no_text(engine):
    for ask in (lambda: engine.resolve(5, "x"), lambda: engine.resolve("role", None),
                lambda: engine.goal(5), lambda: certrail.answers_schema(None)):  # fmt: skip
        with pytest.raises(certrail.InputProblem, match="expected text"):
            ask()


def test_a_status_that_nobody_foresaw():
    document = {"exit_status": 99, "problems": [{"code": "new", "title": "New", "detail": "x"}]}
    assert type(from_document(json.dumps(document))) is certrail.DefectProblem


@pytest.mark.parametrize("words", [
    {"start": 20261122}, {"finish_by": 3.5}, {"start": ["2026-11-22"]},
    {"top": 3.0}, {"top": np.float64(3)}, {"top": True}, {"horizon": 3},
])  # fmt: skip
def test_what_is_no_day_and_no_number(engine, words):
    with pytest.raises(certrail.InputProblem) as caught:
        engine.recommend(**{"role": "ai_architect"} | words)
    assert caught.value.code == "wrong-type"
    assert caught.value.problems[0].source == next(iter(words))


@pytest.mark.parametrize("kind", ["overlays", "roles", "markets", "policies"])
def test_a_file_that_is_not_utf_8(kind, tmp_path):
    file = tmp_path / "mine.json"
    file.write_bytes(b'{"schema_version": 1, "id": "mine", "name": "M\xfcller"}')
    with pytest.raises(certrail.Problem) as caught:
        certrail.load(**{kind: [file]})
    assert {problem.source for problem in caught.value.problems} == {str(file)}
    assert "UTF-8" in str(caught.value)


def test_problems_can_be_pickled(engine):
    with pytest.raises(certrail.Problem) as caught:
        engine.recommend(role="nobody")
    again = pickle.loads(pickle.dumps(caught.value))
    assert type(again) is certrail.InputProblem
    assert again.problems == caught.value.problems

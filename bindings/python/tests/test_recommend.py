"""A question has the answer that the C++ program gives."""

import json
from datetime import date
from decimal import Decimal
from random import Random

import certrail
import numpy as np
import pandas as pd
import pytest
from people import person, size


def test_random_profiles_as_the_program_answers_them(engine, program, tmp_path):
    random = Random(1)
    statuses = set()
    people = [person(engine, random) for _ in range(size("CERTRAIL_PYTHON_PROFILES", 60))]
    people.append({"role": "ai_architect", "goals": "cncf:CKS", "limits": {"budget_cents": 0}})
    for number, profile in enumerate(people):
        file = tmp_path / f"{number}.json"
        file.write_text(json.dumps(profile))
        run = program("recommend", "--profile", str(file), "--format", "json", "--top", "3")
        assert run.returncode in (0, 3), run.stderr
        answer = engine.recommend(profile, top=3)
        assert answer.to_json() == run.stdout
        assert answer.to_dict() == json.loads(run.stdout)
        statuses.add(answer.status)
    assert {"ranked", "infeasible"} <= statuses


WORDS = [
    (["--role", "ai_architect", "--prefer", "aws"], {"role": "ai_architect", "prefer": "aws"}),
    (
        ["--role", "ml_engineer=60,mlops_engineer=40", "--prefer", "aws=100,azure=30,others=5"],
        {
            "role": {"ml_engineer": 60, "mlops_engineer": 40},
            "prefer": {"aws": 100, "azure": 30, "others": 5},
        },
    ),
    (
        ["--role", "AI Architect", "--only", "azure", "--market", "none"],
        {"role": "AI Architect", "only": "azure", "market": "none"},
    ),
    (
        ["--role", "data_engineer", "--only", "aws,gcp", "--prefer", "gcp=40"],
        {"role": "data_engineer", "only": ["aws", "gcp"], "prefer": {"gcp": 40}},
    ),
    (
        ["--role", "ai_architect", "--have", "SAA-C03@2025-03-01", "--have", "cka"],
        {"role": "ai_architect", "have": ["SAA-C03@2025-03-01", "cka"]},
    ),
    (
        ["--role", "ai_architect", "--have", "SAA-C03@2025-03-01", "--have", "cka"],
        {"role": "ai_architect", "have": {"SAA-C03": date(2025, 3, 1), "cka": None}},
    ),
    (
        ["--role", "cloud_architect", "--skill", "python=70", "--hours-per-week", "12"],
        {"role": "cloud_architect", "skills": {"python": 70}, "hours_per_week": 12},
    ),
    (
        ["--goal", "CKS and any 1 of (CKA, CKAD)", "--objective", "time", "--role", "ai_architect"],
        {
            "goal": "CKS and any 1 of (CKA, CKAD)",
            "objective": "time",
            "role": "ai_architect",
        },
    ),
    (
        ["--role", "ai_architect", "--include", "cka", "--exclude", "SAA-C03", "--budget", "900"],
        {"role": "ai_architect", "include": "cka", "exclude": ["SAA-C03"], "budget_cents": 90_000},
    ),
    (
        ["--role", "ai_architect", "--finish-by", "2027-06-30", "--min-readiness", "20"],
        {
            "role": "ai_architect",
            "finish_by": date(2027, 6, 30),
            "min_readiness_ppm": 200_000,
        },
    ),
    (
        ["--role", "ai_architect", "--track", "combined", "--only", "aws"],
        {"role": "ai_architect", "track": "combined", "only": "aws"},
    ),
    (
        ["--role", "ai_architect", "--horizon", "3y", "--sort", "horizon"],
        {"role": "ai_architect", "horizon": "3y", "sort": "horizon"},
    ),
    (
        ["--role", "ai_architect", "--horizon", "2028-01-31", "--policy", "default"],
        {"role": "ai_architect", "horizon": date(2028, 1, 31), "policy": "default"},
    ),
    (
        ["--role", "ai_architect", "--max-steps", "6", "--max-nodes", "50", "--experience", "2"],
        {"role": "ai_architect", "max_steps": 6, "max_nodes": 50, "experience_months": 24},
    ),
]


@pytest.mark.parametrize("flags, words", WORDS)
def test_words_are_those_of_the_command_line(engine, program, flags, words):
    run = program("recommend", "--start", "2026-11-22", "--format", "json", *flags)
    assert engine.recommend(**words, start="2026-11-22").to_json() == run.stdout, run.stderr


def test_the_start_is_today_and_said_to_be(engine, program):
    run = program("recommend", "--role", "ai_architect", "--format", "json")
    assert engine.recommend(role="ai_architect").to_json() == run.stdout


def test_numbers_and_days_of_numpy(engine):
    plain = {
        "role": "ai_architect", "skills": {"python": 70}, "hours_per_week": 7, "top": 2,
        "budget_cents": 90_000, "max_steps": 3, "start": "2026-11-22", "finish_by": "2028-01-31",
    }  # fmt: skip
    same = {
        "role": np.str_("ai_architect"), "skills": {"python": np.int8(70), "iam": np.nan},
        "hours_per_week": np.int64(7), "top": np.uint8(2), "budget_cents": np.float64(90_000),
        "max_steps": Decimal(3), "start": np.datetime64("2026-11-22T10:30:00.123456789"),
        "finish_by": pd.Timestamp("2028-01-31 09:00"), "experience_months": np.float32("nan"),
    }  # fmt: skip
    assert engine.recommend(**same).to_json() == engine.recommend(**plain).to_json()


def test_a_row_of_pandas_is_a_profile(engine):
    frame = pd.DataFrame(
        {
            "role": ["ai_architect"],
            "hours_per_week": [7],
            "experience_months": [np.nan],
            "start_on": [pd.Timestamp("2026-11-22")],
            "include": [np.array(["CKA"])],
            "policy": [pd.NA],
            "limits": [{"max_steps": np.int64(3), "finish_by": pd.NaT}],
        }
    )
    profile = {"role": "ai_architect", "hours_per_week": 7, "start_on": "2026-11-22",
               "include": ["CKA"], "limits": {"max_steps": 3}}  # fmt: skip
    expected = engine.recommend(profile)
    assert engine.recommend(frame.iloc[0]).to_json() == expected.to_json()


def test_gap(engine, program):
    run = program("gap", "--role", "ml_engineer", "--skill", "python=80", "--format", "json")
    gap = engine.gap(role="ml_engineer", skills={"python": 80})
    assert gap.to_json() == run.stdout
    assert gap.skills[0].missing_ppm >= gap.skills[1].missing_ppm
    assert sum(skill.credit_ppm for skill in gap.skills) == gap.readiness_ppm


def test_attributes_are_those_of_the_document(engine):
    answer = engine.recommend(
        role="ai_architect",
        have={"SAA-C03": "2025-03-01"},
        start=date(2026, 11, 22),
        horizon="5y",
        max_steps=5,
    )
    document = answer.to_dict()
    assert answer.as_of.isoformat() == document["catalogue"]["as_of"]
    assert len(answer.paths) == len(document["paths"]) == 5
    for path, expected in zip(answer.paths, document["paths"], strict=True):
        assert path.terms.total_ppm == path.score_ppm == expected["score_ppm"]
        assert path.finish_on.isoformat() == expected["finish_on"]
        assert path.exams == tuple(step["certification"] for step in expected["steps"])
        assert sum(step.marginal.total_ppm for step in path.steps) == path.score_ppm
        assert path.finish_on == path.steps[-1].exam_on
        assert path.horizon is not None
        assert path.horizon.total_cents == expected["horizon"]["total_cents"]
        for kept, said in zip(
            path.horizon.certifications, expected["horizon"]["certifications"], strict=True
        ):
            assert [each.on.isoformat() for each in kept.upkeep] == [
                each["on"] for each in said["upkeep"]
            ]
    # What is changed in the document changes nothing here.
    document["paths"].clear()
    assert answer.to_dict() != document


def test_an_answer_can_be_asked_again(engine):
    answer = engine.recommend(role="ai_architect", prefer="gcp", start="2026-11-22")
    again = engine.recommend(answer.request)
    assert again.paths == answer.paths


def test_infeasible_says_what_would_have_to_give(engine):
    answer = engine.recommend(role="ai_architect", goal="CKS", budget_cents=100, start="2026-11-22")
    assert answer.status == "infeasible"
    assert answer.paths == ()
    assert answer.relaxation is not None
    assert answer.relaxation.removed == (certrail.Wish("budget_cents"),)
    assert "budget_cents" in answer._repr_html_()
    assert "CKS" in answer._repr_html_()


def test_tables_for_notebooks(engine):
    answer = engine.recommend(role="ai_architect", start="2026-11-22")
    page = answer._repr_html_()
    assert page.startswith("<table>") and page.count("<tr>") == 1 + len(answer.paths)
    path = answer.paths[0]
    assert path._repr_html_().count("<tr>") == 1 + len(path.steps)
    gap = engine.gap(role="ai_architect", start="2026-11-22")
    assert gap._repr_html_().count("<tr>") == 1 + len(gap.skills)


def test_the_catalogue_is_that_of_the_program(engine, program):
    listed = json.loads(program("catalog", "export", "--format", "json").stdout)
    assert [each.id for each in engine.certifications] == [
        each["id"] for each in listed["certifications"]
    ]
    assert [each.id for each in engine.skills] == [each["id"] for each in listed["skills"]]
    certification = next(each for each in engine.certifications if each.id == "cncf:CKS")
    assert certification.requires == "cncf:CKA"
    assert certrail.PrerequisiteEdge("cncf:CKA", "cncf:CKS", False) in engine.prerequisites
    roles = json.loads(program("roles", "--format", "json").stdout)["roles"]
    assert [each.id for each in engine.roles] == [each["id"] for each in roles]


def test_own_roles_and_overlays(program, tmp_path):
    role = json.loads(program("roles", "ai_architect", "--format", "json").stdout)
    own = tmp_path / "mine.json"
    own.write_text(
        json.dumps(
            {
                "schema_version": 1,
                "id": "mine",
                "name": "My role",
                "skills": {
                    skill: {"importance": each["importance"], "need": each["need"]}
                    for skill, each in role["skills"].items()
                },
            }
        )
    )
    run = program("recommend", "--role", str(own), "--start", "2026-11-22", "--format", "json")
    assert run.returncode == 0, run.stderr
    engine = certrail.load(roles=[own])
    assert engine.recommend(role=str(own), start="2026-11-22").to_json() == run.stdout
    assert engine.recommend(role="mine", start="2026-11-22").to_json() == run.stdout


def test_names_are_resolved(engine):
    assert engine.resolve("certification", "saa-c03") == "aws:SAA-C03"
    assert engine.resolve("role", "AI Architect") == "ai_architect"
    assert engine.goal("CKA or CKS") == {"any_of": ["cncf:CKA", "cncf:CKS"]}

"""The first stage with numpy and faiss: the ten best certifications of many people.

    python first_stage_peers.py FOLDER [--profiles N] [--runs N]

FOLDER holds what certrail_first_stage wrote. Two tasks: the plain product (weights still lacking
times attested levels, keep ten), and the grade by the model, which no product can say because what
is known counts once. Writes times and the lists of ten to FOLDER/peers.json. One thread; processor
time, as the engine's program takes.
"""
import argparse
import json
import os
import sys
import time
from pathlib import Path

for library in ("OPENBLAS", "OMP", "MKL"):  # before numpy is loaded
    os.environ[f"{library}_NUM_THREADS"] = "1"

import faiss  # noqa: E402
import numpy as np  # noqa: E402

TOP = 10
PPM = 1_000_000
CHUNK = 2000  # people at a time, so that what is being worked on stays in the caches


def timed(work, people, runs):
    """(result, first time, later times) in microseconds a person."""
    times = []
    for _ in range(runs + 1):
        start = time.process_time()
        result = work()
        times.append((time.process_time() - start) * 1e6 / people)
    return result, times[0], times[1:]


def best_of(scores):
    """Ids and scores of the ten best of each row, best first, of equals the first."""
    part = np.argpartition(-scores, TOP, axis=1)[:, :TOP]
    part.sort(axis=1)
    values = np.take_along_axis(scores, part, axis=1)
    order = np.argsort(-values, axis=1, kind="stable")
    return np.take_along_axis(part, order, axis=1), np.take_along_axis(values, order, axis=1)


def in_chunks(people, work):
    parts = [work(slice(i, i + CHUNK)) for i in range(0, people, CHUNK)]
    return tuple(np.concatenate(p) for p in zip(*parts))


def product_numpy(lacking, levels):
    exams = np.ascontiguousarray(levels.T)
    return in_chunks(len(lacking), lambda rows: best_of(lacking[rows] @ exams))


class Grade:
    """The model's score of every certification as the only exam, in whole numbers."""

    def __init__(self, folder, people):
        for name in ("attests", "exam_share", "study_minutes", "fee_cents", "ease", "worth",
                     "prices", "weight", "need", "credential", "other_cloud"):
            setattr(self, name, np.load(folder / f"{name}.npy").astype(np.int64))
        self.ask = np.load(folder / "ask.npy").ravel()[:people]
        self.level = np.load(folder / "level.npy")[:people].astype(np.int64)

    def scores(self, rows):
        ask, level = self.ask[rows], self.level[rows]
        weight, need = self.weight[ask], self.need[ask]
        hour, dollar, transfer = self.prices
        credit_now = weight * self.worth[np.minimum(level, need) * 100 // need] // PPM
        scores = np.empty((len(ask), len(self.attests)), dtype=np.int64)
        for c, attests in enumerate(self.attests):
            skills = np.flatnonzero(attests)
            asked, own = attests[skills], level[:, skills]
            wanted = need[:, skills]
            after = np.minimum(np.maximum(own, asked), wanted) * 100 // wanted
            lift = (weight[:, skills] * self.worth[after] // PPM - credit_now[:, skills]).sum(1)
            share = self.exam_share[c, skills]
            known = (share * self.ease[np.minimum(own, asked) * 100 // asked] // PPM).sum(1)
            # study * (10^12 - transfer * known) stays below 2^63 for studies under 150,000 hours
            minutes = -(-self.study_minutes[c] * (10**12 - transfer * known) // 10**12)
            cost = -(-hour * minutes // 60) - (-dollar * self.fee_cents[c] // 100)
            scores[:, c] = lift + self.credential[ask, c] - cost - self.other_cloud[ask, c]
        return scores

    def best(self):
        return in_chunks(len(self.ask), lambda rows: best_of(self.scores(rows)))


def products_of(ids, lacking, levels):
    """Exact products of the exams in a list of ids."""
    whole = lacking.astype(np.int64)
    return np.stack([(whole * levels.astype(np.int64)[ids[:, k]]).sum(1)
                     for k in range(ids.shape[1])], axis=1)


def agreement(ids, exact, expected_ids, expected_scores):
    """Shares of equal lists and of lists with equal scores; single-precision products round, so
    near ties may swap."""
    return {"same_lists": float((ids == expected_ids).all(1).mean()),
            "same_scores": float((exact == expected_scores).all(1).mean()),
            "worst_relative_score": float(
                (np.abs(exact - expected_scores) / np.maximum(np.abs(expected_scores), 1)).max())}


def main():
    parser = argparse.ArgumentParser(description="first stage with numpy and faiss")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--profiles", type=int, help="only so many people")
    parser.add_argument("--runs", type=int, default=5)
    chosen = parser.parse_args()
    folder = chosen.folder
    faiss.omp_set_num_threads(1)

    lacking = np.ascontiguousarray(np.load(folder / "lacking.npy")[:chosen.profiles])
    levels = np.load(folder / "attests.npy").astype(np.float32)
    people = len(lacking)
    index = faiss.IndexFlatIP(levels.shape[1])
    index.add(levels)
    grade = Grade(folder, people)

    def searched():
        scores, ids = index.search(lacking, TOP)
        return ids, scores

    product = (np.load(folder / "product_ids.npy")[:people],
               np.load(folder / "product_scores.npy")[:people])
    graded = (np.load(folder / "graded_ids.npy")[:people],
              np.load(folder / "graded_scores.npy")[:people])
    report = {"people": people, "certifications": len(levels), "skills": levels.shape[1],
              "threads": 1, "unit": "us/person", "peers": []}
    for task, peer, work, runs in (
            ("product", "numpy", lambda: product_numpy(lacking, levels), chosen.runs),
            ("product", "faiss", searched, chosen.runs),
            ("graded", "numpy", grade.best, 1)):
        (ids, scores), first, again = timed(work, people, runs)
        exact = products_of(ids, lacking, levels) if task == "product" else scores
        report["peers"].append({
            "task": task, "peer": peer, "first": first, "repeat": again,
            **agreement(ids, exact, *(product if task == "product" else graded)),
            "ids": ids.tolist()})
        shown = {k: v for k, v in report["peers"][-1].items() if k != "ids"}
        print(json.dumps(shown), file=sys.stderr, flush=True)
    (folder / "peers.json").write_text(json.dumps(report), encoding="utf-8")


if __name__ == "__main__":
    main()

"""One engine is shared by threads, and none of them holds Python's lock while it works."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from random import Random

import certrail
import pyarrow as pa
from people import crowd, person


def test_many_threads_ask_one_engine(engine):
    random = Random(7)
    people = [person(engine, random) for _ in range(100)]
    alone = [engine.recommend(each, top=2) for each in people]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda each: engine.recommend(each, top=2), people * 2))
    assert together == alone * 2


def ticks_while(work):
    """How often this thread gets to run, at 1 ms, while another one works."""
    thread = threading.Thread(target=work)
    ticks = 0
    began = time.monotonic()
    thread.start()
    while thread.is_alive():
        time.sleep(0.001)
        ticks += 1
    thread.join()
    return ticks, time.monotonic() - began


def test_a_search_leaves_the_lock(engine):
    def search():
        # Half a second may be too short for any answer.
        with suppress(certrail.BudgetProblem):
            engine.recommend(
                role="ai_architect",
                max_steps=8,
                objective="time",
                min_readiness_ppm=700_000,
                start="2026-11-22",
                time_limit_ms=500,
            )

    ticks, seconds = ticks_while(search)
    assert seconds > 0.3
    assert ticks > 5  # it would be one where the lock is held all the time


def test_tables_in_several_threads(engine):
    people = pa.Table.from_pylist(
        [{"id": each["id"], "role": each["role"]} for each in crowd(engine, 200, 3)]
    )
    alone = engine.recommend_many(people, start="2026-11-22")
    with ThreadPoolExecutor(4) as pool:
        together = pool.map(
            lambda _: engine.recommend_many(people, start="2026-11-22"), range(8)
        )
        assert all(each.equals(alone) for each in together)

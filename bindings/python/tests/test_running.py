"""Progress, ends before the end, and memory that does not grow."""

import ctypes
import gc
import os
import signal
import sys
import threading
import time

import certrail
import numpy as np
import pyarrow as pa
import pytest
from certrail import _native
from people import size

# Its search takes minutes.
LONG = {
    "role": "ai_architect",
    "max_steps": 8,
    "objective": "time",
    "min_readiness_ppm": 700_000,
}
SLOW = pa.table({"role": ["ai_architect"] * 20_000, "max_steps": [6] * 20_000})


def slow(engine, **options):
    return engine.recommend_many(SLOW, start="2026-11-22", cache_bytes=0, **options)


def test_progress(engine):
    few = SLOW.slice(0, 600)
    seen = []
    answers = engine.recommend_many(
        few, start="2026-11-22", cache_bytes=0, progress=lambda *at: seen.append(at)
    )
    assert answers.num_rows == 600
    assert seen[-1] == (600, 600)
    assert seen == sorted(seen)


@pytest.mark.parametrize("kind", [bool, np.bool_])
def test_progress_says_no(engine, kind):
    began = time.monotonic()
    with pytest.raises(certrail.Cancelled):
        slow(engine, progress=lambda done, total: kind(done < 1))
    assert time.monotonic() - began < 10


@pytest.mark.parametrize("said", [None, 0, "", True, np.True_, np.int64(0)])
def test_what_does_not_say_no(engine, said):
    answers = engine.recommend_many(
        SLOW.slice(0, 3), start="2026-11-22", progress=lambda done, total: said
    )
    assert answers.num_rows == 3


@pytest.mark.parametrize("fields", ["paths", "full"])
def test_progress_says_no_in_the_midst_of_a_row(engine, fields):
    table = pa.table({name: [value] for name, value in LONG.items()})
    began = time.monotonic()
    with pytest.raises(certrail.Cancelled):
        engine.recommend_many(
            table,
            start="2026-11-22",
            fields=fields,
            progress=lambda done, total: time.monotonic() - began < 0.3,
        )
    assert time.monotonic() - began < 3


def test_progress_raises(engine):
    def full(done, total):
        raise OverflowError(f"{done} of {total}")

    with pytest.raises(OverflowError, match="of 20000"):
        slow(engine, progress=full)


@pytest.fixture
def hears_interrupts():
    """What runs in the background of a shell starts deaf to them."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before or signal.SIG_DFL)


@pytest.mark.usefixtures("hears_interrupts")
def test_interrupt_of_one_question(engine):
    sent = []

    def interrupt():
        sent.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    for _ in range(2):  # and the next question is not hurt by it
        threading.Timer(0.3, interrupt).start()
        with pytest.raises(KeyboardInterrupt):
            engine.recommend(**LONG, start="2026-11-22")
        assert time.monotonic() - sent[-1] < 1  # about 50 ms where nothing else runs
    assert engine.recommend(role="ai_architect", start="2026-11-22").proven


@pytest.mark.usefixtures("hears_interrupts")
def test_interrupt(engine):
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        slow(engine)
    assert time.monotonic() - began < 10


def test_progress_of_batches(engine):
    seen = []
    reader = engine.recommend_batches(
        SLOW.slice(0, 30).to_reader(max_chunksize=10),
        start="2026-11-22",
        progress=lambda done, total: seen.append((done, total)),
    )
    assert sum(batch.num_rows for batch in reader) == 30
    assert seen[-1] == (30, None)


@pytest.mark.parametrize("made", [list, tuple])
def test_how_many_rows_a_list_of_batches_has(engine, made):
    seen = []
    batches = made(SLOW.slice(0, 30).to_batches(max_chunksize=10))
    reader = engine.recommend_batches(
        batches, start="2026-11-22", progress=lambda done, total: seen.append((done, total))
    )
    assert sum(batch.num_rows for batch in reader) == 30
    assert seen[-1] == (30, 30)


def test_a_batch_that_cannot_be_read_ends_the_stream(engine):
    def batches():
        yield pa.record_batch({"role": ["ai_architect"]})
        raise OSError("the disk is gone")

    reader = engine.recommend_batches(batches(), start="2026-11-22")
    assert reader.read_next_batch().num_rows == 1
    with pytest.raises(OSError, match="the disk is gone"):
        reader.read_next_batch()


def test_answers_outlive_the_engine():
    few = SLOW.slice(0, 20)
    engine = certrail.load()
    answers = engine.recommend_many(few, start="2026-11-22")
    reader = engine.recommend_batches(few, start="2026-11-22")
    del engine
    gc.collect()
    assert reader.read_all().equals(answers)
    paths = answers["paths"].to_pylist()
    del answers, reader
    gc.collect()
    assert [len(each[0]["exams"]) for each in paths] == [6] * 20


class Mallinfo(ctypes.Structure):
    _fields_ = [
        (name, ctypes.c_size_t)
        for name in "arena ordblks smblks hblks hblkhd usmblks fsmblks uordblks fordblks keepcost".split()
    ]


def bytes_in_use():
    """What the C heap has given out. The pages that the process holds say less: those of threads
    that are gone are kept."""
    process = ctypes.CDLL(None)
    # Sanitizers have a heap of their own, of which the C library knows nothing.
    sanitized = getattr(process, "__sanitizer_get_current_allocated_bytes", None)
    if sanitized is not None:
        sanitized.restype = ctypes.c_size_t
        return sanitized()
    mallinfo2 = process.mallinfo2
    mallinfo2.restype = Mallinfo
    now = mallinfo2()
    return now.uordblks + now.hblkhd


@pytest.mark.parametrize("bytes_", [10_000, 10_000_000])
def test_memory_that_is_held_is_told(bytes_):
    """Or what follows would hold of any leak."""
    before = bytes_in_use()
    held = ctypes.create_string_buffer(bytes_)
    assert bytes_ <= bytes_in_use() - before < bytes_ + 10_000
    del held
    assert bytes_in_use() - before < 10_000


def test_memory_is_flat(engine):
    """Thousands of small tables, answered or not, leave nothing behind."""
    table = pa.table(
        {
            "id": ["a", "b", "c"],
            "role": ["ai_architect", "nobody", "ml_engineer"],
            "held": [["CKA"], ["nothing"], None],
            "max_steps": [1, 1, 1],
        }
    )
    wrong = pa.table({"rolle": ["ai_architect"]})
    rounds = size("CERTRAIL_PYTHON_BATCHES", 10_000)

    def some(count):
        for number in range(count):
            answers = engine.recommend_many(table, start="2026-11-22", threads=2)
            assert answers.num_rows == 3
            # Parts outlive the whole, and are read after it is gone.
            part = answers["paths"]
            del answers
            assert len(part[0]) > 0
            _native.answers_schema("paths", False)  # nobody takes it out of its capsule
            del part
            if number % 10 == 0:
                with pytest.raises(certrail.InputProblem):
                    engine.recommend_many(wrong)
        gc.collect()
        pa.default_memory_pool().release_unused()

    some(200)
    before = bytes_in_use(), sys.getallocatedblocks(), pa.total_allocated_bytes()
    some(rounds)
    after = bytes_in_use(), sys.getallocatedblocks(), pa.total_allocated_bytes()
    heap, objects, arrow = (now - then for now, then in zip(after, before, strict=True))
    # Ten bytes a table would be more, and an object for each that is refused.
    assert arrow == 0
    assert heap < 50_000
    assert objects < 100

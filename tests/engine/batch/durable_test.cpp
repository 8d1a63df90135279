// Nothing is lost: every call to the disk fails once, at every moment, and the run goes on.
#include <fcntl.h>

#include <cerrno>
#include <csignal>
#include <functional>

#include "batch/durable_file.hpp"
#include "batch/run_batch.hpp"
#include "certrail/json.hpp"
#include "engine/batch/batch_files.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

enum class Call { open, write, truncate, sync, sync_directory, rename, remove };

/// Lets the k-th call of a kind fail, once or from then on; a write that fails first writes a part,
/// as a full disk does.
class FailingOperations final : public FileOperations {
 public:
  FailingOperations(Call call, int at, bool for_good) : call_(call), at_(at), for_good_(for_good) {}

  bool has_failed() const { return failed_; }

  int open_for_writing(const std::string& path) override {
    return fails(Call::open) ? -1 : FileOperations::open_for_writing(path);
  }
  ssize_t write(int file, const char* bytes, std::size_t count) override {
    if (broken_off_) return fails(Call::write), errno = ENOSPC, -1;
    if (!fails(Call::write)) return FileOperations::write(file, bytes, count);
    if (count < 2) return -1;
    broken_off_ = true;
    return FileOperations::write(file, bytes, count / 2);
  }
  int truncate(int file, off_t size) override {
    return fails(Call::truncate) ? -1 : FileOperations::truncate(file, size);
  }
  int sync(int file) override { return fails(Call::sync) ? -1 : FileOperations::sync(file); }
  int sync_directory_of(const std::string& path) override {
    return fails(Call::sync_directory) ? -1 : FileOperations::sync_directory_of(path);
  }
  int rename(const std::string& from, const std::string& to) override {
    return fails(Call::rename) ? -1 : FileOperations::rename(from, to);
  }
  int remove(const std::string& path) override {
    return fails(Call::remove) ? -1 : FileOperations::remove(path);
  }

 private:
  bool fails(Call call) {
    if (call != call_) return false;
    const int number = calls_++;
    if (number != at_ && !(for_good_ && number > at_)) return false;
    failed_ = true;
    errno = ENOSPC;
    return true;
  }

  Call call_;
  int at_;
  bool for_good_;
  int calls_ = 0;
  bool failed_ = false;
  bool broken_off_ = false;
};

BatchRun often(bool resume) {
  BatchRun run;
  run.resume = resume;
  run.threads = 1;
  run.checkpoint_lines = 200;
  run.cache_bytes = std::size_t{1} << 20U;
  return run;
}

}  // namespace

TEST_CASE("whichever call fails, the old file stays, and the next run ends with the same bytes") {
  const Engine engine = shipped_engine();
  BatchOptions options;
  options.defaults.limits.max_steps = 1;
  std::string lines;
  for (int i = 0; i < 20; ++i) lines += random_lines(engine.catalog(), 30, 1);
  for (const char* name : {"out.ndjson", "out.ndjson.gz"}) {
    const TemporaryFolder whole;
    put(whole / "in", lines);
    REQUIRE(run_batch(engine, {whole / "in", whole / name}, options, often(false)));
    const std::string expected = content(whole / name);
    for (const Call call : {Call::open, Call::write, Call::truncate, Call::sync,
                            Call::sync_directory, Call::rename, Call::remove}) {
      for (const bool for_good : {false, true}) {
        int failures = 0;
        for (int at = 0;; ++at) {
          CAPTURE(name, static_cast<int>(call), for_good, at);
          const TemporaryFolder folder;
          const BatchFiles files{folder / "in", folder / name};
          put(files.input, lines);
          put(files.output, "old");
          FailingOperations failing(call, at, for_good);
          const auto done = run_batch(engine, files, options, often(false), failing);
          if (!failing.has_failed()) {
            REQUIRE(done);
            break;
          }
          ++failures;
          REQUIRE_FALSE(done);
          CHECK(done.error().front().code == ProblemCode::unwritable_file);
          CHECK(exit_status(done.error().front()) == 74);
          // The name is given by the last rename; what fails after that loses nothing.
          const std::string left = content(files.output);
          CHECK((left == "old" || left == expected));
          const auto resumed = run_batch(engine, files, options, often(true));
          if (!resumed) FAIL(to_string(resumed.error().front()));
          REQUIRE(content(files.output) == expected);
          CHECK_FALSE(exists(files.output + ".part"));
          CHECK_FALSE(exists(files.output + ".checkpoint"));
          CHECK_FALSE(exists(files.output + ".checkpoint.part"));
        }
        CHECK(failures > 0);
      }
    }
  }
}

TEST_CASE("a run goes on only with what it began with") {
  const Engine engine = shipped_engine();
  const TemporaryFolder folder;
  const BatchFiles files{folder / "in", folder / "out"};
  const std::string lines = random_lines(engine.catalog(), 600, 9);
  put(files.input, lines);
  BatchOptions options;
  options.defaults.limits.max_steps = 1;
  options.defaults.start_on = parse_date("2026-11-22");
  const auto break_off = [&] {
    FailingOperations failing(Call::write, 3, false);  // of the second chunk
    REQUIRE_FALSE(run_batch(engine, files, options, often(false), failing));
    REQUIRE(exists(files.output + ".checkpoint"));
  };
  const auto refused = [&](const BatchOptions& other, const std::string& word) {
    const auto done = run_batch(engine, files, other, often(true));
    REQUIRE_FALSE(done);
    CHECK(done.error().front().code == ProblemCode::wrong_use);
    INFO(done.error().front().detail);
    CHECK(done.error().front().detail.find(word) != std::string::npos);
  };
  break_off();
  BatchOptions other = options;
  other.top = 2;
  refused(other, "the flags");
  other = options;
  other.defaults.role.parts = {{"ai_architect", 1}};
  refused(other, "the flags");
  other = options;
  other.defaults.start_on = parse_date("2026-11-23");
  refused(other, "the start day");
  BatchRun by_default = often(true);
  put(files.input, lines + "{}\n");
  refused(options, "the input");
  put(files.input, lines);
  const std::string part = content(files.output + ".part");
  put(files.output + ".part", part.substr(0, 10));
  refused(options, "bytes");
  put(files.output + ".part", part + "what came after the checkpoint");
  put(files.output + ".checkpoint", "{}");
  refused(options, "no checkpoint");
  break_off();
  // Nobody named a start day: it stays that of the first run.
  by_default.start_by_default = true;
  const auto done = run_batch(engine, files, other, by_default);
  REQUIRE(done);
  CHECK(done->start_on == parse_date("2026-11-22"));
  CHECK(done->lines == 600);
  CHECK(done->resumed_at > 0);
  CHECK(content(files.output) == batch_of(engine, lines, options));
}

TEST_CASE("a batch that is told to stop keeps what it has, and goes on") {
  const Engine engine = shipped_engine();
  const TemporaryFolder folder;
  const BatchFiles files{folder / "in", folder / "out"};
  const std::string lines = random_lines(engine.catalog(), 2'000, 5);
  put(files.input, lines);
  BatchOptions options;
  options.defaults.limits.max_steps = 1;
  std::uint64_t most = 0;
  for (int runs = 0; runs < 100; ++runs) {
    std::atomic<bool> stop{false};
    BatchRun run = often(runs > 0);
    run.stop = &stop;
    // A clock that soon says stop.
    std::int64_t ticks = 0;
    run.clock_ns = [&] {
      stop = ++ticks > 2'000;
      return ticks;
    };
    const auto done = run_batch(engine, files, options, run);
    REQUIRE(done);
    CHECK(done->lines >= most);
    most = done->lines;
    if (done->complete) break;
    CHECK_FALSE(exists(files.output));
  }
  CHECK(most == 2'000);
  CHECK(content(files.output) == batch_of(engine, lines, options));
}

TEST_CASE("one file is written by one run at a time") {
  const TemporaryFolder folder;
  FileOperations operations;
  DurableFile first(operations), second(operations);
  REQUIRE_FALSE(first.open(folder / "out"));
  const auto problem = second.open(folder / "out");
  REQUIRE(problem);
  CHECK(problem->detail == "another run is writing this file");
}

TEST_CASE("a link is followed, and what is no file is written to as it is") {
  const Engine engine = shipped_engine();
  const TemporaryFolder folder;
  put(folder / "in", random_lines(engine.catalog(), 3, 1));
  put(folder / "real", "old");
  std::filesystem::create_symlink(folder / "real", folder / "link");
  REQUIRE(run_batch(engine, {folder / "in", folder / "link"}, {}, often(false)));
  CHECK(std::filesystem::is_symlink(folder / "link"));
  CHECK(content(folder / "real") != "old");
  REQUIRE(run_batch(engine, {folder / "in", "/dev/null"}, {}, often(false)));
  CHECK(std::filesystem::is_character_file("/dev/null"));
  const auto refused = run_batch(engine, {folder / "in", "/dev/null"}, {}, often(true));
  REQUIRE_FALSE(refused);
  CHECK(refused.error().front().code == ProblemCode::wrong_use);
}

TEST_CASE("a full disk is told as that") {
  if (!exists("/dev/full")) return;
  const Engine engine = shipped_engine();
  const TemporaryFolder folder;
  put(folder / "in", random_lines(engine.catalog(), 3, 1));
  const auto done = run_batch(engine, {folder / "in", "/dev/full"}, {}, often(false));
  REQUIRE_FALSE(done);
  CHECK(done.error().front().code == ProblemCode::unwritable_file);
}

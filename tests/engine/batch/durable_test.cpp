// Nothing is lost: every call to the disk fails once, at every moment, and the run goes on.
#include <fcntl.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <functional>
#include <nlohmann/json.hpp>
#include <thread>

#include "batch/gzip_member.hpp"
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
  refused(other, "the flags differ: /top was 3, now it is 2;");
  other = options;
  other.defaults.role.parts = {{"ai_architect", 1}};
  refused(other, "/defaults/role was not given, now it is \"ai_architect\"");
  for (const auto& change : std::vector<std::function<void(BatchOptions&)>>{
           [](BatchOptions& o) { o.distinct = 50; }, [](BatchOptions& o) { o.max_nodes = 9; },
           [](BatchOptions& o) { o.fields = BatchFields::best; },
           [](BatchOptions& o) { o.matrix = true; },
           [](BatchOptions& o) { o.to = BatchFormat::csv; },
           [](BatchOptions& o) { o.strict = true; },
           [&](BatchOptions& o) { o.track = engine.catalog().tracks.front().id; }}) {
    other = options;
    change(other);
    refused(other, "the flags differ: /");
  }
  other = options;
  other.defaults.start_on = parse_date("2026-11-23");
  refused(other, "the start day");
  BatchRun by_default = often(true);
  put(files.input, lines + "{}\n");
  refused(options, "the input");
  put(files.input, lines);
  // Another program, catalogue or library, as a checkpoint of theirs would say.
  const std::string checkpoint = content(files.output + ".checkpoint");
  const auto refused_with = [&](const std::string& field, const std::string& word) {
    auto document = nlohmann::ordered_json::parse(checkpoint);
    document.at(field) = "another";
    put(files.output + ".checkpoint", document.dump());
    refused(options, word);
  };
  refused_with("version", "the program's version was another");
  refused_with("catalogue", "the catalogue was another");
  refused_with("library", "the library zlib was another");
  refused_with("input", "the input was another");
  refused_with("read_fingerprint", "the input is another one");
  put(files.output + ".checkpoint", checkpoint);
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

TEST_CASE("a batch that is told to stop does not wait for a long line") {
  const Engine engine = shipped_engine();
  for (const BatchFields fields : {BatchFields::paths, BatchFields::full}) {
    const TemporaryFolder folder;
    const BatchFiles files{folder / "in", folder / "out"};
    // Its search takes minutes.
    put(files.input,
        random_lines(engine.catalog(), 300, 5) +
            "{\"role\":\"ai_architect\",\"objective\":\"time\",\"limits\":{\"max_steps\":8,"
            "\"min_readiness_ppm\":700000}}\n");
    BatchOptions options;
    options.defaults.start_on = parse_date("2026-11-22");
    options.defaults.limits.max_steps = 1;
    options.fields = fields;
    std::atomic<bool> stop{false};
    BatchProgress progress;
    BatchRun run;
    run.stop = &stop;
    run.progress = &progress;
    run.threads = 1;
    run.checkpoint_lines = 1;
    std::thread other([&] {
      while (progress.lines < 256) std::this_thread::sleep_for(std::chrono::milliseconds(1));
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      stop = true;
    });
    const auto done = run_batch(engine, files, options, run);
    other.join();
    REQUIRE(done);
    CHECK(done->can_resume);
    // The chunk with the line is not there, nor is any answer that was cut short.
    CHECK(done->lines == 256);
    CHECK(done->failed == 0);
  }
}

TEST_CASE("whenever a batch is told to stop, it says whether it is whole") {
  const Engine engine = shipped_engine();
  const std::string lines = random_lines(engine.catalog(), 600, 5);
  BatchOptions options;
  options.defaults.limits.max_steps = 1;
  const std::string expected = batch_of(engine, lines, options);
  int whole = 0;
  int broken_off = 0;
  // All is read soon, and answered later.
  for (int after = 1; after < 4'000; after += 97) {
    const TemporaryFolder folder;
    const BatchFiles files{folder / "in", folder / "out"};
    put(files.input, lines);
    std::atomic<bool> stop{false};
    std::atomic<int> ticks{0};
    BatchRun run = often(false);
    run.threads = 4;
    run.stop = &stop;
    run.clock_ns = [&] {
      if (++ticks > after) stop = true;
      return std::int64_t{ticks};
    };
    const auto done = run_batch(engine, files, options, run);
    REQUIRE(done);
    CHECK(done->can_resume == !done->complete);
    ++(done->complete ? whole : broken_off);
    if (done->complete) {
      REQUIRE(done->lines == 600);
      REQUIRE(content(files.output) == expected);
      continue;
    }
    REQUIRE_FALSE(exists(files.output));
    REQUIRE(run_batch(engine, files, options, often(true)));
    REQUIRE(content(files.output) == expected);
  }
  CHECK(whole > 0);
  CHECK(broken_off > 0);
}

TEST_CASE("the figures of a run that went on are those of one that ran through") {
  const Engine engine = shipped_engine();
  std::string lines = "{\"skills\": {\"pyton\": 3}}\n";
  for (int i = 0; i < 30; ++i) {
    lines +=
        random_lines(engine.catalog(), 29, 9) + "{\"held\": [{\"id\": \"nothing\"}]}\nbroken\n";
  }
  BatchOptions options;
  options.defaults.start_on = parse_date("2026-11-22");
  options.defaults.limits.max_steps = 1;
  const auto figures = [&](const Result<BatchSummary, Problems>& done) {
    REQUIRE(done);
    auto document = nlohmann::ordered_json::parse(to_json(engine, *done));
    for (const char* field :
         {"seconds", "reading_seconds", "writing_seconds", "threads", "resumed_at",
          "lines_per_second", "line_time_ns", "cache_lookups", "cache_hits"}) {
      REQUIRE(document.erase(field) == 1);
    }
    REQUIRE(document.at("first_failure").at("message") == "unknown skill pyton");
    REQUIRE(document.at("first_failure").at("line") == 1);
    REQUIRE(document.at("failed") == 31);
    return document;
  };
  for (const bool matrix : {false, true}) {
    options.matrix = matrix;
    const TemporaryFolder folder;
    put(folder / "in", lines);
    const auto through =
        run_batch(engine, {folder / "in", folder / "through"}, options, often(false));
    const BatchFiles files{folder / "in", folder / "out"};
    FailingOperations failing(Call::write, 5, false);
    REQUIRE_FALSE(run_batch(engine, files, options, often(false), failing));
    const auto resumed = run_batch(engine, files, options, often(true));
    CHECK(figures(resumed) == figures(through));
    CHECK(resumed->resumed_at > 0);
    CHECK(resumed->first_failure == through->first_failure);
  }
}

TEST_CASE("progress tells what earlier runs did from what this one does") {
  const Engine engine = shipped_engine();
  const TemporaryFolder folder;
  for (const char* name : {"in", "in.gz"}) {
    const BatchFiles files{folder / name, folder / "out"};
    const std::string lines = random_lines(engine.catalog(), 600, 9);
    put(folder / "in", lines);
    if (std::string(name) == "in.gz") {
      std::string packed;
      make_gzip_member(lines, packed);
      put(files.input, packed);
    }
    BatchOptions options;
    options.defaults.limits.max_steps = 1;
    FailingOperations failing(Call::write, 3, false);
    REQUIRE_FALSE(run_batch(engine, files, options, often(false), failing));
    BatchProgress progress;
    BatchRun run = often(true);
    run.progress = &progress;
    const auto done = run_batch(engine, files, options, run);
    REQUIRE(done);
    CHECK(progress.lines == 600);
    CHECK(progress.lines_before == done->resumed_at);
    CHECK(progress.lines_before > 0);
    CHECK(progress.bytes_read == content(files.input).size());
    CHECK(progress.bytes_before > 0);
    CHECK(progress.bytes_before <= progress.bytes_read);
  }
}

TEST_CASE("a batch does not read what it writes on its way") {
  const Engine engine = shipped_engine();
  const TemporaryFolder folder;
  put(folder / "out.part", "{}\n");
  const auto done = run_batch(engine, {folder / "out.part", folder / "out"}, {}, often(false));
  REQUIRE_FALSE(done);
  CHECK(done.error().front().code == ProblemCode::wrong_use);
  CHECK(content(folder / "out.part") == "{}\n");
}

TEST_CASE("a folder is refused as an output before any work") {
  const Engine engine = shipped_engine();
  const TemporaryFolder folder;
  put(folder / "in", "{}\n");
  std::filesystem::create_directory(folder / "out");
  const auto done = run_batch(engine, {folder / "in", folder / "out"}, {}, often(false));
  REQUIRE_FALSE(done);
  CHECK(done.error().front().code == ProblemCode::unwritable_file);
  CHECK_FALSE(exists(folder / "out.part"));
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

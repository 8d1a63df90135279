// The order in which a run makes things durable, against a disk that forgets what it may forget.
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "batch/run_batch.hpp"
#include "certrail/json.hpp"
#include "engine/batch/batch_files.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

using Content = std::map<std::string, std::string>;  ///< of a folder, by name

std::string name_of(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

/// Does everything, and notes after each call what a power cut could leave: of the names and of the
/// bytes, each those made durable or those of the moment.
class ForgetfulDisk final : public FileOperations {
 public:
  explicit ForgetfulDisk(const Content& found) {
    for (const auto& [name, text] : found) {
      now_[name] = std::make_shared<File>(File{text, text});
    }
    durable_ = now_;
    note();
  }

  const std::set<Content>& left() const { return left_; }
  const std::vector<std::string>& calls() const { return calls_; }

  int open_for_writing(const std::string& path) override {
    const int file = FileOperations::open_for_writing(path);
    std::shared_ptr<File>& there = now_[name_of(path)];
    if (!there) there = std::make_shared<File>();
    open_[file] = {name_of(path), there};
    note();
    return file;
  }
  ssize_t write(int file, const char* bytes, std::size_t count) override {
    const ssize_t written = FileOperations::write(file, bytes, count);
    open_.at(file).second->now.append(bytes, static_cast<std::size_t>(written));
    did("write " + open_.at(file).first);
    return written;
  }
  int truncate(int file, off_t size) override {
    open_.at(file).second->now.resize(static_cast<std::size_t>(size));
    did("cut " + open_.at(file).first);
    return FileOperations::truncate(file, size);
  }
  int sync(int file) override {
    open_.at(file).second->durable = open_.at(file).second->now;
    did("sync " + open_.at(file).first);
    return FileOperations::sync(file);
  }
  int sync_directory_of(const std::string& path) override {
    durable_ = now_;
    did("sync folder");
    return FileOperations::sync_directory_of(path);
  }
  int rename(const std::string& from, const std::string& to) override {
    now_[name_of(to)] = now_.at(name_of(from));
    now_.erase(name_of(from));
    did("rename " + name_of(from));
    return FileOperations::rename(from, to);
  }
  int remove(const std::string& path) override {
    now_.erase(name_of(path));
    did("remove " + name_of(path));
    return FileOperations::remove(path);
  }

 private:
  struct File {
    std::string now;
    std::string durable;
  };
  using Names = std::map<std::string, std::shared_ptr<File>>;

  void did(std::string call) {
    calls_.push_back(std::move(call));
    note();
  }

  void note() {
    for (const Names& names : {now_, durable_}) {
      Content of_now, of_durable;
      for (const auto& [name, file] : names) {
        of_now[name] = file->now;
        of_durable[name] = file->durable;
      }
      left_.insert(std::move(of_now));
      left_.insert(std::move(of_durable));
    }
  }

  Names now_, durable_;
  std::map<int, std::pair<std::string, std::shared_ptr<File>>> open_;
  std::set<Content> left_;
  std::vector<std::string> calls_;
};

BatchRun each_chunk(bool resume) {
  BatchRun run;
  run.resume = resume;
  run.threads = 1;
  run.checkpoint_lines = 1;
  return run;
}

void put_all(const TemporaryFolder& folder, const Content& files) {
  for (const auto& [name, text] : files) put(folder / name, text);
}

Content all_but_input(const TemporaryFolder& folder) {
  Content out;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "")) {
    const std::string name = entry.path().filename().string();
    if (name != "in") out[name] = content(entry.path().string());
  }
  return out;
}

std::string some_lines(const Engine& engine) {
  std::string lines;
  for (int i = 0; i < 20; ++i) lines += random_lines(engine.catalog(), 30, 1);
  return lines;
}

BatchOptions one_step(BatchFormat to, BatchFields fields) {
  BatchOptions options;
  options.defaults.limits.max_steps = 1;
  options.to = to;
  options.fields = fields;
  return options;
}

}  // namespace

TEST_CASE("whatever a power cut leaves, the run goes on to the same bytes") {
  const Engine engine = shipped_engine();
  const std::string lines = some_lines(engine);
  for (const BatchFormat to : {BatchFormat::ndjson, BatchFormat::csv}) {
    const BatchOptions options = one_step(to, BatchFields::paths);
    const TemporaryFolder folder;
    put(folder / "in", lines);
    put(folder / "out", "old");
    ForgetfulDisk disk(all_but_input(folder));
    REQUIRE(run_batch(engine, {folder / "in", folder / "out"}, options, each_chunk(false), disk));
    const std::string expected = content(folder / "out");
    CHECK(disk.left().size() > 10);
    for (const Content& left : disk.left()) {
      CAPTURE(left.size());
      const auto out = left.find("out");
      REQUIRE(out != left.end());
      REQUIRE((out->second == "old" || out->second == expected));
      const TemporaryFolder again;
      put(again / "in", lines);
      put_all(again, left);
      const auto done = run_batch(engine, {again / "in", again / "out"}, options, each_chunk(true));
      if (!done) FAIL(to_string(done.error().front()));
      REQUIRE(content(again / "out") == expected);
      REQUIRE(all_but_input(again).size() == 1);
    }
  }
}

TEST_CASE("a run that begins anew leaves nothing that an earlier one could go on with wrongly") {
  const Engine engine = shipped_engine();
  const std::string lines = some_lines(engine);
  // Their first rows differ in length.
  const BatchOptions before = one_step(BatchFormat::csv, BatchFields::best);
  const BatchOptions after = one_step(BatchFormat::csv, BatchFields::steps);
  const std::string expected_before = batch_of(engine, lines, before);
  const std::string expected_after = batch_of(engine, lines, after);
  for (const int lines_before : {0, 256, 512}) {
    const TemporaryFolder folder;
    const BatchFiles files{folder / "in", folder / "out"};
    put(files.input, lines);
    std::atomic<bool> stop{lines_before == 0};
    BatchProgress progress;
    BatchRun first = each_chunk(false);
    first.stop = &stop;
    first.progress = &progress;
    first.clock_ns = [&] {
      if (progress.lines >= static_cast<std::uint64_t>(lines_before)) stop = true;
      return std::int64_t{0};
    };
    const auto broken_off = run_batch(engine, files, before, first);
    REQUIRE(broken_off);
    REQUIRE(broken_off->can_resume);
    ForgetfulDisk disk(all_but_input(folder));
    REQUIRE(run_batch(engine, files, after, each_chunk(false), disk));
    REQUIRE(content(files.output) == expected_after);
    for (const Content& left : disk.left()) {
      for (const bool go_on_with_first : {true, false}) {
        const TemporaryFolder again;
        put(again / "in", lines);
        put_all(again, left);
        const auto done = run_batch(engine, {again / "in", again / "out"},
                                    go_on_with_first ? before : after, each_chunk(true));
        if (done) {
          // The second run may have ended before: then the first one begins anew.
          REQUIRE(content(again / "out") == (go_on_with_first ? expected_before : expected_after));
        } else {
          REQUIRE(done.error().front().code == ProblemCode::wrong_use);
        }
      }
    }
  }
}

TEST_CASE(
    "bytes are made durable before the checkpoint that counts them, and both before the name") {
  const Engine engine = shipped_engine();
  const TemporaryFolder folder;
  put(folder / "in", some_lines(engine));
  ForgetfulDisk disk({});
  const BatchOptions options = one_step(BatchFormat::ndjson, BatchFields::paths);
  REQUIRE(run_batch(engine, {folder / "in", folder / "out"}, options, each_chunk(false), disk));
  const std::vector<std::string> checkpoint = {"sync out.part",
                                               "cut out.checkpoint.part",
                                               "write out.checkpoint.part",
                                               "sync out.checkpoint.part",
                                               "rename out.checkpoint.part",
                                               "sync folder"};
  std::vector<std::string> expected = {"cut out.part"};
  const auto then = [&](const std::vector<std::string>& calls) {
    expected.insert(expected.end(), calls.begin(), calls.end());
  };
  then(checkpoint);  // nobody can go on with an earlier run from here on
  for (int chunk = 0; chunk < 3; ++chunk) {
    then({"write out.part"});
    then(checkpoint);
  }
  then(checkpoint);
  then({"sync out.part", "rename out.part", "sync folder", "remove out.checkpoint"});
  CHECK(disk.calls() == expected);
}

// One file, one run at a time.
#include "files/durable_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <functional>
#include <memory>
#include <utility>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

/// Lets something happen between the first opening of a file and its lock.
class Slow final : public FileOperations {
 public:
  explicit Slow(std::function<void()> meanwhile) : meanwhile_(std::move(meanwhile)) {}
  int open_for_writing(const std::string& path) override {
    const int file = FileOperations::open_for_writing(path);
    if (meanwhile_) std::exchange(meanwhile_, nullptr)();
    return file;
  }

 private:
  std::function<void()> meanwhile_;
};

class Failing final : public FileOperations {
 public:
  enum class Call { truncate, write, sync, rename };
  explicit Failing(Call call) : call_(call) {}
  int truncate(int file, off_t size) override {
    return call_ == Call::truncate ? failed() : FileOperations::truncate(file, size);
  }
  ssize_t write(int file, const char* bytes, std::size_t count) override {
    return call_ == Call::write ? failed() : FileOperations::write(file, bytes, count);
  }
  int sync(int file) override {
    return call_ == Call::sync ? failed() : FileOperations::sync(file);
  }
  int rename(const std::string& from, const std::string& to) override {
    return call_ == Call::rename ? failed() : FileOperations::rename(from, to);
  }

 private:
  static int failed() {
    errno = ENOSPC;
    return -1;
  }
  Call call_;
};

}  // namespace

TEST_CASE("one file is written by one run at a time") {
  const TemporaryFolder folder;
  FileOperations operations;
  DurableFile first(operations), second(operations);
  REQUIRE_FALSE(first.open(folder / "out"));
  REQUIRE_FALSE(first.keep(0));
  REQUIRE_FALSE(first.append("first"));
  const auto problem = second.open(folder / "out");
  REQUIRE(problem);
  CHECK(problem->detail == "another run is writing this file");
  const auto whole = write_durably(operations, folder / "out", "second");
  REQUIRE(whole);
  REQUIRE_FALSE(first.commit());
  CHECK(content(folder / "out") == "first");
}

TEST_CASE("a run that ends while another one begins keeps its file") {
  const TemporaryFolder folder;
  FileOperations operations;
  auto first = std::make_unique<DurableFile>(operations);
  REQUIRE_FALSE(first->open(folder / "out"));
  REQUIRE_FALSE(first->keep(0));
  REQUIRE_FALSE(first->append("first"));
  // The second one has the file open by its old name when that becomes the finished one.
  Slow slow([&] {
    REQUIRE_FALSE(first->commit());
    first.reset();
  });
  DurableFile second(slow);
  REQUIRE_FALSE(second.open(folder / "out"));
  REQUIRE_FALSE(second.keep(0));
  CHECK(content(folder / "out") == "first");
  REQUIRE_FALSE(second.append("second"));
  REQUIRE_FALSE(second.commit());
  CHECK(content(folder / "out") == "second");
}

TEST_CASE("a run that ends while two others begin is followed by one of them") {
  const TemporaryFolder folder;
  FileOperations operations;
  auto first = std::make_unique<DurableFile>(operations);
  REQUIRE_FALSE(first->open(folder / "out"));
  REQUIRE_FALSE(first->keep(0));
  REQUIRE_FALSE(first->append("first"));
  DurableFile third(operations);
  Slow slow([&] {
    REQUIRE_FALSE(first->commit());
    first.reset();
    REQUIRE_FALSE(third.open(folder / "out"));
  });
  DurableFile second(slow);
  const auto problem = second.open(folder / "out");
  REQUIRE(problem);
  CHECK(problem->detail == "another run is writing this file");
  REQUIRE_FALSE(third.keep(0));
  REQUIRE_FALSE(third.append("third"));
  REQUIRE_FALSE(third.commit());
  CHECK(content(folder / "out") == "third");
}

TEST_CASE("a file that cannot be written whole leaves what was there and nothing else") {
  for (const auto call : {Failing::Call::truncate, Failing::Call::write, Failing::Call::sync,
                          Failing::Call::rename}) {
    const TemporaryFolder folder;
    put(folder / "out", "old");
    Failing failing(call);
    const auto problem = write_durably(failing, folder / "out", "new");
    REQUIRE(problem);
    CHECK(problem->code == ProblemCode::unwritable_file);
    CHECK(content(folder / "out") == "old");
    CHECK_FALSE(exists(folder / "out.part"));
  }
}

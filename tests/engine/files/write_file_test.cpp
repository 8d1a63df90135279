// Whole files, through links, to pipes and devices.
#include "certrail/files.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <thread>

#include "support/catch.hpp"
#include "support/temporary_folder.hpp"

using namespace certrail;
using namespace certrail::test;

namespace fs = std::filesystem;

TEST_CASE("a file is replaced whole, and keeps its permissions") {
  const TemporaryFolder folder;
  CHECK_FALSE(write_file(folder / "new", "text"));
  CHECK(content(folder / "new") == "text");
  put(folder / "private", "old");
  REQUIRE(::chmod((folder / "private").c_str(), 0600) == 0);
  CHECK_FALSE(write_file(folder / "private", "new"));
  CHECK(content(folder / "private") == "new");
  CHECK(fs::status(folder / "private").permissions() ==
        (fs::perms::owner_read | fs::perms::owner_write));
  CHECK_FALSE(write_file(folder / "new", ""));
  CHECK(content(folder / "new").empty());
  CHECK(std::distance(fs::directory_iterator(folder / ""), {}) == 2);
}

TEST_CASE("a link stays, and what it leads to is written, there or not yet") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "there");
  put(folder / "there/real", "old");
  fs::create_symlink("there/real", folder / "link");
  fs::create_symlink("link", folder / "second");
  fs::create_symlink("there/later", folder / "dangling");
  CHECK_FALSE(write_file(folder / "second", "new"));
  CHECK_FALSE(write_file(folder / "dangling", "first"));
  CHECK(content(folder / "there/real") == "new");
  CHECK(content(folder / "there/later") == "first");
  for (const char* link : {"link", "second", "dangling"}) CHECK(fs::is_symlink(folder / link));
}

TEST_CASE("what cannot be written to is refused and stays as it is") {
  const TemporaryFolder folder;
  fs::create_directory(folder / "folder");
  fs::create_symlink("folder", folder / "link");
  fs::create_symlink("b", folder / "a");
  fs::create_symlink("a", folder / "b");
  for (const char* path : {"folder", "link", "a", "no/file"}) {
    CAPTURE(path);
    const auto problem = write_file(folder / path, "text");
    REQUIRE(problem);
    CHECK(problem->code == ProblemCode::unwritable_file);
    CHECK(problem->source == folder / path);
    CHECK(problem->detail.starts_with("the file cannot be written: "));
  }
  CHECK(std::distance(fs::directory_iterator(folder / ""), {}) == 4);
  CHECK(fs::is_empty(folder / "folder"));
}

TEST_CASE("a device and a pipe are written to as they are") {
  const TemporaryFolder folder;
  CHECK_FALSE(write_file("/dev/null", "text"));
  CHECK(fs::is_character_file("/dev/null"));
  if (exists("/dev/full")) {
    const auto problem = write_file("/dev/full", "text");
    REQUIRE(problem);
    CHECK(problem->code == ProblemCode::unwritable_file);
  }
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  std::string read;
  std::thread reader([&] {
    const int file = ::open((folder / "pipe").c_str(), O_RDONLY);
    std::array<char, 64> block{};
    for (ssize_t count; (count = ::read(file, block.data(), block.size())) > 0;) {
      read.append(block.data(), static_cast<std::size_t>(count));
    }
    ::close(file);
  });
  CHECK_FALSE(write_file(folder / "pipe", "through"));
  reader.join();
  CHECK(read == "through");
  CHECK(fs::is_fifo(folder / "pipe"));
}

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "catalog/load_catalog.hpp"
#include "certrail/engine.hpp"
#include "support/catch.hpp"
#include "support/tiny_data.hpp"

using namespace certrail;
using namespace certrail::test;
namespace fs = std::filesystem;

namespace {

/// A folder of its own for one test, gone at its end.
class Folder {
 public:
  Folder()
      : path_(fs::temp_directory_path() / ("certrail-" + std::to_string(std::random_device{}()))) {
    fs::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& name, std::string_view text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
  }
  void write_tiny_data() const {
    for (const Document& document : tiny_data()) write(document.name, document.text);
  }
  std::string name() const { return path_.string(); }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Problem only_problem(const Folder& folder) {
  const auto result = read_data_directory(folder.name());
  REQUIRE_FALSE(result.ok());
  for (const Problem& problem : result.error()) UNSCOPED_INFO(to_string(problem));
  REQUIRE(result.error().size() == 1);
  CHECK(result.error()[0].origin == Origin::data);
  return result.error()[0];
}

}  // namespace

TEST_CASE("a data directory is read file by file, in the order of their names") {
  const Folder folder;
  folder.write_tiny_data();
  folder.write("README.md", "not data");
  folder.write("derive.py", "not data");
  folder.write("profiles/me.json", "not read");
  folder.write("schemas/role.schema.json", "not read");
  folder.write("roles/.architect.json.swp", "an editor's");
  folder.write(".hidden.json", "an editor's");
  folder.write("pictures/x.png", "of no interest");
  auto result = read_data_directory(folder.name());
  REQUIRE(result.ok());
  std::vector<Document> expected = tiny_data();
  std::sort(expected.begin(), expected.end(),
            [](const Document& a, const Document& b) { return a.name < b.name; });
  std::sort(result->begin(), result->end(),
            [](const Document& a, const Document& b) { return a.name < b.name; });
  REQUIRE(result->size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CHECK((*result)[i].name == expected[i].name);
    CHECK((*result)[i].text == expected[i].text);
  }
  CHECK(load_catalog(*result).ok());
}

TEST_CASE("a directory that is missing, or is a file") {
  const Folder folder;
  for (const std::string& name : {folder.name() + "/nowhere", std::string()}) {
    const auto result = read_data_directory(name);
    REQUIRE_FALSE(result.ok());
    CHECK(result.error()[0].code == ProblemCode::unreadable_file);
    CHECK(result.error()[0].source == name);
  }
  folder.write("file", "x");
  CHECK_FALSE(read_data_directory(folder.name() + "/file").ok());
}

TEST_CASE("an empty directory has no files, which loading reports") {
  const Folder folder;
  const auto result = read_data_directory(folder.name());
  REQUIRE(result.ok());
  CHECK(result->empty());
  CHECK_FALSE(load_catalog(*result).ok());
}

TEST_CASE("things that are no files") {
  const Folder folder;
  folder.write_tiny_data();
  SECTION("a folder named like a file") {
    fs::create_directories(folder.path() / "roles/x.json");
    const Problem problem = only_problem(folder);
    CHECK(problem.code == ProblemCode::unreadable_file);
    CHECK(problem.source == "roles/x.json");
  }
  SECTION("a link to nothing") {
    fs::create_symlink("nowhere", folder.path() / "roles/x.json");
    CHECK(only_problem(folder).code == ProblemCode::unreadable_file);
  }
  SECTION("links in a circle") {
    fs::create_symlink("b.json", folder.path() / "roles/a.json");
    fs::create_symlink("a.json", folder.path() / "roles/b.json");
    const auto result = read_data_directory(folder.name());
    REQUIRE_FALSE(result.ok());
    REQUIRE(result.error().size() == 2);
    CHECK(result.error()[0].source == "roles/a.json");
    CHECK(result.error()[0].code == ProblemCode::unreadable_file);
  }
  SECTION("a link to the folder that it is in") {
    fs::create_directory_symlink(".", folder.path() / "roles/round");
    CHECK(only_problem(folder).code == ProblemCode::invalid_value);
  }
  SECTION("a folder inside a folder") {
    folder.write("markets/old/x.json", "{}");
    const Problem problem = only_problem(folder);
    CHECK(problem.code == ProblemCode::invalid_value);
    CHECK(problem.source == "markets/old");
  }
  SECTION("a folder whose name is nearly right") {
    folder.write("market/x.json", "{}");
    const Problem problem = only_problem(folder);
    CHECK(problem.code == ProblemCode::invalid_value);
    CHECK(problem.suggestion == "markets");
  }
  SECTION("a file where a folder is expected") {
    fs::remove_all(folder.path() / "markets");
    folder.write("markets", "{}");
    CHECK(only_problem(folder).code == ProblemCode::unreadable_file);
  }
}

TEST_CASE("a file that may not be read") {
  const Folder folder;
  folder.write_tiny_data();
  const fs::path file = folder.path() / "skills.json";
  fs::permissions(file, fs::perms::none);
  if (std::ifstream(file).good()) return;  // root may read everything
  const Problem problem = only_problem(folder);
  CHECK(problem.code == ProblemCode::unreadable_file);
  CHECK(problem.source == "skills.json");
}

TEST_CASE("a link to a file is read") {
  const Folder folder;
  folder.write_tiny_data();
  fs::rename(folder.path() / "skills.json", folder.path() / "elsewhere");
  fs::create_symlink("elsewhere", folder.path() / "skills.json");
  CHECK(read_data_directory(folder.name()).ok());
}

TEST_CASE("a file over 64 MiB is not read") {
  const Folder folder;
  folder.write_tiny_data();
  fs::resize_file(folder.path() / "skills.json", 65ULL << 20U);
  const Problem problem = only_problem(folder);
  CHECK(problem.code == ProblemCode::file_too_large);
  CHECK(problem.source == "skills.json");
}

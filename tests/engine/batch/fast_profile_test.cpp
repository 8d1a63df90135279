// The quick reader of lines against the thorough one.
#include "batch/fast_profile.hpp"

#include <algorithm>
#include <string>

#include "batch/name_memo.hpp"
#include "certrail/json.hpp"
#include "engine/batch/batch_files.hpp"
#include "engine/batch/mutations.hpp"
#include "support/catch.hpp"
#include "support/random_questions.hpp"
#include "support/shipped.hpp"

using namespace certrail;
using namespace certrail::test;

namespace {

/// Both readers of one catalogue.
class TwoReaders {
 public:
  explicit TwoReaders(const Catalog& catalog) : catalog_(catalog), fast_(catalog) {}

  /// Was the quick one content? Checks that it then agrees.
  bool agree(const std::string& line, const Profile& defaults) {
    const std::string padded = line + std::string(kLinePadding, '}');
    Profile profile;
    ProfileLine said;
    const bool read =
        fast_.read(std::string_view(padded).substr(0, line.size()), defaults, profile, said);
    if (!read) return false;
    ProfileLine thorough_said;
    const auto thorough = parse_profile_line(catalog_, line, defaults, thorough_said);
    INFO(line);
    REQUIRE(thorough);
    REQUIRE(*thorough == profile);
    REQUIRE(thorough_said == said);
    return true;
  }

 private:
  const Catalog& catalog_;
  FastProfileReader fast_;
};

std::string random_line(const Catalog& catalog, std::uint64_t seed) {
  std::string line = as_line(draw_question(catalog, seed, 3).profile);
  line.pop_back();
  return line;
}

}  // namespace

TEST_CASE("the quick reader reads what is usual as the thorough one does") {
  const Engine engine = shipped_engine();
  TwoReaders readers(engine.catalog());
  Profile defaults;
  defaults.hours_per_week = 9;
  defaults.limits.budget_cents = 50'000;
  defaults.role.parts = {{"ai_architect", 1}};
  defaults.include = {"aws:SAA-C03"};
  defaults.experience_months = 5;
  for (std::uint64_t seed = 0; seed < 3'000; ++seed) {
    CHECK(readers.agree(random_line(engine.catalog(), seed), {}));
    CHECK(readers.agree(random_line(engine.catalog(), seed), defaults));
  }
  for (const char* line :
       {"{}", R"({"id": "x", "schema_version": 1, "comment": "c", "market": null})",
        R"({"id": 17, "role": null, "skills": null, "held": null, "limits": null})",
        R"({"held": [{"id": "SAA-C03"}, {"id": "no such thing", "earned_on": "2024-02-29"}]})",
        R"({"role": {"ml_engineer": 2, "ai_architect": 1}, "market": {"global": 3}})",
        R"({"goals": {"k": 2, "k_of": ["CKA", {"any_of": ["CKS", "CKAD"]}, "KCNA"]}})",
        R"({"cloud_preference": {"azure": 3, "default": 0}, "skills": {"Python": 7}})",
        R"({"limits": {"max_steps": 8, "budget_cents": null}, "objective": "time"})"}) {
    readers.agree(line, defaults);
  }
  CHECK(readers.agree(R"({"held": [{"id": "nobody knows"}, {"id": "CKA"}]})", {}));
  CHECK_FALSE(readers.agree(R"({"hours_per_week": 81})", {}));
  CHECK_FALSE(readers.agree(R"({"skills": {"python": 1, "Python": 2}})", {}));
}

TEST_CASE("the quick reader agrees on names of any length and any number of unknown ones") {
  const Engine engine = shipped_engine();
  TwoReaders readers(engine.catalog());
  for (const std::size_t length :
       {std::size_t{199}, std::size_t{200}, std::size_t{201}, std::size_t{10'000},
        std::size_t{10'001}, std::size_t{100'000}}) {
    const std::string name(length, 'x');
    CHECK(readers.agree(R"({"held": [{"id": ")" + name + "\"}]}", {}) == (length <= 200));
    CHECK_FALSE(readers.agree(R"({"skills": {")" + name + "\": 1}}", {}));
    CHECK_FALSE(readers.agree(R"({"include": [")" + name + "\"]}", {}));
  }
  for (const int count : {999, 1'000, 1'001, 1'500}) {
    std::string line = R"({"held": [)";
    for (int i = 0; i < count; ++i) {
      line += (i == 0 ? "" : ",") + std::string(R"({"id": "nobody )") + std::to_string(i) + "\"}";
    }
    CHECK(readers.agree(line + "]}", {}) == (count <= 1'000));
  }
}

TEST_CASE("names that were met are remembered in memory of a fixed size") {
  const Engine engine = shipped_engine();
  NameMemo names(engine.catalog());
  std::size_t most = 0;
  for (int i = 0; i < 25'000; ++i) {
    const std::string name = std::to_string(i) + std::string(180, 'y');
    REQUIRE(names.certification(name) == nullptr);
    REQUIRE(names.certification_problem(name) != nullptr);
    REQUIRE(names.skill(name) == nullptr);
    most = std::max(most, names.bytes());
    if (i % 10'000 == 0) REQUIRE(*names.certification("CKA") == "cncf:CKA");
  }
  CHECK(most <= NameMemo::kMostBytes);
  CHECK(most > NameMemo::kMostBytes / 2);
  const std::size_t before = names.bytes();
  CHECK(names.certification(std::string(10'000'000, 'z')) == nullptr);
  CHECK(names.certification_problem(std::string(10'000'000, 'z')) == nullptr);
  CHECK(names.bytes() == before);
}

TEST_CASE("the quick reader passes on or agrees, whatever is wrong with a line") {
  const Engine engine = shipped_engine();
  TwoReaders readers(engine.catalog());
  Mutations mutations(7);
  int read = 0;
  constexpr int lines = 20'000;
  for (int i = 0; i < lines; ++i) {
    const std::string line =
        mutations.of(random_line(engine.catalog(), static_cast<std::uint64_t>(i % 500)));
    read += readers.agree(line, {}) ? 1 : 0;
  }
  CHECK(read > lines / 200);  // some changes leave a line whole
  CHECK(read < lines / 2);
}

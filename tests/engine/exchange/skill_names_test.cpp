#include "exchange/skill_names.hpp"

#include <string>

#include "engine/exchange/shipped_once.hpp"
#include "support/catch.hpp"

using namespace certrail;

namespace {

std::string skill_of(std::string_view text) {
  static const SkillNames names(test::shipped_once().catalog());
  const SkillMatch match = names.match(text);
  if (match.skills.size() > 1) return "several";
  if (!match.skills.empty()) return test::shipped_once().catalog().skills[match.skills.front()].id;
  return match.candidates.empty()
             ? "none"
             : "near " + test::shipped_once().catalog().skills[match.candidates.front()].id;
}

}  // namespace

TEST_CASE("skills go by id, name and alias, with and without what stands in brackets") {
  CHECK(skill_of("python") == "python");
  CHECK(skill_of("Python (Programming Language)") == "python");
  CHECK(skill_of("PYTHON") == "python");
  CHECK(skill_of("networking_fundamentals") == "networking_fundamentals");
  CHECK(skill_of("Network Fundamentals") == "networking_fundamentals");
  CHECK(skill_of("CI/CD") == "ci_cd");
  CHECK(skill_of("Continuous Integration and Continuous Delivery (CI/CD)") == "ci_cd");
  CHECK(skill_of("Amazon Web Services (AWS)") == "aws");
  CHECK(skill_of("C#") == "csharp_dotnet");
  CHECK(skill_of("C++") == "cpp_rust");
  CHECK(skill_of("Node.js") == "javascript_typescript");
  CHECK(skill_of("R (Programming Language)") == "r_language");
}

TEST_CASE("a skill that is not there is told with what is near, or with nothing") {
  CHECK(skill_of("Underwater basket weaving") == "none");
  CHECK(skill_of("Kubernetes packaging") == "near kubernetes");
  CHECK(skill_of("") == "none");
  CHECK(skill_of(std::string(100'000, 'x')) == "none");
  CHECK(skill_of("\xff\xfe") == "none");
}

TEST_CASE("every skill is found by its own id and name, or is one of several") {
  const SkillNames names(test::shipped_once().catalog());
  for (SkillIndex s = 0; s < test::shipped_once().catalog().skills.size(); ++s) {
    for (const std::string& text : {test::shipped_once().catalog().skills[s].id,
                                    test::shipped_once().catalog().skills[s].name}) {
      const SkillMatch match = names.match(text);
      CAPTURE(text);
      CHECK(std::find(match.skills.begin(), match.skills.end(), s) != match.skills.end());
    }
  }
}

TEST_CASE("words for levels") {
  REQUIRE(level_of_word("Master") != nullptr);
  CHECK(level_of_word("Master")->level == 85);
  CHECK(level_of_word("advanced")->level == 75);
  CHECK(level_of_word("Intermediate (working alone)")->level == 60);
  CHECK(level_of_word("BEGINNER")->level == 30);
  CHECK(level_of_word("Novice")->level == 15);
  CHECK(level_of_word("Advanced beginner")->level == 30);
  CHECK(level_of_word("Basic to intermediate")->level == 30);
  CHECK(level_of_word("Expert, senior")->level == 75);
  CHECK(level_of_word("8/10") == nullptr);
  CHECK(level_of_word("") == nullptr);
}

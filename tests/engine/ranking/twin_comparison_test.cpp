// The engine against the brute-force twin, on random cases of every stratum.
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "engine/ranking/twin_case.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/twin.hpp"

namespace certrail::test {
namespace {

/// More or other cases: CERTRAIL_TWIN_CASES (per stratum) and CERTRAIL_TWIN_SEED.
std::uint64_t setting(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text ? std::strtoull(text, nullptr, 10) : otherwise;
}

}  // namespace

TEST_CASE("The engine gives the twin's answer to random questions", "[twin]") {
  const std::uint64_t cases = setting("CERTRAIL_TWIN_CASES", 600);
  const std::uint64_t first = setting("CERTRAIL_TWIN_SEED", 1);
  std::uint64_t compared = 0;
  Ranker warm;
  for (const twin::Stratum stratum : twin::all_strata()) {
    int wrong = 0;
    for (std::uint64_t seed = first; seed < first + cases && wrong < 3; ++seed) {
      const nlohmann::json question = twin::generate(seed, stratum);
      // Every other case is asked of a ranker that is still warm from those before.
      Ranker fresh;
      const std::string found = difference_from_twin(question_of(question), twin::answer(question),
                                                     seed % 2 == 0 ? warm : fresh);
      ++compared;
      if (found.empty()) continue;
      ++wrong;
      const std::string name = "case-" + twin::name_of(stratum) + "-" + std::to_string(seed);
      keep_case(question, name);
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed << ", files " << name << "-*");
      CHECK(found == "");
    }
  }
  std::cout << compared << " random cases compared, seeds from " << first << "\n";
}

}  // namespace certrail::test

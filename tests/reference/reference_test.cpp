// The reference against the twin, which needs no bound at all, on random cases of every stratum.
#include "reference/reference.hpp"

#include <nlohmann/json.hpp>

#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/twin.hpp"

namespace certrail::reference {
namespace {

std::vector<twin::Path> as_the_twin_has_them(const twin::Case& question,
                                             const std::vector<twin::RankedPath>& ranked,
                                             const std::vector<Path>& paths) {
  std::vector<twin::Path> result;
  for (const Path& from : paths) {
    twin::Path to;
    for (const std::size_t c : from.order) {
      to.order.push_back(question.catalogue.certifications[c].id);
    }
    to.score_ppm = from.score_ppm;
    to.study_minutes = from.minutes;
    to.fee_cents = from.fee_cents;
    to.finish_on = from.finish_on;
    // The reference does not show it.
    if (result.size() < ranked.size()) to.readiness_ppm = ranked[result.size()].path.readiness_ppm;
    result.push_back(to);
  }
  return result;
}

std::vector<twin::Path> plain(const std::vector<twin::RankedPath>& ranked) {
  std::vector<twin::Path> result;
  for (const twin::RankedPath& path : ranked) result.push_back(path.path);
  return result;
}

}  // namespace

TEST_CASE("The reference gives the twin's answer to random questions", "[reference]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 0; seed < 150; ++seed) {
      INFO(twin::name_of(stratum) << "/" << seed);
      const twin::Case question = twin::case_from_json(twin::generate(seed, stratum));
      const twin::Answer expected = twin::answer(question);
      const Answer found = rank(question);
      CHECK(found.problem == expected.problem);
      CHECK(as_the_twin_has_them(question, expected.ranked, found.paths) == plain(expected.ranked));
      // A right claim changes nothing.
      CHECK(rank(question, found.paths).paths == found.paths);
    }
  }
}

TEST_CASE("The reference notices a claim that leaves the best out", "[reference]") {
  for (std::uint64_t seed = 0; seed < 50; ++seed) {
    twin::Case question = twin::case_from_json(twin::generate(seed, twin::Stratum::long_paths));
    question.top += 1;
    std::vector<Path> claim = rank(question).paths;
    if (claim.empty()) continue;
    claim.erase(claim.begin());
    question.top -= 1;
    CHECK(rank(question, claim).paths != claim);
  }
}

}  // namespace certrail::reference

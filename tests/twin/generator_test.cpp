// Cases are valid, worth asking, and the same everywhere.
#include "generator.hpp"

#include <nlohmann/json.hpp>
#include <numeric>
#include <set>

#include "../support/catch.hpp"
#include "case.hpp"
#include "setting.hpp"
#include "twin.hpp"

namespace {

using namespace certrail::twin;
using nlohmann::json;

// FNV-1a.
std::uint64_t fingerprint(const std::string& text) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  return hash;
}

bool all_reachable(const Catalogue& catalogue) {
  Set reached = 0;
  Set having = 0;
  for (std::size_t round = 0; round <= catalogue.certifications.size(); ++round) {
    for (std::size_t c = 0; c < catalogue.certifications.size(); ++c) {
      const Certification& certification = catalogue.certifications[c];
      if (certification.requirement && !holds(*certification.requirement, having, {})) continue;
      reached |= only(c);
      having |= only(c);
      for (const std::size_t covered : certification.covers) having |= only(covered);
    }
  }
  return reached == only(catalogue.certifications.size()) - 1;
}

void check_valid(const json& question) {
  const Case read = case_from_json(question);
  const Catalogue& catalogue = read.catalogue;
  CHECK(catalogue.certifications.size() <= 10);
  CHECK(catalogue.skills.size() <= 8);
  CHECK(catalogue.providers.size() <= 4);
  CHECK(all_reachable(catalogue));
  std::set<std::string> ids;
  for (const Certification& c : catalogue.certifications) {
    CHECK(ids.insert(c.id).second);
    CHECK(std::accumulate(c.exam_share.begin(), c.exam_share.end(), std::int64_t{0}) == 1'000'000);
    for (std::size_t s = 0; s < catalogue.skills.size(); ++s) {
      CHECK((c.attests[s] > 0) == (c.exam_share[s] > 0));
      CHECK(c.attests[s] <= 100);
    }
    if (c.available_from && c.retires_on) CHECK(*c.available_from <= *c.retires_on);
  }
  for (const auto* curve : {&read.policy.ease, &read.policy.worth}) {
    CHECK(std::is_sorted(curve->begin(), curve->end()));
    CHECK(curve->front() == 0);
    CHECK(curve->back() == 1'000'000);
  }
  CHECK(read.top >= 1);
  CHECK(read.top <= 10);
}

TEST_CASE("generated cases are valid input", "[twin]") {
  for (const Stratum stratum : all_strata()) {
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
      INFO(name_of(stratum) << "/" << seed);
      check_valid(generate(seed, stratum));
    }
  }
}

TEST_CASE("generated cases are the same on every machine", "[twin]") {
  std::uint64_t all = 0;
  for (const Stratum stratum : all_strata()) {
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
      all = all * 31 + fingerprint(generate(seed, stratum).dump());
    }
  }
  CHECK(all == 0x223d616ef6d8b429U);
}

TEST_CASE("generated cases are worth asking", "[twin]") {
  for (const Stratum stratum : all_strata()) {
    int ranked = 0;
    int problems = 0;
    int empty = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
      const Answer result = answer(generate(seed, stratum));
      ranked += result.feasible.size() >= 3 ? 1 : 0;
      problems += result.problem.empty() ? 0 : 1;
      empty += result.feasible.empty() ? 1 : 0;
    }
    INFO(name_of(stratum));
    CHECK(problems <= 2);
    CHECK((stratum == Stratum::impossible ? empty : ranked) >= 30);
  }
}

}  // namespace

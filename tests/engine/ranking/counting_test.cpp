// How many sets are feasible: the engine's requirement and exam-day code against the twin's and
// against fixed figures, so that the two cannot drift together.
#include <cstdint>
#include <nlohmann/json.hpp>

#include "engine/ranking/compiled_case.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/twin.hpp"

namespace certrail::test {
namespace {

constexpr int kDepth = 5;

struct Counted {
  twin::Stratum stratum;
  std::uint64_t seed;
  std::size_t feasible_sets;
};

using twin::Stratum;

// A change of the generator changes these; then they are to be counted anew, by both.
const Counted kCounted[] = {
    {Stratum::general, 101, 119},     {Stratum::general, 102, 63},
    {Stratum::overlap, 102, 210},     {Stratum::savings, 102, 192},
    {Stratum::weightless, 107, 95},   {Stratum::long_paths, 104, 161},
    {Stratum::ties, 103, 103},        {Stratum::days, 104, 62},
    {Stratum::days, 111, 65},         {Stratum::deadlines, 105, 61},
    {Stratum::deadlines, 159, 60},    {Stratum::requirements, 106, 82},
    {Stratum::requirements, 132, 81}, {Stratum::held, 115, 60},
    {Stratum::held, 146, 107},        {Stratum::families, 305, 62},
    {Stratum::wishes, 116, 110},      {Stratum::limits, 100, 88},
    {Stratum::bans, 115, 73},         {Stratum::impossible, 366, 90},
};

}  // namespace

TEST_CASE("The number of feasible sets of twenty catalogues", "[counting]") {
  for (const Counted& counted : kCounted) {
    nlohmann::json question = twin::generate(counted.seed, counted.stratum);
    question["profile"]["limits"]["max_steps"] = kDepth;
    INFO("stratum " << twin::name_of(counted.stratum) << ", seed " << counted.seed);
    const auto compiled = compile_case(question);
    REQUIRE(compiled);
    CHECK(count_feasible(compiled->instance) == counted.feasible_sets);
    CHECK(twin::answer(question).feasible.size() == counted.feasible_sets);
  }
}

}  // namespace certrail::test

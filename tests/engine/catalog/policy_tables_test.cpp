#include "catalog/policy_tables.hpp"

#include <cmath>

#include "support/catch.hpp"

using namespace certrail;

TEST_CASE("the tables of a policy that names none are the powers of 1.5 that the model gives") {
  const auto worth = default_worth();
  const auto ease = default_ease();
  for (std::size_t i = 0; i <= 100; ++i) {
    CAPTURE(i);
    const double r = static_cast<double>(i) / 100;
    CHECK(worth[i] == std::llround(1e6 * std::pow(r, 1.5)));
    CHECK(ease[i] == std::llround(1e6 * (1 - std::pow(1 - r, 1.5))));
  }
  CHECK(worth[35] == 207063);
  CHECK(ease[1] == 14962);
  CHECK(ease[100] == 1'000'000);
}

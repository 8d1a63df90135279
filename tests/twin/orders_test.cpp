// The best order of every set against all of its orders, one by one.
#include "orders.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "../support/catch.hpp"
#include "generator.hpp"

namespace {

using namespace certrail::twin;

Order members(Set set) {
  Order order;
  for (std::size_t c = 0; c < 64; ++c) {
    if (contains(set, c)) order.push_back(c);
  }
  return order;
}

// Walks an order from the start; nothing where one of its steps is not allowed.
std::optional<Progress> walk(const Setting& setting, const Order& order,
                             std::optional<Day> finish_by) {
  std::optional<Progress> progress = start(setting);
  for (const std::size_t c : order) {
    if (progress) progress = step(setting, *progress, c, finish_by);
  }
  return progress;
}

std::optional<BestOrder> by_permutations(const Setting& setting, Set set,
                                         std::optional<Day> finish_by) {
  std::optional<BestOrder> best;
  Order order = members(set);
  do {
    const auto end = walk(setting, order, finish_by);
    if (!end) continue;
    const bool first =
        !best || end->minutes < best->end.minutes ||
        (end->minutes == best->end.minutes && before_by_ids(setting, order, best->order));
    if (first) best = BestOrder{order, *end};
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

void compare(const nlohmann::json& given) {
  const Case question = case_from_json(given);
  Setting setting;
  if (!set_up(question, {}, setting).empty()) return;
  const std::size_t n = question.catalogue.certifications.size();
  const auto finish_by = question.profile.wishes.finish_by;
  const Set all = only(n) - 1;
  const std::vector<BestOrder> found = best_orders(setting, all, 4, finish_by);
  auto next = found.begin();
  for (Set set = 1; set <= all; ++set) {
    if (members(set).size() > 4) continue;
    const auto best = by_permutations(setting, set, finish_by);
    if (!best) continue;
    REQUIRE(next != found.end());
    REQUIRE(next->order == best->order);
    REQUIRE(next->end.minutes == best->end.minutes);
    REQUIRE(next->end.exam_on == best->end.exam_on);
    ++next;
  }
  REQUIRE(next == found.end());
}

TEST_CASE("the best order of a set is the best of its permutations", "[twin]") {
  for (const Stratum stratum : all_strata()) {
    for (std::uint64_t seed = 0; seed < 12; ++seed) {
      INFO(name_of(stratum) << "/" << seed);
      compare(generate(seed, stratum));
    }
  }
}

TEST_CASE("the same day so many months later", "[twin]") {
  const auto later = [](const char* day, int months, bool end_of_month = true) {
    return text_from_day(add_months(day_from_text(day), months, end_of_month));
  };
  CHECK(later("2025-03-01", 36) == "2028-03-01");
  CHECK(later("2025-01-31", 1) == "2025-02-28");
  CHECK(later("2024-01-31", 1) == "2024-02-29");
  CHECK(later("2024-02-29", 12) == "2025-02-28");
  CHECK(later("2025-08-31", 6) == "2026-02-28");
  CHECK(later("2025-11-30", 3, false) == "2026-03-02");
  CHECK(later("2026-03-31", -1) == "2026-02-28");
  CHECK_THROWS(day_from_text("2025-02-29"));
  CHECK_THROWS(day_from_text("2025-2-9"));
}

}  // namespace

#include "engine/ranking/compiled_case.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>

#include "ranking/best_list.hpp"
#include "ranking/search.hpp"

namespace certrail::test {

std::unique_ptr<CompiledCase> compile_case(const nlohmann::json& question) {
  CaseQuestion asked = question_of(question);
  if (!asked.engine.check(asked.question).empty()) return nullptr;
  auto compiled = std::make_unique<CompiledCase>(
      CompiledCase{std::move(asked), nullptr, Assessment{}, Instance{}});
  compiled->catalog = std::make_unique<CompiledCatalog>(compiled->asked.engine.catalog());
  if (assess(*compiled->catalog, compiled->asked.question.profile, compiled->assessment)) {
    return nullptr;
  }
  compile_instance(*compiled->catalog, compiled->assessment, compiled->instance);
  return compiled;
}

std::size_t count_feasible(const Instance& instance) {
  constexpr std::size_t kNeverFull = 1'000'000;
  Search search;
  search.prepare(instance);
  BestList all;
  all.reset(kNeverFull);
  NodeBudget budget;
  search.run({}, budget, all);
  return all.sets().size();
}

void clear_constraints(Instance& instance) {
  std::fill(instance.requirement.begin(), instance.requirement.end(), -1);
  std::fill(instance.minutes_limit.begin(), instance.minutes_limit.end(), kNoMinutes - 1);
  std::fill(instance.last_day.begin(), instance.last_day.end(),
            Date{std::numeric_limits<std::int32_t>::max()});
  instance.target = -1;
  instance.hopeless = false;
}

std::uint64_t cases_at_most(std::uint64_t otherwise) {
  const char* text = std::getenv("CERTRAIL_TWIN_CASES");
  return text ? std::min<std::uint64_t>(otherwise, std::strtoull(text, nullptr, 10)) : otherwise;
}

}  // namespace certrail::test

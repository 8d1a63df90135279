// The engine against the twin for as long as one likes, on cases nobody has seen before:
//
//   twin_run MINUTES [SEED]
//
// Prints the seed it starts from, how far it is every minute, and at the end how many cases were
// compared. Ends with status 1 at the first difference, the case written to files here.
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>
#include <random>
#include <string>

#include "engine/ranking/false_claim.hpp"
#include "engine/ranking/rank_agreement.hpp"
#include "engine/ranking/twin_case.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"
#include "twin/twin.hpp"

namespace certrail::test {
namespace {

using Clock = std::chrono::steady_clock;

/// What the strata draw in narrow ranges is drawn in wide ones.
void vary(twin::Random& random, nlohmann::json& question) {
  if (random.chance(50)) question["top"] = random.pick(std::vector<int>{1, 2, 3, 7, 100});
  if (random.chance(30)) question["distinct"] = random.between(0, 100);
  nlohmann::json& profile = question["profile"];
  if (random.chance(30)) profile["hours_per_week"] = random.between(1, 80);
  nlohmann::json& limits = profile["limits"];
  if (!limits.is_object()) limits = nlohmann::json::object();
  if (random.chance(30)) limits["max_steps"] = random.between(1, 8);
  if (random.chance(20)) limits["budget_cents"] = random.between(0, 120'000);
  if (random.chance(10)) limits.erase("budget_cents");
  if (random.chance(10)) limits.erase("finish_by");
}

/// The whole answer, the bare list, and what is claimed within budgets of nodes.
std::string first_difference(const nlohmann::json& question, twin::Random& random, Ranker& warm) {
  CaseQuestion asked = question_of(question);
  const twin::Answer truth = twin::answer(question);
  Ranker fresh;
  std::string found = difference_from_twin(asked, truth, random.chance(50) ? warm : fresh);
  if (!found.empty()) return found;
  Ranking bare;
  found = disagreement(asked.engine, asked.question, warm, bare);
  if (!found.empty() || !truth.problem.empty()) return found;
  const std::uint64_t most = 2 * bare.nodes + 2;
  asked.question.budget.max_nodes = random.next() % most;
  found = disagreement(asked.engine, asked.question, warm, bare);
  if (!found.empty()) return found + " (max_nodes)";
  const auto cut_short = asked.engine.recommend(asked.question, warm);
  return cut_short ? false_claim(asked, *cut_short, truth) : "";
}

int run(double minutes, std::uint64_t first) {
  std::cout << "random cases from seed " << first << " for " << minutes << " minutes" << std::endl;
  const auto started = Clock::now();
  const auto elapsed = [&] {
    return std::chrono::duration<double>(Clock::now() - started).count() / 60;
  };
  std::uint64_t cases = 0;
  double said = 0;
  Ranker warm;
  for (std::uint64_t seed = first; elapsed() < minutes; ++seed) {
    for (const twin::Stratum stratum : twin::all_strata()) {
      twin::Random random(seed);
      nlohmann::json question = twin::generate(seed, stratum);
      vary(random, question);
      ++cases;
      const std::string found = first_difference(question, random, warm);
      if (found.empty()) continue;
      const std::string name = "case-" + twin::name_of(stratum) + "-" + std::to_string(seed);
      keep_case(question, name);
      std::cout << "a difference in stratum " << twin::name_of(stratum) << ", seed " << seed
                << ", files " << name << "-*:\n"
                << found << std::endl;
      return 1;
    }
    if (elapsed() >= said + 1) {
      said = elapsed();
      std::cout << cases << " cases" << std::endl;
    }
  }
  std::cout << cases << " cases compared, no difference" << std::endl;
  return 0;
}

}  // namespace
}  // namespace certrail::test

int main(int argc, char** argv) {
  if (argc < 2 || argc > 3 || std::atof(argv[1]) <= 0) {
    std::cerr << "usage: twin_run MINUTES [SEED]\n";
    return 2;
  }
  // Small enough that seeds counted up from it never wrap.
  const std::uint64_t seed =
      argc == 3 ? std::strtoull(argv[2], nullptr, 10) : std::random_device{}();
  return certrail::test::run(std::atof(argv[1]), seed);
}

// What a load of the shipped catalogue and an answer for each role cost, on one core.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "certrail/engine.hpp"

namespace {

using namespace certrail;

// Fixed, so that runs of different days compare.
constexpr Date kStart{20'779};  // 2026-11-22

const Engine& engine() {
  static const Engine loaded = [] {
    auto result = Engine::load(std::string(CERTRAIL_BENCH_DATA_DIR));
    if (!result) {
      for (const Problem& problem : result.error()) {
        std::fprintf(stderr, "%s\n", to_string(problem).c_str());
      }
      std::exit(4);
    }
    return std::move(*result);
  }();
  return loaded;
}

Question question(const std::string& role, int steps, int distinct) {
  Question q;
  q.profile.role.parts.push_back({role, 1});
  q.profile.start_on = kStart;
  q.profile.limits.max_steps = steps;
  q.distinct = distinct;
  return q;
}

void load(benchmark::State& state) {
  for (auto _ : state) {
    auto result = Engine::load(std::string(CERTRAIL_BENCH_DATA_DIR));
    benchmark::DoNotOptimize(result);
  }
}
BENCHMARK(load)->Unit(benchmark::kMillisecond);

/// The ten best sets for each role in turn; the time is that of one question.
void recommend(benchmark::State& state) {
  const auto steps = static_cast<int>(state.range(0));
  const auto distinct = static_cast<int>(state.range(1));
  Ranker ranker;
  std::size_t next = 0;
  double nodes = 0;
  for (auto _ : state) {
    const Role& role = engine().catalog().roles[next++ % engine().catalog().roles.size()];
    const auto answer = engine().recommend(question(role.id, steps, distinct), ranker);
    if (!answer || !answer->proven) return state.SkipWithError("no proven answer");
    nodes += static_cast<double>(answer->nodes);
  }
  state.counters["nodes"] = benchmark::Counter(nodes, benchmark::Counter::kAvgIterations);
}
BENCHMARK(recommend)
    ->ArgNames({"steps", "distinct"})
    ->ArgsProduct({{3, 4, 5, 6}, {100, 50}})
    ->Unit(benchmark::kMillisecond);

}  // namespace

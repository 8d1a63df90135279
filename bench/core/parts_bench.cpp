// What stands around a search: reading and loading the shipped data, reading a profile, setting up
// a question, the skills gap. Names are those of the table that ./dev bench core prints.
#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "certrail/engine.hpp"
#include "certrail/json.hpp"
#include "common/shipped.hpp"
#include "workload/lines.hpp"

namespace {

using namespace certrail;
using namespace certrail::bench;

const std::string& data() {
  static const std::string path = project_folder() + "/data";
  return path;
}

const Engine& engine() {
  static const Engine loaded = load_shipped();
  return loaded;
}

const std::vector<Profile>& open_profiles() {
  static const auto profiles = read_workload(engine().catalog(), Stratum::open);
  return profiles;
}

void read_files(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(read_data_directory(data()));
}

void load_and_validate(benchmark::State& state) {
  const auto documents = read_data_directory(data());
  for (auto _ : state) benchmark::DoNotOptimize(Engine::load(*documents));
}

void parse_one_profile(benchmark::State& state) {
  std::vector<std::string> lines;
  for (const Profile& profile : open_profiles()) lines.push_back(to_line(profile));
  std::size_t next = 0;
  for (auto _ : state) {
    const std::string& line = lines[next++ % lines.size()];
    benchmark::DoNotOptimize(parse_profile(engine().catalog(), line, "workload"));
  }
}

/// All that happens before a search: a budget of one node ends it at once.
void set_up(benchmark::State& state) {
  std::vector<Question> questions;
  for (const Profile& profile : open_profiles()) questions.push_back({profile, 10, 100, {1, {}}});
  Ranker ranker;
  Ranking answer;
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(engine().rank(questions[next++ % questions.size()], ranker, answer));
  }
}

/// Every certification as the only step: the search of one step for all that can be part of it.
void one_step(benchmark::State& state) {
  std::vector<Question> questions;
  for (const Profile& profile : open_profiles()) {
    questions.push_back({profile, 10, 100, {}});
    questions.back().profile.limits.max_steps = 1;
  }
  Ranker ranker;
  Ranking answer;
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(engine().rank(questions[next++ % questions.size()], ranker, answer));
  }
}

void gap(benchmark::State& state) {
  std::size_t next = 0;
  for (auto _ : state) {
    benchmark::DoNotOptimize(engine().gap(open_profiles()[next++ % open_profiles().size()]));
  }
}

/// The ten best with all their terms and notices, beside which `rank` leaves those out.
void recommend(benchmark::State& state) {
  Ranker ranker;
  std::size_t next = 0;
  for (auto _ : state) {
    const Profile& profile = open_profiles()[next++ % open_profiles().size()];
    Question question{profile, 10, 100, {}};
    question.profile.limits.max_steps = 3;
    benchmark::DoNotOptimize(engine().recommend(question, ranker));
  }
}

BENCHMARK(read_files)->Name("read the data files")->Unit(benchmark::kMicrosecond);
BENCHMARK(load_and_validate)->Name("parse and validate them")->Unit(benchmark::kMicrosecond);
BENCHMARK(parse_one_profile)->Name("parse a profile")->Unit(benchmark::kMicrosecond);
BENCHMARK(set_up)->Name("set up a question, 4 steps")->Unit(benchmark::kMicrosecond);
BENCHMARK(one_step)->Name("rank one step")->Unit(benchmark::kMicrosecond);
BENCHMARK(recommend)->Name("recommend 3 steps, explained")->Unit(benchmark::kMicrosecond);
BENCHMARK(gap)->Name("the skills gap")->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();

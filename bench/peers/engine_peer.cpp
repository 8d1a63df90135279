// Times Engine::rank for the comparison with other tools and prints times and answers as JSON.
//
//   peers_engine TOP ROUNDS TIME_LIMIT_MS DATA PROFILE [DATA PROFILE]...
//
// `first` is the first call of a new Ranker, `repeat` are ROUNDS later calls with its memory kept
// (fewer where they take over a second). The rounds go over all questions in turn, so that no
// question finds its own traces in the caches.
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/engine.hpp"
#include "certrail/json.hpp"

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

double microseconds_since(Clock::time_point start) {
  return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

struct Asked {
  const certrail::Engine* engine = nullptr;
  certrail::Question question;
  certrail::Ranking answer;
  double first = 0;
  std::vector<double> repeat;
  double spent = 0;  ///< on the repeats
};

constexpr double kEnough = 1e6;  ///< microseconds of repeats for one question

[[noreturn]] void stop(const std::string& why) {
  std::cerr << "peers_engine: " << why << '\n';
  std::exit(2);
}

std::string text_of(const std::string& name) {
  std::ifstream file(name);
  if (!file) stop("cannot read " + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

certrail::Engine load(const std::string& directory) {
  auto engine = certrail::Engine::load(directory);
  if (!engine) stop(certrail::to_json(engine.error()));
  return std::move(*engine);
}

double time_one(Asked& asked, certrail::Ranker& ranker) {
  const auto start = Clock::now();
  const auto problem = asked.engine->rank(asked.question, ranker, asked.answer);
  const double taken = microseconds_since(start);
  if (problem) stop(problem->detail);
  return taken;
}

json as_json(const Asked& asked) {
  json paths = json::array();
  for (const certrail::RankedPath& path : asked.answer.paths) {
    json order = json::array();
    for (const certrail::CertificationIndex c : path.exams()) {
      order.push_back(asked.engine->catalog().certifications[c].id);
    }
    paths.push_back({{"order", order},
                     {"claimed_score", path.score_ppm},
                     {"claimed_minutes", path.study_minutes},
                     {"claimed_fees", path.fee_cents}});
  }
  return {{"paths", paths},
          {"proven", asked.answer.proven},
          {"nodes", asked.answer.nodes},
          {"candidates", asked.answer.candidates},
          {"first_us", asked.first},
          {"repeat_us", asked.repeat}};
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 5 || arguments.size() % 2 != 1) {
    stop("usage: peers_engine TOP ROUNDS TIME_LIMIT_MS DATA PROFILE [DATA PROFILE]...");
  }
  const int top = std::stoi(arguments[0]);
  const int rounds = std::stoi(arguments[1]);
  const std::int64_t time_limit_ms = std::stoll(arguments[2]);

  std::map<std::string, certrail::Engine> engines;
  std::vector<Asked> all;
  for (std::size_t i = 3; i < arguments.size(); i += 2) {
    auto known = engines.find(arguments[i]);
    if (known == engines.end()) known = engines.emplace(arguments[i], load(arguments[i])).first;
    auto profile = certrail::parse_profile(known->second.catalog(), text_of(arguments[i + 1]),
                                           arguments[i + 1]);
    if (!profile) stop(certrail::to_json(profile.error()));
    Asked asked;
    asked.engine = &known->second;
    asked.question.profile = std::move(*profile);
    asked.question.top = top;
    asked.question.budget.time_limit_ms = time_limit_ms;
    all.push_back(std::move(asked));
  }

  for (Asked& asked : all) {
    certrail::Ranker fresh;
    asked.first = time_one(asked, fresh);
  }
  certrail::Ranker ranker;
  for (int round = 0; round < rounds; ++round) {
    for (Asked& asked : all) {
      if (asked.spent > kEnough) continue;
      asked.repeat.push_back(time_one(asked, ranker));
      asked.spent += asked.repeat.back();
    }
  }

  json results = json::array();
  for (const Asked& asked : all) results.push_back(as_json(asked));
  std::cout << results << '\n';
}

// rank_workload DATA WORKLOAD STEPS COUNT PASSES: ranks the first COUNT people of every file of the
// workload, PASSES times over; prints figures as JSON. Uses the public API alone, as it is built
// with engines of different age.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "certrail/engine.hpp"
#include "certrail/json.hpp"

namespace {

using namespace certrail;

[[noreturn]] void stop(const std::string& why) {
  std::fprintf(stderr, "rank_workload: %s\n", why.c_str());
  std::exit(1);
}

std::vector<Question> read_questions(const Catalog& catalog, const std::string& folder, int steps,
                                     int count) {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".ndjson") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Question> questions;
  for (const std::string& path : paths) {
    std::ifstream file(path);
    std::string line;
    for (int i = 0; i < count && std::getline(file, line); ++i) {
      auto profile = parse_profile(catalog, line, path);
      if (!profile) stop(to_string(profile.error().front()));
      Question question;
      question.profile = std::move(*profile);
      question.profile.limits.max_steps = steps;
      questions.push_back(std::move(question));
    }
  }
  if (questions.empty()) stop("no question in " + folder);
  return questions;
}

struct Pass {
  std::uint64_t nodes = 0;
  std::uint64_t answers = 0xcbf29ce484222325U;  ///< FNV-1a over scores and exams
  int proven = 0;

  void add(std::uint64_t number) { answers = (answers ^ number) * 0x100000001b3U; }
};

}  // namespace

/// Everything that is measured. Named in C, and never inlined, so that callgrind can be told to
/// count inside it alone.
extern "C" __attribute__((noinline)) void rank_everybody(const Engine& engine,
                                                         const std::vector<Question>& questions,
                                                         Ranker& ranker,
                                                         std::vector<Ranking>& answers) {
  for (std::size_t i = 0; i < questions.size(); ++i) {
    if (const auto problem = engine.rank(questions[i], ranker, answers[i])) {
      stop(to_string(*problem));
    }
  }
}

int main(int argc, char** argv) {
  if (argc != 6) stop("usage: rank_workload DATA WORKLOAD STEPS COUNT PASSES");
  const auto engine = Engine::load(std::string(argv[1]));
  if (!engine) stop(to_string(engine.error().front()));
  const auto questions =
      read_questions(engine->catalog(), argv[2], std::atoi(argv[3]), std::atoi(argv[4]));
  Ranker ranker;
  std::vector<Ranking> answers(questions.size());
  double least = 0;
  for (int pass = 0; pass < std::atoi(argv[5]); ++pass) {
    const auto begin = std::chrono::steady_clock::now();
    rank_everybody(*engine, questions, ranker, answers);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    least = pass == 0 ? took.count() : std::min(least, took.count());
  }
  Pass sum;
  for (const Ranking& answer : answers) {
    sum.nodes += answer.nodes;
    sum.proven += answer.proven;
    for (const RankedPath& path : answer.paths) {
      sum.add(static_cast<std::uint64_t>(path.score_ppm));
      for (const CertificationIndex exam : path.exams()) sum.add(exam);
    }
  }
  std::printf(
      "{\"questions\": %zu, \"seconds\": %.6f, \"nodes\": %llu, \"proven\": %d, "
      "\"answers\": \"%016llx\"}\n",
      questions.size(), least, static_cast<unsigned long long>(sum.nodes), sum.proven,
      static_cast<unsigned long long>(sum.answers));
  return 0;
}

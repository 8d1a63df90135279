#include "signature/signature.hpp"

#include <atomic>
#include <thread>

#include "common/fingerprint.hpp"
#include "common/shipped.hpp"

namespace certrail::bench {
namespace {

/// What one question adds to the two numbers.
struct Marks {
  std::uint64_t answer = 0;
  std::uint64_t search = 0;
};

std::uint64_t mark_of(const Catalog& catalog, const Ranking& ranking) {
  Fingerprint print;
  print.add(static_cast<std::uint64_t>(ranking.paths.size()));
  for (const RankedPath& path : ranking.paths) {
    print.add(path.score_ppm);
    print.add(path.study_minutes);
    print.add(path.fee_cents);
    print.add(static_cast<std::int64_t>(path.steps));
    for (std::size_t i = 0; i < path.exams().size(); ++i) {
      print.add(catalog.certifications[path.order[i]].id);
      print.add(static_cast<std::int64_t>(path.minutes_of_step[i]));
    }
  }
  print.add(static_cast<std::uint64_t>(ranking.proven ? 1 : 0));
  print.add(static_cast<std::int64_t>(ranking.proven_ranks));
  print.add(static_cast<std::uint64_t>(ranking.bound ? 1 : 0));
  print.add(ranking.bound.value_or(0));
  return print.value();
}

Marks marks_of(const Engine& engine, const SignedQuestion& asked, Ranker& ranker,
               Ranking& ranking) {
  if (const auto problem = engine.rank(asked.question, ranker, ranking)) stop({*problem});
  const std::uint64_t answer = mark_of(engine.catalog(), ranking);
  Fingerprint search;
  search.add(ranking.nodes);
  if (!asked.budgeted) return {answer, search.value()};
  search.add(answer);
  return {0, search.value()};
}

}  // namespace

Signature sign(const Engine& engine, const std::vector<SignedQuestion>& questions, int threads) {
  std::vector<Marks> marks(questions.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    Ranker ranker;
    Ranking ranking;
    for (std::size_t i = next++; i < questions.size(); i = next++) {
      marks[i] = marks_of(engine, questions[i], ranker, ranking);
    }
  };
  {
    std::vector<std::jthread> others;
    for (int i = 1; i < threads; ++i) others.emplace_back(work);
    work();
  }
  Fingerprint answers;
  Fingerprint search;
  for (const Marks& one : marks) {
    answers.add(one.answer);
    search.add(one.search);
  }
  return {questions.size(), answers.value(), search.value()};
}

}  // namespace certrail::bench

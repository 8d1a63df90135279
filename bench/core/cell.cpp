#include "core/cell.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <limits>
#include <thread>
#include <utility>

#include "common/shipped.hpp"
#include "core/memory.hpp"

namespace certrail::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// Noise of some microseconds does not matter to a question that takes this long: asked once.
constexpr double kLongMicroseconds = 20'000;

double microseconds_since(Clock::time_point begin) {
  return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

class Run {
 public:
  Run(const std::vector<Instances::Asked>& asked, const CellOptions& options) : asked_(asked) {
    for (const Instances::Asked& one : asked) {
      questions_.push_back(question_of(one.profile, options));
    }
    cell_.outcomes.resize(asked.size());
    for (Outcome& outcome : cell_.outcomes) {
      outcome.microseconds = std::numeric_limits<double>::infinity();
    }
  }

  Cell run(const CellOptions& options) {
    std::vector<Ranker> rankers(static_cast<std::size_t>(options.threads));
    std::vector<Ranking> answers(rankers.size());
    // Several threads are asked for throughput, so that every pass asks everything.
    const bool skip_long = options.threads == 1;
    cell_.seconds_of_pass = pass(rankers, answers, false);
    for (int i = 0; i < options.repeat; ++i) {
      const double seconds = pass(rankers, answers, skip_long);
      if (!skip_long) cell_.seconds_of_pass = std::min(cell_.seconds_of_pass, seconds);
    }
    const std::size_t before = bytes_in_use();
    rankers.clear();
    answers.clear();
    // Other threads' memory is not counted, so that only a lone Ranker can be told.
    if (options.threads == 1) cell_.bytes_of_ranker = before - bytes_in_use();
    cell_.peak_bytes = peak_bytes();
    return std::move(cell_);
  }

 private:
  double pass(std::vector<Ranker>& rankers, std::vector<Ranking>& answers, bool skip_long) {
    std::atomic<std::size_t> next{0};
    const auto work = [&](std::size_t thread) {
      for (std::size_t i = next++; i < questions_.size(); i = next++) {
        const double fastest = cell_.outcomes[i].microseconds;
        const bool asked = fastest < std::numeric_limits<double>::infinity();
        if (skip_long && asked && fastest > kLongMicroseconds) continue;
        ask(i, rankers[thread], answers[thread]);
      }
    };
    const auto begin = Clock::now();
    {
      std::vector<std::jthread> others;
      for (std::size_t i = 1; i < rankers.size(); ++i) others.emplace_back(work, i);
      work(0);
    }
    return microseconds_since(begin) / 1e6;
  }

  void ask(std::size_t i, Ranker& ranker, Ranking& answer) {
    const auto begin = Clock::now();
    const auto problem = asked_[i].engine->rank(questions_[i], ranker, answer);
    const double microseconds = microseconds_since(begin);
    if (problem) stop({*problem});
    Outcome& outcome = cell_.outcomes[i];
    outcome.microseconds = std::min(outcome.microseconds, microseconds);
    outcome.nodes = answer.nodes;
    outcome.candidates = answer.candidates;
    outcome.proven = answer.proven;
    outcome.feasible = !answer.paths.empty();
    outcome.gap_ppm.reset();
    if (!answer.proven && answer.bound && !answer.paths.empty()) {
      outcome.gap_ppm = std::max<std::int64_t>(0, *answer.bound - answer.paths.front().score_ppm);
    }
  }

  const std::vector<Instances::Asked>& asked_;
  std::vector<Question> questions_;
  Cell cell_;
};

}  // namespace

Question question_of(const Profile& profile, const CellOptions& options) {
  Question question;
  question.profile = profile;
  question.profile.limits.max_steps = options.steps;
  if (options.objective) question.profile.objective = *options.objective;
  question.top = options.top;
  question.distinct = options.distinct;
  question.budget = options.budget;
  return question;
}

Cell run_cell(const std::vector<Instances::Asked>& asked, const CellOptions& options) {
  return Run(asked, options).run(options);
}

}  // namespace certrail::bench

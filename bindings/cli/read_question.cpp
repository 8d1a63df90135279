#include <fmt/format.h>

#include <set>

#include "certrail/json.hpp"
#include "input.hpp"
#include "question_reader.hpp"

namespace certrail::cli {
namespace {

void refuse_repeated(QuestionReader& reader) {
  const std::set<std::string> repeatable = {"--have", "--skill", "--include", "--exclude"};
  for (const auto& [flag, values] : reader.flags.given) {
    if (values.size() < 2 || repeatable.count(flag) != 0) continue;
    reader.refuse(ProblemCode::wrong_use, flag, values[1],
                  fmt::format("given {} times, expected once", values.size()));
  }
}

void read_file(QuestionReader& reader, const std::optional<std::string>& text) {
  const std::string* path = reader.one("--profile");
  if (path == nullptr || !text) return;
  reader.asked.file = source_name(*path);
  Result<Profile, Problems> read = parse_profile(reader.catalog, *text, reader.asked.file);
  if (read) {
    reader.profile() = std::move(*read);
  } else {
    const Problems& wrong = read.error();
    reader.problems.insert(reader.problems.end(), wrong.begin(), wrong.end());
  }
}

void read_limits(QuestionReader& reader) {
  Limits& limits = reader.profile().limits;
  if (const auto steps = reader.number("--max-steps", 1, 8)) {
    limits.max_steps = static_cast<int>(*steps);
    reader.comes_from("/limits/max_steps", "--max-steps");
  }
  if (const auto cents = reader.number("--budget", 0, kMostDollars, 2)) {
    limits.budget_cents = *cents;
    reader.comes_from("/limits/budget_cents", "--budget");
  }
  if (const auto finish = reader.date("--finish-by")) {
    limits.finish_by = *finish;
    reader.comes_from("/limits/finish_by", "--finish-by");
  }
  if (const auto ppm = reader.number("--min-readiness", 0, 100, 4)) {
    limits.min_readiness_ppm = *ppm;
    reader.comes_from("/limits/min_readiness_ppm", "--min-readiness");
  }
}

void read_answer(QuestionReader& reader) {
  Question& question = reader.asked.question;
  if (const auto top = reader.number("--top", 1, 100)) question.top = static_cast<int>(*top);
  if (const auto distinct = reader.number("--distinct", 0, 100)) {
    question.distinct = static_cast<int>(*distinct);
  }
  if (const auto nodes = reader.number("--max-nodes", 1, kMostBudget)) {
    question.budget.max_nodes = static_cast<std::uint64_t>(*nodes);
  }
  if (const auto limit = reader.number("--time-limit", 0, kMostBudget)) {
    question.budget.time_limit_ms = *limit;
  }
}

void read_horizon(QuestionReader& reader) {
  Question& question = reader.asked.question;
  const std::string* horizon = reader.one("--horizon");
  if (horizon != nullptr && reader.profile().start_on) {
    question.horizon = reader.taken(span_end(*horizon, "--horizon", *reader.profile().start_on));
    reader.comes_from("/horizon", "--horizon");
  }
  const std::string* word = reader.one("--sort");
  if (word == nullptr) return;
  for (const PathOrder order : {PathOrder::rank, PathOrder::horizon, PathOrder::horizon_hours}) {
    if (to_string(order) == *word) question.order = order;
  }
  if (to_string(question.order) != *word) {
    reader.refuse(ProblemCode::invalid_value, "--sort", *word,
                  "expected rank, horizon or horizon-hours, found '" + *word + "'");
  } else if (question.order != PathOrder::rank && horizon == nullptr) {
    reader.refuse(ProblemCode::wrong_use, "--sort", *word, "needs --horizon, such as --horizon 3y");
  }
}

}  // namespace

Result<Asked, Problems> read_question(const Catalog& catalog, const ProfileFlags& flags,
                                      const std::optional<std::string>& profile,
                                      const Session& session) {
  QuestionReader reader{catalog, flags, {}, {}};
  reader.asked.question.top = 5;
  reader.asked.question.distinct = 50;
  refuse_repeated(reader);
  read_file(reader, profile);
  if (!reader.problems.empty()) return reader.problems;  // flags would only repeat what it spoils
  read_person(reader, session);
  read_aim(reader);
  read_clouds(reader);
  read_track(reader);
  read_limits(reader);
  read_answer(reader);
  read_horizon(reader);
  if (!reader.problems.empty()) return reader.problems;
  return std::move(reader.asked);
}

Problems traced(Problems problems, const Asked& asked) {
  for (Problem& problem : problems) {
    if (!problem.source.empty() || problem.origin != Origin::request) continue;
    // The field itself or the one it is in: "/held/0/id" is told by the flag of "/held/0".
    for (std::string at = problem.pointer; !at.empty(); at.resize(at.rfind('/'))) {
      const auto found = asked.flag_of.find(at);
      if (found == asked.flag_of.end()) continue;
      problem.source = found->second;
      problem.pointer.clear();
      break;
    }
    if (problem.source.empty()) problem.source = asked.file;
  }
  return problems;
}

}  // namespace certrail::cli

// What the files that turn flags into a question share.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "flag_values.hpp"
#include "problems.hpp"
#include "question.hpp"

namespace certrail::cli {

/// The question so far. Problems are collected, so that all that is wrong is said at once.
struct QuestionReader {
  const Catalog& catalog;
  const ProfileFlags& flags;
  Asked asked;
  Problems problems;

  Profile& profile() { return asked.question.profile; }

  /// All values of a flag, in the order typed.
  const std::vector<std::string>& all(const std::string& flag) const {
    static const std::vector<std::string> none;
    const auto found = flags.given.find(flag);
    return found == flags.given.end() ? none : found->second;
  }

  /// The value of a flag that is given once; null where it is not given.
  const std::string* one(const std::string& flag) const {
    const std::vector<std::string>& values = all(flag);
    return values.empty() ? nullptr : &values.front();
  }

  /// Remembers for problems that a field of the profile was set by a flag.
  void comes_from(const std::string& pointer, const std::string& flag) {
    asked.flag_of[pointer] = flag;
  }

  /// The value; else empty and one more problem.
  template <class T>
  std::optional<T> taken(Result<T> result) {
    if (result) return std::move(*result);
    problems.push_back(std::move(result.error()));
    return std::nullopt;
  }

  std::optional<std::int64_t> number(const std::string& flag, std::int64_t low, std::int64_t high,
                                     int places = 0) {
    const std::string* text = one(flag);
    return text == nullptr ? std::nullopt : taken(decimal(*text, flag, places, low, high));
  }

  std::optional<Date> date(const std::string& flag) {
    const std::string* text = one(flag);
    return text == nullptr ? std::nullopt : taken(day(*text, flag));
  }

  void refuse(ProblemCode code, const std::string& flag, const std::string& value,
              const std::string& detail) {
    problems.push_back(flag_problem(code, flag, value, detail));
  }
};

void read_person(QuestionReader& reader, const Session& session);  ///< held, skills, time, start
void read_clouds(QuestionReader& reader);                          ///< --prefer and --only
void read_aim(QuestionReader& reader);                             ///< role, market, wishes
void read_track(QuestionReader& reader);  ///< --track; after the clouds and the goal

}  // namespace certrail::cli

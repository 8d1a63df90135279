// Where readers of documents put the problems they find, so that all of them are reported.
#pragma once

#include <cstddef>
#include <string>
#include <utility>

#include "certrail/problem.hpp"

namespace certrail {

/// So many problems are kept; a document that is nothing but mistakes needs no longer list.
inline constexpr std::size_t kMaxProblems = 1000;

/// Collects the problems of documents of one origin. `source` names the document being read.
struct ProblemSink {
  Origin origin = Origin::request;
  std::string source;
  Problems problems;
  /// Looking for the nearest name compares the wrong one with all names. This many comparisons are
  /// made before suggestions are left out, so that bad input of any size is refused in no time.
  std::size_t comparisons_left = 2'000'000;

  bool full() const { return problems.size() >= kMaxProblems; }

  /// Adds a problem of the current document; nullptr if there is no room for more.
  Problem* add(ProblemCode code, std::string pointer, std::string detail, std::string value = {},
               std::string suggestion = {}) {
    if (full()) return nullptr;
    Problem problem;
    problem.code = code;
    problem.origin = origin;
    problem.source = source;
    problem.pointer = std::move(pointer);
    problem.detail = std::move(detail);
    problem.value = std::move(value);
    problem.suggestion = std::move(suggestion);
    problems.push_back(std::move(problem));
    return &problems.back();
  }
};

}  // namespace certrail

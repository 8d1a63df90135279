// Real requirement graphs of courses, whole or a part of them that stands on nothing outside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

namespace certrail::bench {

struct Course {
  std::string id;        ///< "utd:ACCT-2302"
  std::string provider;  ///< the graph it is from: "quatalog" or "utd"
  std::optional<int> credit_hours;
  nlohmann::json requires_;  ///< as in a catalogue: null, an id, or all_of, any_of, k_of
};

/// Both graphs, sorted by id. Throws std::runtime_error where a file of `folder` (bench/courses)
/// is missing or broken.
std::vector<Course> read_courses(const std::string& folder);

/// `count` courses drawn at random, each with enough of what it requires; all where there are
/// fewer. Requirements name only what was drawn. Sorted by id.
std::vector<Course> sample_courses(const std::vector<Course>& all, std::size_t count,
                                   std::uint64_t seed);

}  // namespace certrail::bench

// Courses as a catalogue that the engine loads: the requirements are real; skills, levels, hours,
// fees, roles and the market are drawn. Large where certifications are too few.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "certrail/engine.hpp"
#include "courses/course_graph.hpp"

namespace certrail::bench {

inline constexpr std::size_t kCourseSkills = 143;  ///< as many as the shipped data has
inline constexpr std::size_t kCourseRoles = 6;     ///< role_0 ..

/// Documents for Engine::load. `policy` is the text of the policy file to judge by. A course is
/// drawn by its id: it is the same in every catalogue of one seed, however large.
std::vector<Document> course_catalogue(const std::vector<Course>& courses,
                                       const std::string& policy, std::uint64_t seed);

/// A person who asks it: one of the roles, and some of the skills, from none to many.
Profile course_profile(std::uint64_t number);

}  // namespace certrail::bench

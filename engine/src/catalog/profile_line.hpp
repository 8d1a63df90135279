// A profile as one line of many: over defaults, with a name of the caller's own, and forgiving of
// held certifications that the catalogue does not know.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "certrail/problem.hpp"
#include "certrail/profile.hpp"
#include "certrail/result.hpp"

namespace certrail {

inline constexpr std::size_t kLongestPersonId = 200;  ///< bytes

/// What a caller calls a person; only repeated.
struct PersonId {
  std::string text;  ///< empty = none
  bool is_number = false;
  friend bool operator==(const PersonId&, const PersonId&) = default;
};

/// What a line says besides its profile.
struct ProfileLine {
  PersonId id;
  Problems warnings;  ///< unknown_id of held certifications, which are left out
  friend bool operator==(const ProfileLine&, const ProfileLine&) = default;
};

/// As parse_profile, but what a field does not name is what `defaults` has there: lists and
/// objects are taken whole, limits one by one.
Result<Profile, Problems> parse_profile_line(const Catalog& catalog, std::string_view text,
                                             const Profile& defaults, ProfileLine& line);

}  // namespace certrail

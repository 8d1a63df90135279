// The quick way from a line to its profile: for lines in which nothing is wrong or unusual, which
// is nearly all of them. The other lines are for parse_profile_line, which knows every problem.
#pragma once

#include <memory>
#include <string_view>

#include "catalog/profile_line.hpp"
#include "certrail/profile.hpp"

namespace certrail {

/// So many readable bytes must follow a line that is read; what they are does not matter.
inline constexpr std::size_t kLinePadding = 64;

/// Of one thread; keeps its memory from line to line.
class FastProfileReader {
 public:
  explicit FastProfileReader(const Catalog& catalog);
  ~FastProfileReader();

  /// True: `profile` and `line` are what parse_profile_line gives. False: it did not look closely,
  /// and both are of no meaning. `text` is followed by kLinePadding readable bytes.
  bool read(std::string_view text, const Profile& defaults, Profile& profile, ProfileLine& line);

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace certrail

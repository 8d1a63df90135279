// From flags as typed to a question that the engine can be asked.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "certrail/engine.hpp"
#include "session.hpp"

namespace certrail::cli {

/// As typed; nothing is checked before the data is there.
struct ProfileFlags {
  std::map<std::string, std::vector<std::string>> given;  ///< flag, such as "--role" -> its values
};

struct Asked {
  Question question;
  std::vector<Notice> assumed;                 ///< what the command line filled in
  std::string file;                            ///< --profile, as named in problems; may be empty
  std::map<std::string, std::string> flag_of;  ///< JSON pointer of a field -> the flag that set it
  const Track* track = nullptr;                ///< --track; in the catalogue
  std::optional<Goal> goal_beside_track;       ///< must be met as well
};

/// Where a track is asked for: makes it, for the clouds that `profile` wants, and the goal beside
/// it the goal of `profile`.
std::optional<Problem> add_track_goal(const Catalog& catalog, const Asked& asked, Profile& profile);

/// The profile file, of which `profile` is the text, with the flags over it; else every problem
/// found.
Result<Asked, Problems> read_question(const Catalog& catalog, const ProfileFlags& flags,
                                      const std::optional<std::string>& profile,
                                      const Session& session);

/// The engine's problems say where in a profile; this says which flag or file that was.
Problems traced(Problems problems, const Asked& asked);

}  // namespace certrail::cli

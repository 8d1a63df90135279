// The data with what somebody brings along: overlays, and own roles, markets and policies.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "certrail/engine.hpp"
#include "question.hpp"
#include "session.hpp"

namespace certrail::cli {

/// The data directory and the overlays, as of today.
Result<Engine, Problems> load_engine(const Session& session, Checks checks = Checks::needed);

/// The same; `name`, if it is the name of a file, as one more document of `folder`, such as
/// "roles".
Result<Engine, Problems> load_engine_with(const Session& session, std::string_view folder,
                                          const std::optional<std::string>& name);

struct Opened {
  Engine engine;
  std::optional<std::string> profile;  ///< the text of --profile
};

/// All that a question needs: also the files that flags and the profile name where an id may stand.
/// Overlays hold as of its first day.
Result<Opened, Problems> open_for(const ProfileFlags& flags, const Session& session);

}  // namespace certrail::cli

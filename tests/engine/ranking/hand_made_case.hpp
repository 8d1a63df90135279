// A case small enough to work out by hand.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace certrail::test {

/// Two neutral skills "s" and "t", of which the role "r" asks only for all of "t"; ease and worth
/// in proportion, knowing all saves all, nothing costs anything; at most two steps from
/// 2026-11-22, an hour of study a day. Without certifications.
nlohmann::json hand_made_case();

/// An exam of the skills in `exam_share`, each up to level 100, without fee, for that case.
nlohmann::json hand_made_exam(const std::string& id, int study_minutes,
                              const nlohmann::json& exam_share);

}  // namespace certrail::test

// Fields of a profile as the quick reader takes them. Each says false where it did not look
// closely, and what it fills is then of no meaning.
#pragma once

#include "batch/fast_values.hpp"
#include "batch/name_memo.hpp"
#include "catalog/profile_line.hpp"
#include "certrail/profile.hpp"

namespace certrail::fast {

using Find = const std::string* (NameMemo::*)(std::string_view);

bool read_id(const dom::element& value, PersonId& out);
bool read_mixture(NameMemo& names, Find find, const dom::element& value, Mixture& out);
bool read_skills(NameMemo& names, const dom::element& value, std::vector<KnownSkill>& out);
/// `warnings` gets the names that nothing has; these entries are left out.
bool read_held(NameMemo& names, const dom::element& value, std::vector<HeldCertification>& out,
               Problems& warnings);
bool read_preference(NameMemo& names, const dom::element& value, CloudPreference& out);
bool read_limits(const dom::element& value, Limits& out);
bool read_ids(NameMemo& names, const dom::element& value, std::vector<std::string>& out);
bool read_goal(NameMemo& names, const dom::element& value, Goal& out, int depth = kUsualGoalDepth);
bool read_objective(const dom::element& value, Objective& out);

}  // namespace certrail::fast

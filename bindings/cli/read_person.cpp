#include <algorithm>

#include "certrail/names.hpp"
#include "question_reader.hpp"

namespace certrail::cli {
namespace {

/// A flag overrules the file's entry of the same certification. The same one by two flags stays
/// twice, for the engine to refuse.
void read_held(QuestionReader& reader) {
  std::vector<HeldCertification>& held = reader.profile().held;
  const std::size_t from_file = held.size();
  for (const std::string& text : reader.all("--have")) {
    const HeldText typed = split_held(text);
    const auto certification =
        reader.taken(resolve_certification(reader.catalog, typed.name, "--have"));
    std::optional<Date> earned_on;
    if (typed.earned_on) {
      earned_on = reader.taken(day(std::string(*typed.earned_on), "--have"));
      if (!earned_on) continue;
    }
    if (!certification) continue;
    const std::string& id = reader.catalog.certifications[*certification].id;
    std::size_t place = 0;
    while (place < from_file && held[place].id != id) ++place;
    if (place == from_file) place = held.size();
    if (place == held.size()) held.emplace_back();
    held[place] = {id, earned_on};
    reader.comes_from("/held/" + std::to_string(place), "--have");
  }
}

void read_skills(QuestionReader& reader) {
  std::vector<KnownSkill>& skills = reader.profile().skills;
  std::vector<std::string> by_flag;
  for (const std::string& text : reader.all("--skill")) {
    const auto named = reader.taken(named_values(text, "--skill"));
    if (!named) continue;
    if (named->size() != 1 || named->front().value.empty()) {
      reader.refuse(ProblemCode::wrong_type, "--skill", text,
                    "expected ID=LEVEL such as python=70, found '" + text + "'");
      continue;
    }
    const auto skill = reader.taken(resolve_skill(reader.catalog, named->front().name, "--skill"));
    const auto level = reader.taken(whole_number(named->front().value, "--skill", 0, 100));
    if (!skill || !level) continue;
    const std::string& id = reader.catalog.skills[*skill].id;
    if (std::find(by_flag.begin(), by_flag.end(), id) != by_flag.end()) {
      reader.refuse(ProblemCode::duplicate_id, "--skill", text,
                    "the skill " + id + " is given a level twice");
      continue;
    }
    by_flag.push_back(id);
    std::erase_if(skills, [&](const KnownSkill& known) { return known.id == id; });
    skills.push_back({id, static_cast<int>(*level)});
    reader.comes_from("/skills/" + id, "--skill");
  }
}

}  // namespace

void read_person(QuestionReader& reader, const Session& session) {
  Profile& profile = reader.profile();
  read_held(reader);
  read_skills(reader);
  if (const auto years = reader.number("--experience", 0, 100, 4)) {
    profile.experience_months = static_cast<int>(*years * 12 / 10'000);  // full months only
    reader.comes_from("/experience_months", "--experience");
  }
  if (const auto hours = reader.number("--hours-per-week", 1, 80)) {
    profile.hours_per_week = static_cast<int>(*hours);
    reader.comes_from("/hours_per_week", "--hours-per-week");
  }
  if (const auto start = reader.date("--start")) {
    profile.start_on = *start;
    reader.comes_from("/start_on", "--start");
  } else if (!profile.start_on) {
    profile.start_on = session.environment.today;
    reader.asked.assumed.push_back(
        {"start-today", "Starts today, " + to_string(*profile.start_on) + ".", {}});
  }
}

}  // namespace certrail::cli

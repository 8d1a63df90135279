#include "exchange/skill_names.hpp"

#include <algorithm>
#include <array>

#include "exchange/name_key.hpp"

namespace certrail {
namespace {

constexpr std::size_t kLongestSkill = 200;  // bytes; longer ones match nothing

// On the scale of data/README.md, which has this table too.
constexpr std::array<LevelWord, 22> kLevelWords = {
    {{"awareness", 15}, {"novice", 15},     {"beginner", 30},     {"basic", 30},
     {"basics", 30},    {"elementary", 30}, {"foundational", 30}, {"fundamental", 30},
     {"junior", 30},    {"limited", 30},    {"intermediate", 60}, {"competent", 60},
     {"medium", 60},    {"working", 60},    {"advanced", 75},     {"proficient", 75},
     {"senior", 75},    {"strong", 75},     {"expert", 85},       {"master", 85},
     {"lead", 85},      {"guru", 85}}};

}  // namespace

SkillNames::SkillNames(const Catalog& catalog) {
  for (SkillIndex s = 0; s < catalog.skills.size(); ++s) {
    const Skill& skill = catalog.skills[s];
    std::vector<std::string> keys = {name_key(skill.id), name_key(skill.name)};
    for (const std::string& alias : skill.aliases) keys.push_back(name_key(alias));
    for (const std::string& key : keys) {
      if (key.empty()) continue;
      std::vector<SkillIndex>& skills = names_[key];
      if (skills.empty() || skills.back() != s) skills.push_back(s);
      near_.add(s, key);
    }
  }
}

SkillMatch SkillNames::match(std::string_view text) const {
  SkillMatch out;
  if (text.size() > kLongestSkill) return out;
  const auto add = [&](std::string_view part) {
    const auto found = names_.find(name_key(part));
    if (found == names_.end()) return;
    out.skills.insert(out.skills.end(), found->second.begin(), found->second.end());
  };
  add(text);
  if (out.skills.empty()) {
    const BracketParts parts = split_brackets(text);
    add(parts.outside);
    for (const std::string& inside : parts.inside) add(inside);
    std::sort(out.skills.begin(), out.skills.end());
    out.skills.erase(std::unique(out.skills.begin(), out.skills.end()), out.skills.end());
    if (out.skills.empty()) out.candidates = near_.near(name_key(parts.outside));
  }
  return out;
}

const LevelWord* level_of_word(std::string_view text) {
  if (text.size() > kLongestSkill) return nullptr;
  const std::string key = name_key(text);
  const LevelWord* lowest = nullptr;
  for (const std::string_view word : key_words(key)) {
    const auto found = std::find_if(kLevelWords.begin(), kLevelWords.end(),
                                    [&](const LevelWord& each) { return each.word == word; });
    if (found == kLevelWords.end()) continue;
    if (lowest == nullptr || found->level < lowest->level) lowest = &*found;
  }
  return lowest;
}

}  // namespace certrail

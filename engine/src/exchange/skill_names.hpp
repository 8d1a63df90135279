// From the words that résumés use for skills to those of the catalogue.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "certrail/catalog.hpp"
#include "exchange/near_names.hpp"

namespace certrail {

struct SkillMatch {
  std::vector<SkillIndex> skills;      ///< one: found; several: ambiguous; ascending
  std::vector<SkillIndex> candidates;  ///< nothing found: nearest first; may be empty
};

/// Immutable once made.
class SkillNames {
 public:
  explicit SkillNames(const Catalog& catalog);

  /// By id, name or alias; "Python (Programming Language)" and "Continuous Integration (CI/CD)" by
  /// what is outside of the brackets or in them.
  SkillMatch match(std::string_view text) const;

 private:
  std::unordered_map<std::string, std::vector<SkillIndex>> names_;
  NearNames near_;
};

/// The level that a word such as "Intermediate" stands for: see data/README.md. Of several words
/// the lowest: an "advanced beginner" is a beginner. Empty for a word that is not known.
struct LevelWord {
  std::string_view word;
  int level;
};
const LevelWord* level_of_word(std::string_view text);

/// Where nothing is said: does standard tasks with help.
inline constexpr int kAssumedLevel = 45;

}  // namespace certrail

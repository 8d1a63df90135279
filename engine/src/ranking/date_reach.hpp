// Whether an exam that soon ends can be sat at all: exactly, by trying what could come before it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ranking/chosen_set.hpp"
#include "ranking/known_after.hpp"
#include "scoring/instance.hpp"

namespace certrail {

class DateReach {
 public:
  /// `known_after` must be prepared for the same instance, and outlive this.
  void prepare(const Instance& instance, KnownAfter& known_after);

  /// Can `item` be sat by its last day after at most `earlier` others, requirements aside? May say
  /// yes where finding out takes too long.
  bool can_be_sat(Item item, int earlier);

 private:
  struct Helper {
    Item item;
    std::int64_t takes;  ///< minutes from here
    std::int64_t saves;  ///< minutes of the exam in question, from here
  };

  bool try_helpers(std::int64_t elapsed, int left);
  std::int64_t minutes_after(Item item, std::int64_t known) const;
  std::int64_t takes_at_least(Item item, std::int64_t known, int after);

  const Instance* in_ = nullptr;
  KnownAfter* known_after_ = nullptr;
  Item item_ = 0;
  std::int64_t looks_left_ = 0;
  ChosenSet before_;
  std::vector<std::int64_t> known_later_;  ///< items x kMaxSteps: most_known, -1 = not asked yet
  std::array<std::vector<Helper>, kMaxSteps> helpers_;
};

}  // namespace certrail

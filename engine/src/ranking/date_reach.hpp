// Whether an exam that soon ends can be sat at all: exactly, by trying what could come before it.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "ranking/known_after.hpp"
#include "scoring/instance.hpp"

namespace certrail {

class DateReach {
 public:
  /// `known_after` must be prepared for the same instance, and outlive this.
  void prepare(const Instance& instance, KnownAfter& known_after);

  /// Leaves off sooner, for a search that may open so few nodes.
  void spend_no_more_than(std::uint64_t nodes);

  enum class InTime { yes, no, maybe };

  /// Can `item` be sat by its last day after at most `earlier` others, requirements aside? What is
  /// seen at once.
  InTime at_a_glance(Item item, int earlier) const;

  /// The same by trying them. May say yes where finding out takes too long.
  bool can_be_sat(Item item, int earlier);

 private:
  struct Helper {
    Item item = 0;
    std::int64_t takes_now = 0;    ///< minutes, here
    std::int64_t takes_later = 0;  ///< minutes wherever it comes below this level, at least
    std::int64_t saves = 0;        ///< minutes of the exam in question, at most
  };

  /// One step on the way down.
  struct Level {
    std::vector<Rank8> ranks;  ///< per skill, what those before have reached; unused at depth 0
    std::vector<Helper> helpers;
    Item tried = kNoItem;  ///< of these, on the way down
  };

  bool try_helpers(std::int64_t elapsed, int left);
  std::int64_t minutes_after(Item item, std::int64_t known) const;

  const Instance* in_ = nullptr;
  KnownAfter* known_after_ = nullptr;
  Item item_ = 0;
  std::int64_t looks_left_ = 0;
  std::size_t depth_ = 0;
  std::array<Level, kMaxSteps> levels_;
};

}  // namespace certrail

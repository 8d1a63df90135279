// Study times of a growing set of exams: of each member after every subset of the others.
//
// What is known of an exam is a sum over its skills, and on one skill only the best that came
// before counts. So per member and skill there is a lane of what each subset of the other members
// adds over the starting level; a further member doubles every lane by one maximum.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "scoring/instance.hpp"

namespace certrail {

class StudyTimes {
 public:
  /// Bits of positions in the order of adding.
  using Subset = std::uint32_t;

  void reset(const Instance& instance);

  /// Adds a member at position `size()`. After `last` only `remove` may follow, which is cheaper.
  void add(Item item, bool last);

  /// Until the next call of another function, `minutes` tells those of the members after subsets
  /// with `item` as well, as position `size()`. Not after a `last` one.
  void preview(Item item);

  /// Takes the latest member away.
  void remove() { --size_; }

  int size() const { return size_; }

  /// Minutes of a member after the members of `before`, which it is not one of.
  std::int32_t minutes(std::size_t member, Subset before) const {
    const Subset below = (Subset{1} << member) - 1;
    return members_[member].minutes[(before & below) | (before >> 1 & ~below)];
  }

  /// What `earlier` alone adds to what is known of an exam's skill at the start, ppm of the exam.
  static std::int32_t more_known(const Instance& in, const ExamSkill& exam,
                                 std::int32_t known_at_start, const Rank8* earlier) {
    const std::int32_t known =
        in.tables->known[exam.cells + std::min(exam.rank, earlier[exam.skill])];
    return std::max(0, known - known_at_start);
  }

 private:
  /// Everything is indexed by subsets of the other members: bits above its own move down by one.
  struct Member {
    Item item = 0;
    std::array<std::int32_t, 1 << (kMaxSteps - 1)> known{};
    std::array<std::int32_t, 1 << (kMaxSteps - 1)> minutes{};
    std::vector<std::int32_t> lanes;  ///< exam skills x lane_size_; not of the last member
  };

  void begin(Item item, bool last);
  void extend(Member& member, Item item, bool last);
  void set_minutes(Member& member, Subset first, Subset end) const;

  const Instance* in_ = nullptr;
  int size_ = 0;
  std::size_t lane_size_ = 0;  ///< subsets, and room behind the last, used with it
  std::array<Member, kMaxSteps> members_;
};

}  // namespace certrail

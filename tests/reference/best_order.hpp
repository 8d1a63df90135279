// The best order of one set of steps, by trying every last step of every part of it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "reference/tables.hpp"

namespace certrail::reference {

struct BestOrder {
  std::vector<Item> order;
  std::vector<std::int64_t> minutes_of_step;
  std::int64_t minutes = 0;
  twin::Day finish_on = 0;  // the day of the last exam
};

// The best order of a set ends in some step, and up to there it is the best order of the rest:
// what the rest makes known, which requirements it meets and which first days bind it does not
// depend on its order, and less time so far is never worse.
class BestOrders {
 public:
  explicit BestOrders(const Tables& tables) : tables_(&tables) {}  // borrowed

  // Least minutes, of equals the first as a sequence of ids; nothing where no order is valid: a
  // requirement missing, an exam too late. At most 8 steps, none twice, in any order.
  std::optional<BestOrder> of(std::span<const Item> set);

 private:
  static constexpr std::size_t kMost = 8;

  // A part of the set, one bit a step, in its best order.
  struct Part {
    bool valid = false;
    std::size_t count = 0;
    std::array<std::uint8_t, kMost> order{};
    std::array<std::int64_t, kMost> minutes_of_step{};
    std::int64_t minutes = 0;
    twin::Day first_day = 0;  // the latest of its steps
    twin::Day exam_on = 0;
    Levels levels;
  };

  const StepTable& step(std::size_t k) const;
  const twin::Certification& certification(std::size_t k) const;
  bool requirement_holds(std::size_t before, std::size_t last) const;
  void extend(std::size_t before, std::size_t last, Part& best) const;

  const Tables* tables_;
  std::array<Item, kMost> set_{};  // ascending, which is ascending by id
  std::size_t count_ = 0;
  std::array<Part, 1U << kMost> parts_;
};

}  // namespace certrail::reference

#include "ranking/known_after.hpp"

#include "ranking/study_times.hpp"

namespace certrail {

void KnownAfter::prepare(const Instance& instance) {
  in_ = &instance;
  row_of_.assign(instance.items(), kNone);
  rows_.clear();
}

bool KnownAfter::add_row(Item item) {
  constexpr std::size_t kMostFigures = 16'000'000;  // 64 MB
  if (rows_.size() + 2 * in_->items() > kMostFigures) return false;
  row_of_[item] = rows_.size();
  rows_.resize(rows_.size() + 2 * in_->items(), -1);
  rows_[row_of_[item] + item] = 0;
  rows_[row_of_[item] + in_->items() + item] = 0;
  return true;
}

std::int32_t KnownAfter::more_known(Item item, const Rank8* ranks) const {
  const std::int32_t* at_start = in_->known_at_start.data() + in_->first_exam_skill(item);
  std::int32_t known = 0;
  for (const ExamSkill& exam : in_->exam_of(item)) {
    known += StudyTimes::more_known(*in_, exam, *at_start++, ranks);
  }
  return known;
}

}  // namespace certrail

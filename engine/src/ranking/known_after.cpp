#include "ranking/known_after.hpp"

#include <algorithm>

#include "ranking/study_times.hpp"

namespace certrail {

void KnownAfter::prepare(const Instance& instance) {
  in_ = &instance;
  row_of_.assign(kRows * instance.items(), kNone);
  rows_.clear();
}

const std::int32_t* KnownAfter::add_row(Item item, Fill fill, std::size_t which) {
  constexpr std::size_t kMostFigures = 16'000'000;  // 64 MB
  const std::size_t size = in_->compiled->catalog.certifications.size();
  if (rows_.size() + size > kMostFigures) prepare(*in_);
  const std::size_t at = rows_.size();
  row_of_[kRows * item + which] = static_cast<std::uint32_t>(at);
  rows_.resize(at + size, 0);
  std::int32_t* row = rows_.data() + at;
  (this->*fill)(item, row);
  row[in_->certification[item]] = 0;
  return row;
}

void KnownAfter::fill_after(Item item, std::int32_t* row) const {
  const CompiledCatalog& compiled = *in_->compiled;
  const std::int32_t* at_start = in_->known_at_start.data() + in_->first_exam_skill(item);
  for (const ExamSkill& exam : in_->exam_of(item)) {
    const std::int32_t known_now = *at_start++;
    const std::int32_t* known = in_->tables->known.data() + exam.cells;
    const Rank8* rank = compiled.lane_rank.data() + compiled.lane_begin[exam.skill];
    for (const Examiner& other : compiled.examiners_of(exam.skill)) {
      row[other.certification] += std::max(0, known[std::min(*rank++, exam.rank)] - known_now);
    }
  }
}

void KnownAfter::fill_before(Item item, std::int32_t* row) const {
  const CompiledCatalog& compiled = *in_->compiled;
  for (const ExamSkill& exam : in_->exam_of(item)) {
    const std::int32_t* known =
        in_->tables->known_column.data() + compiled.column(exam.skill, exam.rank);
    for (const Examiner& other : compiled.examiners_of(exam.skill)) {
      row[other.certification] += std::max(0, *known++ - in_->known_at_start[other.exam_skill]);
    }
  }
}

void KnownAfter::fill_saved(Item item, FineMinutes* row) const {
  const CompiledCatalog& compiled = *in_->compiled;
  std::uint32_t exam_skill = in_->first_exam_skill(item);
  for (const ExamSkill& exam : in_->exam_of(item)) {
    const FineMinutes at_start = in_->saved_at_start(item, exam_skill);
    const FineMinutes* saved = in_->tables->saved_time.data() + compiled.time_row[exam_skill];
    const Rank8* rank = compiled.lane_rank.data() + compiled.lane_begin[exam.skill];
    for (const Examiner& other : compiled.examiners_of(exam.skill)) {
      row[other.certification] += std::max(0, saved[*rank++] - at_start);
    }
    ++exam_skill;
  }
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

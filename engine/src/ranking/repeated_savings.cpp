#include "ranking/repeated_savings.hpp"

#include <algorithm>

#include "ranking/four_figures.hpp"

namespace certrail {

namespace {

constexpr std::size_t kMostCells = 104;  ///< of a row: a rank for each level from 0 to 100

}  // namespace

void RepeatedSavings::reset(const Instance& instance) {
  in_ = &instance;
  items_.clear();
  learners_.resize(instance.compiled->skills());
  for (Learners& learners : learners_) learners.size = 0;
  rows_end_ = kMostCells;
  if (rows_.size() < rows_end_) rows_.resize(rows_end_, 0);
  newest_.clear();
}

void RepeatedSavings::follow(std::span<const Item> chosen) {
  // The newest is always pushed anew, so that more_ tells of it.
  std::size_t same = 0;
  while (same + 1 < chosen.size() && same < items_.size() && items_[same] == chosen[same]) ++same;
  while (items_.size() > same) pop();
  for (; same < chosen.size(); ++same) push(chosen[same]);
}

void RepeatedSavings::push(Item newest) {
  items_.push_back(newest);
  newest_.clear();
  std::uint32_t exam_skill = in_->first_exam_skill(newest);
  for (const ExamSkill& exam : in_->exam_of(newest)) {
    Learners& learners = learners_[exam.skill];
    Learner& learner = learners.of[learners.size++];
    learner.saved = in_->tables->saved_time.data() + in_->compiled->time_row[exam_skill];
    learner.saved_at_start = in_->saved_at_start(newest, exam_skill);
    learner.rank = exam.rank;
    learner.repeated = 0;
    if (learners.size > 1) compare(exam.skill, learners);
    ++exam_skill;
  }
}

/// Makes the row of the newest of the learners.
void RepeatedSavings::compare(SkillIndex skill, Learners& learners) {
  const std::size_t cells = in_->compiled->time_cells(skill);
  const std::size_t above = learners.of[learners.size - 2].repeated;
  const std::size_t begin = rows_end_;
  learners.of[learners.size - 1].repeated = static_cast<std::uint32_t>(begin);
  rows_end_ += cells;
  if (rows_.size() < rows_end_) rows_.resize(2 * rows_end_);
  const std::size_t more = newest_.size() * kMostCells;
  newest_.push_back({skill, static_cast<std::uint32_t>(more)});
  if (more_.size() < more + kMostCells) more_.resize(2 * (more + kMostCells));
  std::array<const Learner*, kMaxSteps> of{};  // ascending by rank
  for (std::size_t i = 0; i < learners.size; ++i) {
    const Learner* const one = &learners.of[i];
    std::size_t place = i;
    for (; place > 0 && of[place - 1]->rank > one->rank; --place) of[place] = of[place - 1];
    of[place] = one;
  }
  // What each has known before: at the start, and after each that stands before it.
  std::array<std::array<Together, kMaxSteps>, kMaxSteps> known;
  for (std::size_t i = 0; i < learners.size; ++i) {
    known[i][i] = each(of[i]->saved_at_start);
    for (std::size_t j = 0; j < i; ++j) {
      known[i][j] = each(std::max(of[i]->saved_at_start, of[i]->saved[of[j]->rank]));
    }
  }
  for (std::size_t cell = 0; cell < cells; cell += kTogether) {
    // The most along chains that end at each; at the last it is the most of all, as a chain that
    // goes on loses nothing.
    std::array<Together, kMaxSteps> along;
    Together sum{};
    for (std::size_t i = 0; i < learners.size; ++i) {
      const Together saved = load(of[i]->saved + cell);
      Together most = larger(saved - known[i][i], Together{});
      sum += most;
      for (std::size_t j = 0; j < i; ++j) {
        most = larger(most, along[j] + larger(saved - known[i][j], Together{}));
      }
      along[i] = most;
    }
    const Together repeated = sum - along[learners.size - 1];
    store(repeated, rows_.data() + begin + cell);
    store(repeated - load(rows_.data() + above + cell), more_.data() + more + cell);
  }
}

void RepeatedSavings::pop() {
  for (const ExamSkill& exam : in_->exam_of(items_.back())) {
    Learners& learners = learners_[exam.skill];
    if (learners.size > 1) rows_end_ -= in_->compiled->time_cells(exam.skill);
    --learners.size;
  }
  items_.pop_back();
}

}  // namespace certrail

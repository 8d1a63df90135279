#include "ranking/known_after.hpp"

#include <algorithm>

namespace certrail {

void more_known_after(const Instance& in, Item item, std::vector<std::int64_t>& known) {
  known.assign(in.items(), 0);
  for (std::size_t k = 0; k < in.exam_skills(item); ++k) {
    const ExamSkill& exam = in.exam_of(item)[k];
    const Level8 start = in.start_level[exam.skill];
    if (start >= exam.level) continue;
    const std::int64_t known_at_start = known_ppm(in, exam, start);
    const Level8* level = in.levels.data() + exam.skill;
    for (std::int64_t& sum : known) {
      if (*level > start) sum += known_ppm(in, exam, *level) - known_at_start;
      level += in.skills;
    }
  }
  known[item] = 0;
}

}  // namespace certrail

// The catalogue's exams as matrices: one row a certification, one column a skill.
#pragma once

#include <Eigen/Core>
#include <cstdint>

#include "certrail/catalog.hpp"

namespace certrail {

using Level8 = std::uint8_t;  ///< a level in percent, 0..100
using Rank8 = std::uint8_t;   ///< a position among the levels attested of a skill
using LevelMatrix = Eigen::Array<Level8, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using ShareMatrix = Eigen::Array<std::int32_t, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using LevelVector = Eigen::Array<Level8, 1, Eigen::Dynamic>;
using PpmVector = Eigen::Array<std::int64_t, 1, Eigen::Dynamic>;

/// certifications x skills; a cell is 0 where the exam does not examine the skill.
struct SkillMatrix {
  LevelMatrix attests;     ///< percent
  ShareMatrix exam_share;  ///< ppm, rows sum to 1,000,000
};

SkillMatrix make_skill_matrix(const Catalog& catalog);

}  // namespace certrail

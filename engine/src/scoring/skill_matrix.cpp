#include "scoring/skill_matrix.hpp"

namespace certrail {

SkillMatrix make_skill_matrix(const Catalog& catalog) {
  const auto rows = static_cast<Eigen::Index>(catalog.certifications.size());
  const auto columns = static_cast<Eigen::Index>(catalog.skills.size());
  SkillMatrix matrix{LevelMatrix::Zero(rows, columns), ShareMatrix::Zero(rows, columns)};
  for (Eigen::Index row = 0; row < rows; ++row) {
    for (const Attestation& a :
         catalog.certifications[static_cast<std::size_t>(row)].attestations) {
      matrix.attests(row, a.skill) = static_cast<Level8>(a.level);
      matrix.exam_share(row, a.skill) = static_cast<std::int32_t>(a.exam_share);
    }
  }
  return matrix;
}

}  // namespace certrail

#include "support/gather_people.hpp"

#include <stdexcept>

#include "scoring/candidates.hpp"
#if __has_include("scoring/compiled_catalog.hpp")
#include "scoring/compiled_catalog.hpp"
#else
#include "graph/reachability.hpp"
#endif

namespace certrail::test {

#if __has_include("scoring/compiled_catalog.hpp")
FirstStageBatch gather_people(const Catalog& catalog, std::span<const Profile> profiles) {
  const CompiledCatalog compiled(catalog);
  Assessment assessment;
  CandidateScratch scratch;
  std::vector<bool> open;
  FirstStageBatch batch;
  for (const Profile& profile : profiles) {
    const auto problem = assess(compiled, profile, assessment);
    if (problem) throw std::runtime_error(to_string(*problem));
    find_candidates(compiled, assessment, scratch, open);
    batch.add(catalog, assessment, open);
  }
  return batch;
}
#else
FirstStageBatch gather_people(const Catalog& catalog, std::span<const Profile> profiles) {
  const SkillMatrix matrix = make_skill_matrix(catalog);
  const std::vector<CoveredBy> covered = covered_by(catalog);
  FirstStageBatch batch;
  for (const Profile& profile : profiles) {
    const auto assessment = assess(catalog, matrix, profile);
    if (!assessment) throw std::runtime_error(to_string(assessment.error()));
    batch.add(catalog, *assessment, candidates(catalog, covered, *assessment));
  }
  return batch;
}
#endif

}  // namespace certrail::test

#include "support/gather_people.hpp"

#include <stdexcept>

#include "scoring/candidates.hpp"
#include "scoring/compiled_catalog.hpp"

namespace certrail::test {

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

}  // namespace certrail::test

// The packed catalogue holds what the catalogue says, and rounds to the safe side.
#include "scoring/compiled_catalog.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "engine/ranking/compiled_case.hpp"
#include "support/catch.hpp"
#include "support/shipped.hpp"
#include "twin/generator.hpp"

namespace certrail::test {
namespace {

/// What attests a skill in a certification; nothing where it is not examined.
const Attestation* attestation_of(const Certification& c, SkillIndex skill) {
  const auto found = std::find_if(c.attestations.begin(), c.attestations.end(),
                                  [&](const Attestation& at) { return at.skill == skill; });
  return found == c.attestations.end() ? nullptr : &*found;
}

void check_ranks(const CompiledCatalog& compiled) {
  const Catalog& catalog = compiled.catalog;
  for (SkillIndex s = 0; s < catalog.skills.size(); ++s) {
    const Level8* levels = compiled.rank_level.data() + compiled.rank_begin[s];
    CHECK(levels[0] == 0);
    for (std::uint32_t r = 1; r < compiled.ranks(s); ++r) CHECK(levels[r - 1] < levels[r]);
    for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
      const Attestation* at = attestation_of(catalog.certifications[c], s);
      const Rank8 rank = compiled.ranks_of(c)[s];
      REQUIRE(rank < compiled.ranks(s));
      CHECK(levels[rank] == (at == nullptr ? 0 : at->level));
    }
  }
}

/// The lanes of a skill are its examiners, those who attest most first, then filled up.
void check_lanes(const CompiledCatalog& compiled, SkillIndex s) {
  const auto examiners = compiled.examiners_of(s);
  const std::uint32_t first = compiled.lane_begin[s];
  CHECK(compiled.lanes(s) % kLanes == 0);
  REQUIRE(compiled.lanes(s) >= examiners.size());
  CHECK(compiled.lanes(s) < examiners.size() + kLanes);
  for (std::uint32_t lane = 0; lane < compiled.lanes(s); ++lane) {
    const Rank8 rank = compiled.lane_rank[first + lane];
    if (lane > 0) CHECK(rank <= compiled.lane_rank[first + lane - 1]);
    if (lane >= examiners.size()) {
      CHECK(rank == 0);
      continue;
    }
    const ExamSkill& exam = compiled.exam[examiners[lane].exam_skill];
    CHECK(exam.lane == first + lane);
    CHECK(exam.rank == rank);
  }
  // One column cell for each rank and lane.
  CHECK(compiled.column_begin[s + 1] - compiled.column_begin[s] ==
        compiled.ranks(s) * compiled.lanes(s));
}

/// Exams, and who examines a skill; the cells follow each other without gaps.
void check_exams(const CompiledCatalog& compiled) {
  const Catalog& catalog = compiled.catalog;
  std::vector<int> examiners(catalog.skills.size(), 0);
  std::size_t cells = 0;
  for (CertificationIndex c = 0; c < catalog.certifications.size(); ++c) {
    const auto& attestations = catalog.certifications[c].attestations;
    REQUIRE(compiled.exam_begin[c + 1] - compiled.exam_begin[c] == attestations.size());
    for (std::size_t k = 0; k < attestations.size(); ++k) {
      const ExamSkill& exam = compiled.exam[compiled.exam_begin[c] + k];
      CHECK(exam.skill == attestations[k].skill);
      CHECK(exam.level == attestations[k].level);
      CHECK(exam.share == attestations[k].exam_share);
      CHECK(exam.rank == compiled.ranks_of(c)[exam.skill]);
      CHECK(exam.cells == cells);
      cells += std::size_t{exam.rank} + 1;
      ++examiners[exam.skill];
      const ExamLane& lane = compiled.exam_lane[compiled.exam_begin[c] + k];
      CHECK(lane.skill == exam.skill);
      CHECK(lane.lane == exam.lane);
    }
  }
  CHECK(compiled.cells == cells);
  for (SkillIndex s = 0; s < catalog.skills.size(); ++s) {
    check_lanes(compiled, s);
    const std::uint32_t end = compiled.examiner_begin[s + 1];
    CHECK(end - compiled.examiner_begin[s] == static_cast<std::uint32_t>(examiners[s]));
    for (std::uint32_t x = compiled.examiner_begin[s]; x < end; ++x) {
      const Examiner& examiner = compiled.examiners[x];
      CHECK(compiled.exam[examiner.exam_skill].skill == s);
      CHECK(examiner.exam_skill >= compiled.exam_begin[examiner.certification]);
      CHECK(examiner.exam_skill < compiled.exam_begin[examiner.certification + 1]);
    }
  }
}

void check_families(const CompiledCatalog& compiled) {
  const auto& all = compiled.catalog.certifications;
  for (CertificationIndex a = 0; a < all.size(); ++a) {
    REQUIRE(compiled.family[a] < compiled.families);
    for (CertificationIndex b = 0; b < a; ++b) {
      CHECK((compiled.family[a] == compiled.family[b]) == (all[a].family == all[b].family));
    }
  }
}

}  // namespace

TEST_CASE("Ranks and exams are the catalogue's levels and back", "[compiled]") {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases_at_most(10); ++seed) {
      const auto compiled = compile_case(twin::generate(seed, stratum));
      if (!compiled) continue;
      check_ranks(*compiled->catalog);
      check_exams(*compiled->catalog);
      check_families(*compiled->catalog);
    }
  }
  const Engine shipped = shipped_engine();
  const CompiledCatalog compiled(shipped.catalog());
  check_ranks(compiled);
  check_exams(compiled);
  check_families(compiled);
}

}  // namespace certrail::test

// Which certifications could be part of an answer.
#pragma once

#include <cstdint>
#include <vector>

#include "scoring/assessment.hpp"

namespace certrail {

/// Scratch of find_candidates, kept from question to question.
struct CandidateScratch {
  std::vector<bool> named;  ///< by the person, so that no preference bans it
  std::vector<bool> included;
  std::vector<bool> excluded;
  std::vector<bool> held_family;
  std::vector<bool> reached;
  std::vector<CertificationIndex> open;
};

/// `open` per certification: neither ruled out by itself, nor out of reach of any order of others.
void find_candidates(const CompiledCatalog& compiled, const Assessment& assessment,
                     CandidateScratch& scratch, std::vector<bool>& open);

/// Keeps of `open` what some order of them reaches from what is held.
void drop_unreachable(const CompiledCatalog& compiled, const Assessment& assessment,
                      CandidateScratch& scratch, std::vector<bool>& open);

}  // namespace certrail

// The first stage from inside the engine: with a chosen instruction set, and for people that have
// been assessed.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "certrail/first_stage.hpp"
#include "scoring/assessment.hpp"
#include "scoring/first_stage_tables.hpp"
#include "scoring/simd.hpp"

namespace certrail {

/// FirstStage::rank with an instruction set that this machine has.
void rank_first_stage(const FirstStageTables& tables, Simd simd, const FirstStageAsks& asks,
                      const FirstStagePeople& people, std::size_t top, FirstStagePick* picks);

/// People gathered one by one; equal asks are kept once. Assign {} to start anew.
class FirstStageBatch {
 public:
  /// All with the same catalogue and policy. Closed is what is no candidate of the assessment
  /// (`candidates`) and what requires something that is not held.
  void add(const Catalog& catalog, const Assessment& assessment,
           const std::vector<bool>& candidates);

  FirstStageAsks asks() const;
  FirstStagePeople people() const;

 private:
  std::uint32_t find_or_add_ask(const Assessment& assessment);

  std::unordered_multimap<std::uint64_t, std::uint32_t> ask_by_hash_;
  std::size_t ask_count_ = 0;
  std::vector<std::int32_t> weight_;
  std::vector<std::uint8_t> need_;
  std::vector<std::int32_t> credential_;
  std::vector<std::int32_t> other_cloud_;
  std::vector<std::uint32_t> ask_;
  std::vector<std::uint8_t> level_;
  std::vector<std::uint8_t> closed_;
};

}  // namespace certrail

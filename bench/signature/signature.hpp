// Two numbers that stand for everything a fixed set of questions is answered with: the same on
// every machine, compiler and build, however many threads ask.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "signature/questions.hpp"

namespace certrail::bench {

struct Signature {
  std::size_t questions = 0;
  /// Of all proven lists: sets, orders, minutes, fees, scores, the proof. Moves only with the model
  /// or the data.
  std::uint64_t answers = 0;
  /// Of how they were found: nodes, and what a node budget leaves. Moves with every change of the
  /// search.
  std::uint64_t search = 0;
  friend bool operator==(const Signature&, const Signature&) = default;
};

/// Ends the program where a question is refused.
Signature sign(const Engine& engine, const std::vector<SignedQuestion>& questions, int threads);

}  // namespace certrail::bench

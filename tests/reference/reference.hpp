// A slower, exact ranking of cases of any size, written to be believed: it shares no code with the
// engine, its figures are the twin's, and search.hpp states the one bound it cuts by. For cases of
// a dozen certifications the twin needs no bound at all and is the judge of this one.
#pragma once

#include <string>
#include <vector>

#include "reference/answer.hpp"

namespace certrail::reference {

struct Answer {
  std::string problem;  // an input error in the twin's words; nothing else is set then
  std::vector<Path> paths;
  std::uint64_t nodes = 0;
};

Answer rank(const twin::Case& question);

// The same, but quicker: sets that come after the last path claimed need not be looked at.
//
// Comparing with the claim is still exact. The answer is then the best of all feasible sets that
// come no later than the claim's last key. If that equals a claim of full length, the claimed sets
// are feasible, have the figures claimed, and nothing outside comes before the last of them, as it
// would be in the answer: the claim is what the model defines. If the claim is right, nothing that
// belongs to the answer was left out: they are equal. A claim that is not of full length leaves
// nothing out. With `distinct` the same holds rank by rank.
Answer rank(const twin::Case& question, const std::vector<Path>& claim);

}  // namespace certrail::reference

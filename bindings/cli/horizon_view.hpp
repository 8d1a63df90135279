// What a path costs until a day, and what its exams could cost, for people.
#pragma once

#include <string>

#include "certrail/engine.hpp"
#include "style.hpp"
#include "table.hpp"

namespace certrail::cli {

/// "$1,060", or "$1,060 (could be $910)" where an earlier pass gives a discount.
std::string fees_in_words(const Path& path);

/// "could be $150: half price after a pass (SAA-C03)"; empty where no discount applies.
std::string could_be_words(const Catalog& catalog, const Step& step);

/// "To 2029-11-22: $1,060 + $300 for renewals = $1,360; 264 + 41 = 305 hours."
std::string horizon_in_words(const Path& path);

/// What is due when, certification by certification. Equal renewals in a row share a line.
Table upkeep_table(const Catalog& catalog, const Horizon& horizon);

/// Is any figure of it marked as an estimate?
bool shows_estimates(const Catalog& catalog, const Horizon& horizon);

/// Says in which order a list is shown where that is not its rank; may be empty.
std::string order_in_words(const Recommendation& answer);

}  // namespace certrail::cli

// Postings as somebody would write them who wants the count to take long.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "certrail/catalog.hpp"
#include "twin/random.hpp"

namespace certrail::bench {

struct SlowText {
  const char* name = "";
  /// About 3.5 kB, another text for each number.
  std::function<std::string(std::size_t number, twin::Random& random)> make;
};

std::vector<SlowText> slow_texts(const Catalog& catalog);

}  // namespace certrail::bench

// What is asked of what: questions with the engine that answers them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "certrail/engine.hpp"

namespace certrail::bench {

struct Instances {
  struct Asked {
    const Engine* engine = nullptr;
    Profile profile;
  };
  std::vector<std::unique_ptr<const Engine>> engines;
  std::vector<Asked> asked;
};

/// The frozen people of a stratum; "all" = of every stratum.
Instances shipped_instances(const std::string& stratum);

/// Catalogues drawn at random (made/), `people` people each.
Instances made_instances(std::size_t catalogues, std::size_t items, std::size_t people);

/// Real graphs of courses (courses/) as one catalogue of `items`, and so many people.
Instances course_instances(std::size_t items, std::size_t people);

/// Leaves `limit` of them, spread evenly over all; 0 leaves all.
void thin_out(std::vector<Instances::Asked>& asked, std::size_t limit);

}  // namespace certrail::bench

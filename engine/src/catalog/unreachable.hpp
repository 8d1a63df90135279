// Certifications whose requirements no order of exams can ever meet.
#pragma once

#include <string>
#include <vector>

#include "certrail/catalog.hpp"

namespace certrail {

struct Unreachable {
  CertificationIndex certification = 0;
  std::string why;  ///< such as "a requires b requires a"
};

/// One for each cycle of requirements and one for each certification that stands on such a cycle,
/// in the order of the catalogue.
std::vector<Unreachable> find_unreachable(const Catalog& catalog);

}  // namespace certrail

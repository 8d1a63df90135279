// A catalogue that must load: its problems are shown where it does not.
#pragma once

#include <utility>
#include <vector>

#include "catalog/load_catalog.hpp"
#include "support/catch.hpp"

namespace certrail::test {

inline Catalog loaded(const std::vector<Document>& documents) {
  auto result = load_catalog(documents);
  if (!result) {
    for (const Problem& problem : result.error()) UNSCOPED_INFO(to_string(problem));
  }
  REQUIRE(result.ok());
  return std::move(*result);
}

}  // namespace certrail::test

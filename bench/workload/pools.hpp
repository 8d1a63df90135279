// What profiles are drawn from, looked up once in the catalogue.
#pragma once

#include <cstddef>
#include <vector>

#include "certrail/catalog.hpp"

namespace certrail::bench {

struct RolePool {
  std::vector<SkillIndex> skills;                 ///< those that the role names
  std::vector<CertificationIndex> credentials;    ///< open ones made for the role
  std::vector<CertificationIndex> with_requires;  ///< open ones made for it that require others
};

struct Pools {
  const Catalog* catalog = nullptr;
  std::vector<CertificationIndex> offered;  ///< ever offered before the start: what may be held
  std::vector<CertificationIndex> open;     ///< can be sat from the start on, for months at least
  std::vector<std::size_t> markets_with_demand;  ///< the only ones that a mixture may name
  std::vector<RolePool> roles;                   ///< by the role's position in the catalogue
};

/// `catalog` must outlive the pools.
Pools make_pools(const Catalog& catalog, Date start);

}  // namespace certrail::bench

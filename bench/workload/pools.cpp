#include "workload/pools.hpp"

#include <algorithm>

namespace certrail::bench {
namespace {

/// A wish for an exam that ends within weeks could hardly ever be met.
constexpr int kOpenDays = 120;

bool open_for_months(const Certification& certification, Date start) {
  if (certification.announced) return false;
  if (certification.available_from && *certification.available_from > start) return false;
  return !certification.retires_on || certification.retires_on->days >= start.days + kOpenDays;
}

bool offered_before(const Certification& certification, Date start) {
  return !certification.announced &&
         (!certification.available_from || *certification.available_from < start);
}

int fit_of(const Role& role, CertificationIndex index, const Certification& certification) {
  if (role.credentials) {
    for (const Role::Credential& credential : *role.credentials) {
      if (credential.certification == index) return credential.fit;
    }
    return 0;
  }
  for (const RoleFit& fit : certification.for_roles) {
    if (fit.role == role.id) return fit.fit;
  }
  return 0;
}

RolePool make_role_pool(const Catalog& catalog, const std::vector<CertificationIndex>& open,
                        const Role& role) {
  RolePool pool;
  for (const RoleSkill& skill : role.skills) pool.skills.push_back(skill.skill);
  for (const CertificationIndex index : open) {
    const Certification& certification = catalog.certifications[index];
    if (fit_of(role, index, certification) == 0) continue;
    pool.credentials.push_back(index);
    if (certification.requires_) pool.with_requires.push_back(index);
  }
  return pool;
}

}  // namespace

Pools make_pools(const Catalog& catalog, Date start) {
  Pools pools;
  pools.catalog = &catalog;
  for (std::size_t i = 0; i < catalog.certifications.size(); ++i) {
    const auto index = static_cast<CertificationIndex>(i);
    if (offered_before(catalog.certifications[i], start)) pools.offered.push_back(index);
    if (open_for_months(catalog.certifications[i], start)) pools.open.push_back(index);
  }
  for (std::size_t i = 0; i < catalog.markets.size(); ++i) {
    if (!catalog.markets[i].demand.empty()) pools.markets_with_demand.push_back(i);
  }
  for (const Role& role : catalog.roles) {
    pools.roles.push_back(make_role_pool(catalog, pools.open, role));
  }
  return pools;
}

}  // namespace certrail::bench

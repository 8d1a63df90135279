// A few skills, providers and certifications, made by hand.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "certrail/catalog.hpp"

namespace certrail {

inline Skill skill_of(std::string id, std::vector<std::string> aliases,
                      std::vector<std::string> exact = {}) {
  Skill skill;
  skill.id = std::move(id);
  skill.name = skill.id;
  skill.aliases = std::move(aliases);
  skill.exact_aliases = std::move(exact);
  return skill;
}

inline Certification certification_of(std::string id, std::string name, ProviderIndex provider,
                                      std::vector<std::string> aliases = {}) {
  Certification certification;
  certification.id = std::move(id);
  certification.name = std::move(name);
  certification.provider = provider;
  certification.aliases = std::move(aliases);
  return certification;
}

inline Catalog small_catalog() {
  Catalog catalog;
  catalog.as_of = *parse_date("2026-11-22");
  catalog.providers = {{"aws", "AWS", ProviderKind::cloud, {"amazon web services"}, {}},
                       {"azure", "Azure", ProviderKind::cloud, {"microsoft"}, {}},
                       {"cncf", "CNCF", ProviderKind::neutral, {}, {"kubernetes"}}};
  catalog.skills = {skill_of("aws", {"amazon web services"}, {"AWS"}),
                    skill_of("azure", {"azure"}),
                    skill_of("sagemaker", {"sagemaker"}),
                    skill_of("containers", {"container", "docker"}),
                    skill_of("golang", {"golang"}),
                    skill_of("agile", {"agile"})};
  catalog.skills[0].category = "cloud_platform";
  catalog.skills[0].provider = 0;
  catalog.skills[1].provider = 1;
  catalog.skills[2].provider = 0;
  catalog.skills[3].not_aliases = {"shipping container"};
  catalog.skills[4].pattern_aliases = {{"Go", "\\b(Java|Rust), Go\\b"}};
  catalog.skills[5].generic = true;
  catalog.certifications = {
      certification_of("aws:OLD-1", "AWS Certified Architect (OLD-1)", 0),
      certification_of("aws:SAA-1", "AWS Certified Architect (SAA-1)", 0, {"solutions architect"}),
      certification_of("azure:AZ-9", "Azure Administrator", 1),
      certification_of("cncf:CKA", "Certified Kubernetes Administrator", 2, {"CKA"})};
  catalog.certifications[0].retires_on = *parse_date("2025-01-01");
  catalog.certifications[3].named_alone = {"CKA"};
  return catalog;
}

}  // namespace certrail

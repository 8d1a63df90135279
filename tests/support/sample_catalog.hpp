// A small catalogue, built by hand, for tests that need names and not numbers.
#pragma once

#include <string>
#include <vector>

#include "certrail/catalog.hpp"

namespace certrail::test {

inline Certification sample_certification(std::string id, std::string name,
                                          ProviderIndex provider) {
  Certification c;
  c.family = id;
  c.id = std::move(id);
  c.name = std::move(name);
  c.provider = provider;
  c.attestations = {{0, 60, kPpm}};
  c.study_minutes = 3'000;
  c.fee_cents = 15'000;
  return c;
}

inline Catalog make_sample_catalog() {
  Catalog catalog;
  catalog.as_of = *parse_date("2026-11-22");
  catalog.hash = "0123456789abcdef";
  catalog.default_market = "world";
  catalog.default_policy = "default";
  catalog.providers = {{"aws", "AWS", ProviderKind::cloud, {"amazon", "Amazon Web Services"}},
                       {"cncf", "CNCF / Linux Foundation", ProviderKind::neutral, {}},
                       {"google_cloud", "Google Cloud", ProviderKind::cloud, {"gcp", "google"}},
                       {"microsoft", "Microsoft", ProviderKind::cloud, {"azure", "ms"}}};
  catalog.skills = {{"python", "Python", "code", {}, {}},
                    {"machine_learning", "Machine learning", "ai", {}, {"ML"}},
                    {"system_design", "System design", "design", {}, {"solution design"}},
                    {"aws_compute", "AWS compute", "cloud", 0, {"EC2"}}};
  catalog.skills_by_id = {3, 1, 0, 2};
  catalog.certifications = {
      sample_certification("aws:MLA-C02", "AWS Machine Learning Engineer", 0),
      sample_certification("aws:SAA-C03", "AWS Solutions Architect - Associate", 0),
      sample_certification("aws:SAP-C02", "AWS Solutions Architect - Professional", 0),
      sample_certification("cncf:CKA", "Certified Kubernetes Administrator", 1),
      sample_certification("cncf:CKAD", "Certified Kubernetes Application Developer", 1),
      sample_certification("cncf:CKS", "Certified Kubernetes Security Specialist", 1),
      sample_certification("cncf:PCA", "Prometheus Certified Associate", 1),
      sample_certification("comptia:SEC+", "CompTIA Security+", 1),
      sample_certification("gcp:PCA", "Professional Cloud Architect", 2),
      sample_certification("ms:AI-102", "Azure AI Engineer", 3),
      sample_certification("ms:AI-103", "Azure AI Apps and Agents Developer", 3)};
  catalog.certifications[1].aliases = {"solutions architect associate"};
  catalog.certifications[2].aliases = {"solutions architect pro"};
  catalog.certifications[9].aliases = {"azure ai"};
  catalog.certifications[9].retires_on = *parse_date("2026-06-30");
  catalog.certifications[10].aliases = {"azure ai"};
  Role architect{"ai_architect", "AI architect", "", {"generative AI architect"}, {}, {}, {}, ""};
  architect.skills = {{0, 400'000, 70}, {1, 600'000, 80}};
  Role engineer{"data_engineer", "Data engineer", "", {}, {}, {}, {}, ""};
  engineer.skills = {{0, 1'000'000, 75}};
  Role idle{"no_skills", "Role without skills", "", {}, {}, {}, {}, ""};
  catalog.roles = {architect, engineer, idle};
  Market world;
  world.id = "world";
  world.name = "World, all postings";
  world.demand = {{0, 500'000}};
  Market empty;
  empty.id = "empty_market";
  empty.name = "Nobody asks for anything";
  catalog.markets = {empty, world};
  Policy policy;
  policy.id = "default";
  catalog.policies = {policy};
  return catalog;
}

/// As of 2026-11-22. Two certifications have the short id PCA, ms:AI-102 has retired.
inline const Catalog& sample_catalog() {
  static const Catalog catalog = make_sample_catalog();
  return catalog;
}

}  // namespace certrail::test

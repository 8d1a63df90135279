// A data directory in memory, as small as one can be that has a bit of everything.
#pragma once

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "certrail/engine.hpp"

namespace certrail::test {

/// Three providers, three skills, four certifications, two roles, two markets, one policy.
inline std::vector<Document> tiny_data() {
  return {
      {"catalogue.json", R"({
  "schema_version": 1,
  "name": "Tiny",
  "as_of": "2026-11-22",
  "default_market": "world",
  "default_policy": "default"
})"},
      {"providers.json", R"({
  "schema_version": 1,
  "providers": [
    {"id": "aws", "name": "AWS", "kind": "cloud", "aliases": ["amazon"]},
    {"id": "azure", "name": "Azure", "kind": "cloud"},
    {"id": "cncf", "name": "CNCF", "kind": "neutral", "aliases": []}
  ]
})"},
      {"skills.json", R"({
  "schema_version": 1,
  "skills": [
    {"id": "design", "name": "System design", "category": "architecture", "provider": null},
    {"id": "compute", "name": "AWS compute", "provider": "aws", "aliases": ["ec2"]},
    {"id": "clusters", "name": "Clusters"}
  ]
})"},
      {"sources.json", R"({
  "schema_version": 1,
  "sources": {
    "S-GUIDE": {"address": "https://example.org/guide", "as_of": "2026-09", "kind": "official"},
    "S-GUESS": {"address": null, "as_of": "2026", "kind": "judgement", "reliability": "low"}
  }
})"},
      {"renewals.json", R"({
  "schema_version": 1,
  "rules": {
    "exam_again": {
      "name": "exam again",
      "way": "exam",
      "text": "pass again",
      "fee_ppm": 1000000,
      "study_ppm": 300000,
      "provenance": {"way": {"source": "S-GUIDE", "as_of": "2026", "basis": "published"}}
    },
    "dues": {
      "name": "credits",
      "way": "credits",
      "extends_months": 12,
      "fee_cents": 5000,
      "minutes": 60,
      "yearly_fee_cents": 4000,
      "yearly_fee_at_once": true,
      "yearly_fee_shared": true
    },
    "for_life": {"name": "for life", "way": "for_life"}
  }
})"},
      {"discounts.json", R"({
  "schema_version": 1,
  "discounts": [
    {
      "id": "half_price",
      "provider": "aws",
      "name": "half price",
      "off_ppm": 500000,
      "after_pass": true,
      "within_months": 36,
      "only": ["aws:PRO-1"],
      "condition": "after each pass",
      "provenance": {"off_ppm": {"source": "S-GUESS", "as_of": "2026", "basis": "estimated"}}
    }
  ]
})"},
      {"certifications/aws.json", R"({
  "schema_version": 1,
  "provider": "aws",
  "certifications": [
    {
      "id": "aws:PRO-1",
      "name": "AWS Professional",
      "level": "professional",
      "family": "aws-pro",
      "aliases": ["pro"],
      "attests": {"compute": 80, "design": 75},
      "exam_share": {"compute": 400000, "design": 600000},
      "study_minutes": 7200,
      "fee_cents": 30000,
      "for_roles": {"architect": 100, "operator": 20},
      "requires": {"any_of": ["aws:ASC-1", {"k": 1, "k_of": ["cncf:KUB", "azure:FUN"]}]},
      "recommends": ["cncf:KUB"],
      "covers": ["aws:ASC-1"],
      "replaced_by": [],
      "min_experience_months": 12,
      "available_from": "2025-01-01",
      "retires_on": "2028-12-31",
      "validity_months": 36,
      "renewal": {"rule": "exam_again", "renewed_by": ["aws:PRO-1"], "extend_without_exam": null},
      "exam_minutes": 180,
      "hands_on": false,
      "domains": [{"name": "All of it", "percent": 100, "skills": {"compute": 40, "design": 60}}],
      "authored_levels": {"compute": 80, "design": 75},
      "provenance": {
        "fee_cents": {"source": "S-GUIDE", "as_of": "2026-09-20", "basis": "published"},
        "study_minutes": {"source": ["S-GUIDE", "S-GUESS"], "basis": "estimated"}
      }
    },
    {
      "id": "aws:ASC-1",
      "name": "AWS Associate",
      "level": "associate",
      "attests": {"compute": 55},
      "exam_share": {"compute": 1000000},
      "study_minutes": 3600,
      "fee_cents": 15000,
      "for_roles": {"architect": 80},
      "requires": null
    }
  ]
})"},
      {"certifications/others.json", R"({
  "schema_version": 1,
  "certifications": [
    {
      "id": "cncf:KUB",
      "provider": "cncf",
      "level": "specialty",
      "attests": {"clusters": 70},
      "exam_share": {"clusters": 1000000},
      "study_minutes": 4800,
      "fee_cents": 44500,
      "announced": true,
      "beta": true
    },
    {
      "id": "azure:FUN",
      "provider": "azure",
      "level": "foundational",
      "attests": {"design": 30},
      "exam_share": {"design": 1000000},
      "study_minutes": 900,
      "fee_cents": 9900
    }
  ]
})"},
      {"roles/architect.json", R"({
  "schema_version": 1,
  "id": "architect",
  "name": "Architect",
  "aliases": ["cloud architect"],
  "summary": "Designs.",
  "skills": {
    "design": {"importance": 600000, "need": 80},
    "compute": {"importance": 400000, "need": 70}
  },
  "market": {"world": 3, "lab": 1},
  "method": "by hand",
  "provenance": {"skills": {"source": "S-GUESS", "basis": "judgement"}}
})"},
      {"roles/operator.json", R"({
  "schema_version": 1,
  "id": "operator",
  "skills": {"clusters": {"importance": 1000000, "need": 60}},
  "credentials": {"cncf:KUB": 100},
  "market": "world"
})"},
      {"markets/world.json", R"({
  "schema_version": 1,
  "id": "world",
  "name": "World",
  "region": "Earth",
  "period": "2026",
  "source": "a count",
  "sample_size": 1000,
  "demand": {"design": 700000, "compute": 500000, "clusters": 300000},
  "recognition": {"aws": 1000000, "cncf": 200000},
  "share_ppm": {"aws": 466000, "azure": 371000}
})"},
      {"markets/lab.json", R"({
  "schema_version": 1,
  "id": "lab",
  "demand": {"clusters": 900000}
})"},
      {"policies/default.json", R"({
  "schema_version": 1,
  "id": "default",
  "role_weight": 650000,
  "market_weight": 350000,
  "credential_weight": 100000,
  "price_of_hour": 420,
  "price_of_dollar": 40,
  "price_of_other_cloud": 150000,
  "transfer": 700000
})"},
  };
}

inline Document& document(std::vector<Document>& documents, std::string_view name) {
  const auto at = std::find_if(documents.begin(), documents.end(),
                               [&](const Document& one) { return one.name == name; });
  if (at == documents.end()) throw std::invalid_argument("no document " + std::string(name));
  return *at;
}

/// `text` with the first `from` turned into `to`; throws where there is none.
inline std::string replaced(std::string text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::invalid_argument("no text " + std::string(from));
  return text.replace(at, from.size(), to);
}

/// The tiny data with a change to one document.
inline std::vector<Document> tiny_data_with(std::string_view name, std::string_view from,
                                            std::string_view to) {
  std::vector<Document> documents = tiny_data();
  Document& changed = document(documents, name);
  changed.text = replaced(changed.text, from, to);
  return documents;
}

inline std::vector<Document> tiny_data_without(std::string_view name) {
  std::vector<Document> documents = tiny_data();
  std::erase_if(documents, [&](const Document& one) { return one.name == name; });
  return documents;
}

/// 1-based line of the first `marker` in `text`; 0 if there is none.
inline int line_of(std::string_view text, std::string_view marker) {
  const std::size_t at = text.find(marker);
  if (at == std::string_view::npos) return 0;
  return 1 + static_cast<int>(
                 std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

}  // namespace certrail::test

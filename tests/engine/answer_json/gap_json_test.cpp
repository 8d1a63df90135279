#include "explain/gap_json.hpp"

#include <string>
#include <vector>

#include "explain/path_json.hpp"
#include "support/catch.hpp"
#include "support/json_schema.hpp"
#include "support/sample_catalog.hpp"

using namespace certrail;

TEST_CASE("a gap is written as published") {
  const Catalog catalog = test::sample_catalog();
  Gap gap;
  gap.profile.start_on = parse_date("2026-11-22");
  gap.readiness_ppm = 250'000;
  gap.skills = {{1, 600'000, 20, 80, 50'000, 550'000, {0, 2}},
                {0, 400'000, 70, 70, 200'000, 0, {}}};
  gap.notices = {{"held-expired", "A certification has run out.", 3}};
  const auto document = to_json_value(catalog, gap);
  CHECK(dump_document(document) == R"({
  "schema_version": 1,
  "catalogue": {
    "as_of": "2026-11-22",
    "hash": "0123456789abcdef"
  },
  "request": {
    "skills": {},
    "held": [],
    "hours_per_week": 6,
    "start_on": "2026-11-22",
    "limits": {
      "max_steps": 4
    },
    "objective": "score"
  },
  "readiness_ppm": 250000,
  "skills": [
    {
      "skill": "machine_learning",
      "name": "Machine learning",
      "weight_ppm": 600000,
      "level": 20,
      "need": 80,
      "credit_ppm": 50000,
      "missing_ppm": 550000,
      "attested_by": [
        "aws:MLA-C02",
        "aws:SAP-C02"
      ]
    },
    {
      "skill": "python",
      "name": "Python",
      "weight_ppm": 400000,
      "level": 70,
      "need": 70,
      "credit_ppm": 200000,
      "missing_ppm": 0,
      "attested_by": []
    }
  ],
  "notices": [
    {
      "code": "held-expired",
      "text": "A certification has run out.",
      "certification": "cncf:CKA"
    }
  ]
}
)");
  const test::SchemaCheck schema(CERTRAIL_SCHEMAS "gap.schema.json");
  const auto misfits = schema.misfits(nlohmann::json::parse(document.dump()));
  CHECK(misfits == std::vector<std::string>{});
}

#include <cmath>
#include <string>
#include <vector>

#include "certrail/exchange.hpp"
#include "engine/exchange/shipped_once.hpp"
#include "support/catch.hpp"

using namespace certrail;

namespace {

/// RFC 4180 once more, letter by letter.
std::vector<std::vector<std::string>> plain_csv(const std::string& text) {
  std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        rows.back().back() += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        rows.back().back() += text[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      rows.back().emplace_back();
    } else if (c == '\r') {
      continue;
    } else if (c == '\n') {
      rows.emplace_back(1);
    } else {
      rows.back().back() += c;
    }
  }
  REQUIRE(rows.back() == std::vector<std::string>(1));
  rows.pop_back();
  return rows;
}

}  // namespace

TEST_CASE("the catalogue as CSV reads back to what is in it") {
  const Catalog& catalog = test::shipped_once().catalog();
  const Date today = *parse_date("2026-11-22");
  const auto rows = plain_csv(catalog_to_csv(catalog, today));
  REQUIRE(rows.size() == catalog.certifications.size() + 1);
  const std::vector<std::string>& head = rows.front();
  const auto field = [&](const std::vector<std::string>& row, const std::string& column) {
    for (std::size_t i = 0; i < head.size(); ++i) {
      if (head[i] == column) return row.at(i);
    }
    FAIL("no column " + column);
    return std::string();
  };
  for (std::size_t i = 0; i < catalog.certifications.size(); ++i) {
    const Certification& c = catalog.certifications[i];
    const std::vector<std::string>& row = rows[i + 1];
    REQUIRE(row.size() == head.size());
    CAPTURE(c.id);
    CHECK(field(row, "id") == c.id);
    CHECK(field(row, "name") == c.name);
    CHECK(field(row, "family") == c.family);
    CHECK(field(row, "note") == c.note);
    CHECK(field(row, "state") == state_on(c, today));
    CHECK(field(row, "renewal") == renewal_text(catalog, c));
    CHECK(field(row, "official_url") == c.official_url);
    CHECK(field(row, "study_minutes") == std::to_string(c.study_minutes));
    CHECK(std::llround(std::stod(field(row, "fee_usd")) * 100) == c.fee_cents);
    CHECK(parse_date(field(row, "retires_on")) == c.retires_on);
    CHECK(parse_date(field(row, "available_from")) == c.available_from);
    CHECK(field(row, "validity_months") ==
          (c.validity_months ? std::to_string(*c.validity_months) : ""));
    CHECK(field(row, "requires").empty() == !c.requires_.has_value());
    std::string attests;
    std::string shares;
    for (const Attestation& each : c.attestations) {
      const std::string& id = catalog.skills[each.skill].id;
      attests += (attests.empty() ? "" : "; ") + id + "=" + std::to_string(each.level);
      shares += (shares.empty() ? "" : "; ") + id + "=" + std::to_string(each.exam_share);
    }
    CHECK(field(row, "attests") == attests);
    CHECK(field(row, "exam_share_ppm") == shares);
  }
  CHECK(field(rows[1 + *find_certification(catalog, "isaca:AAISM")], "requires") ==
        "isaca:CISM or isc2:CISSP");
  CHECK(field(rows[1 + *find_certification(catalog, "aws:MLS-C01")], "state") == "retired");
}

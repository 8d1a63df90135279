#include "support/large_catalogue.hpp"

#include <nlohmann/json.hpp>

#include "made/made_catalogue.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

using nlohmann::json;
using twin::Random;

/// Over certifications before this one, so that every one can be reached.
json requirement(Random& random, const std::vector<std::string>& before) {
  if (random.chance(50)) return random.pick(before);
  json leaves = json::array();
  for (std::int64_t count = random.between(2, 4); count > 0; --count) {
    leaves.push_back(random.pick(before));
  }
  if (random.chance(20)) return {{"all_of", {leaves[0], leaves[1]}}};
  if (random.chance(60)) return {{"any_of", leaves}};
  return {{"k", 2}, {"k_of", leaves}};
}

std::string day(Random& random) {
  return std::to_string(random.between(2027, 2028)) + "-0" + std::to_string(random.between(1, 9)) +
         "-15";
}

void decorate(Random& random, const std::vector<std::string>& before, json& certification) {
  if (!before.empty()) {
    if (random.chance(33)) certification["requires"] = requirement(random, before);
    if (random.chance(5)) certification["covers"] = {random.pick(before)};
    if (random.chance(10)) certification["family"] = "family-" + random.pick(before);
  }
  if (random.chance(5)) certification["available_from"] = day(random);
  if (random.chance(5)) certification["retires_on"] = "2028-12-31";
  if (random.chance(5)) certification["min_experience_months"] = 12 * random.between(1, 6);
}

}  // namespace

std::vector<Document> large_catalogue(std::size_t items, const std::string& policy,
                                      std::uint64_t seed) {
  Random random(seed);
  std::vector<Document> documents = bench::made_catalogue(items, policy, seed);
  std::vector<std::string> before;
  for (Document& document : documents) {
    if (document.name.rfind("certifications/", 0) != 0) continue;
    json content = json::parse(document.text);
    for (json& certification : content.at("certifications")) {
      decorate(random, before, certification);
      before.push_back(certification.at("id").get<std::string>());
    }
    document.text = content.dump();
  }
  return documents;
}

}  // namespace certrail::test

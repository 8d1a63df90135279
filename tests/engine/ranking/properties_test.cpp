// What must hold between the answers to two related questions.
#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "certrail/json.hpp"
#include "engine/ranking/compiled_case.hpp"
#include "engine/ranking/plain_figures.hpp"
#include "support/case_question.hpp"
#include "support/catch.hpp"
#include "twin/generator.hpp"
#include "twin/random.hpp"

namespace certrail::test {
namespace {

/// Calls `look` with the seed, the case and its engine, where the engine takes the question.
void for_each_case(
    std::uint64_t cases,
    const std::function<void(std::uint64_t, const nlohmann::json&, CaseQuestion&)>& look) {
  for (const twin::Stratum stratum : twin::all_strata()) {
    for (std::uint64_t seed = 1; seed <= cases; ++seed) {
      const nlohmann::json question = twin::generate(seed, stratum);
      CaseQuestion asked = question_of(question);
      if (!asked.engine.check(asked.question).empty()) continue;
      INFO("stratum " << twin::name_of(stratum) << ", seed " << seed);
      look(seed, question, asked);
    }
  }
}

/// Empty where nothing is feasible.
std::optional<std::int64_t> best_score(const CaseQuestion& asked, const Limits& limits) {
  Question question = asked.question;
  question.profile.objective = Objective::score;
  question.profile.limits = limits;
  question.top = 1;
  const auto answer = asked.engine.recommend(question);
  REQUIRE(answer);
  CHECK(answer->proven);
  if (answer->paths.empty()) return {};
  return answer->paths.front().score_ppm;
}

}  // namespace

TEST_CASE("More money, time or steps never lowers the best score", "[properties]") {
  int better = 0;
  for_each_case(cases_at_most(20),
                [&](std::uint64_t seed, const nlohmann::json&, CaseQuestion& asked) {
                  twin::Random random(seed);
                  Limits limits = asked.question.profile.limits;
                  // Start tight, so that what is added later can help.
                  limits.max_steps = 1;
                  limits.budget_cents = random.between(5'000, 30'000);
                  limits.finish_by = Date{asked.question.profile.start_on->days +
                                          static_cast<std::int32_t>(random.between(30, 120))};
                  auto before = best_score(asked, limits);
                  for (int round = 0; round < 6; ++round) {
                    const auto which = random.below(3);
                    if (which == 0) limits.max_steps = std::min(limits.max_steps + 1, 8);
                    if (which == 1) *limits.budget_cents += random.between(1, 30'000);
                    if (which == 2)
                      limits.finish_by->days += static_cast<std::int32_t>(random.between(1, 90));
                    const auto after = best_score(asked, limits);
                    if (before) {
                      REQUIRE(after.has_value());
                      CHECK(*after >= *before);
                    }
                    better += after > before ? 1 : 0;
                    before = after;
                  }
                });
  CHECK(better > 20);
}

namespace {

/// Minutes of the certifications in this order, whatever they require; empty where one of them
/// is no candidate.
std::optional<std::int64_t> minutes_of(const Instance& in,
                                       const std::vector<CertificationIndex>& order) {
  std::vector<Level8> levels = in.start_level;
  std::int64_t minutes = 0;
  for (const CertificationIndex c : order) {
    const auto at = std::find(in.certification.begin(), in.certification.end(), c);
    if (at == in.certification.end()) return {};
    const auto item = static_cast<Item>(at - in.certification.begin());
    minutes += minutes_at(in, item, levels);
    raise_levels(in, item, levels);
  }
  return minutes;
}

}  // namespace

TEST_CASE("Holding one more never lengthens the study of a fixed order", "[properties]") {
  int compared = 0, shorter = 0;
  for_each_case(cases_at_most(20),
                [&](std::uint64_t seed, const nlohmann::json& question, CaseQuestion&) {
                  const auto before = compile_case(question);
                  twin::Random random(seed);
                  std::vector<CertificationIndex> order = before->instance.certification;
                  if (order.size() < 2) return;
                  random.shuffle(order);
                  const CertificationIndex held = order.back();
                  order.resize(std::min<std::size_t>(order.size() - 1, 4));
                  const std::string& id = before->asked.engine.catalog().certifications[held].id;
                  nlohmann::json with = question;
                  // One that ran out is named already: now it is valid.
                  auto& all_held = with["profile"]["held"];
                  for (auto it = all_held.begin(); it != all_held.end();) {
                    it = (*it)["id"] == id ? all_held.erase(it) : it + 1;
                  }
                  all_held.push_back({{"id", id}});
                  const auto after = compile_case(with);
                  if (!after) return;
                  const auto minutes = minutes_of(after->instance, order);
                  if (!minutes) return;
                  ++compared;
                  CHECK(*minutes <= *minutes_of(before->instance, order));
                  shorter += *minutes < *minutes_of(before->instance, order) ? 1 : 0;
                });
  CHECK(compared > 20);
  CHECK(shorter > compared / 4);
}

namespace {

void shuffle_entries(twin::Random& random, Document& document, const char* key) {
  nlohmann::json content = nlohmann::json::parse(document.text);
  if (!content.contains(key)) return;
  std::vector<nlohmann::json> entries = content[key];
  random.shuffle(entries);
  content[key] = entries;
  document.text = content.dump();
}

}  // namespace

TEST_CASE("The order of files and of their entries changes nothing", "[properties]") {
  for_each_case(cases_at_most(10),
                [&](std::uint64_t seed, const nlohmann::json& question, CaseQuestion& asked) {
                  twin::Random random(seed);
                  CaseDocuments documents = documents_of(question);
                  random.shuffle(documents.data);
                  for (Document& document : documents.data) {
                    shuffle_entries(random, document, "certifications");
                    shuffle_entries(random, document, "providers");
                  }
                  const auto shuffled = Engine::load(documents.data);
                  REQUIRE(shuffled);
                  const auto expected = asked.engine.recommend(asked.question);
                  const auto answer = shuffled->recommend(asked.question);
                  REQUIRE(expected);
                  REQUIRE(answer);
                  CHECK(to_json(*shuffled, *answer) == to_json(asked.engine, *expected));
                });
}

namespace {

/// Certifications by names that sort the other way round, wherever they are named.
nlohmann::json renamed(const nlohmann::json& question) {
  std::vector<std::string> ids;
  for (const auto& c : question["catalogue"]["certifications"]) ids.push_back(c["id"]);
  std::sort(ids.begin(), ids.end(), std::greater<>());
  std::map<std::string, std::string> names;
  for (const std::string& id : ids) {
    names[id] = "renamed" + std::string(1, static_cast<char>('a' + names.size()));
  }
  const auto name = [&](const std::string& id) {
    const auto found = names.find(id);
    return found == names.end() ? id : found->second;
  };
  const std::function<nlohmann::json(const nlohmann::json&)> rename =
      [&](const nlohmann::json& value) -> nlohmann::json {
    if (value.is_string()) return name(value.get<std::string>());
    if (!value.is_structured()) return value;
    nlohmann::json result = value.is_array() ? nlohmann::json::array() : nlohmann::json::object();
    for (const auto& [key, part] : value.items()) {
      if (value.is_array()) {
        result.push_back(rename(part));
      } else {
        result[name(key)] = rename(part);
      }
    }
    return result;
  };
  return rename(question);
}

/// Everything of an answer's list that ids must not decide.
nlohmann::json figures(const CaseQuestion& asked) {
  const auto answer = asked.engine.recommend(asked.question);
  REQUIRE(answer);
  nlohmann::json list = nlohmann::json::array();
  for (const Path& path : answer->paths) {
    list.push_back({path.score_ppm, path.steps.size(), path.study_minutes, path.fee_cents});
  }
  return {{"status", to_string(answer->status)},
          {"readiness", answer->readiness_ppm},
          {"proven", answer->proven},
          {"paths", list}};
}

}  // namespace

TEST_CASE("Renaming certifications changes ties only", "[properties]") {
  for_each_case(cases_at_most(20),
                [&](std::uint64_t, const nlohmann::json& question, CaseQuestion& asked) {
                  CaseQuestion other = question_of(renamed(question));
                  // With `distinct` one tie can decide what else is in the list.
                  asked.question.distinct = other.question.distinct = 100;
                  CHECK(figures(other) == figures(asked));
                });
}

}  // namespace certrail::test

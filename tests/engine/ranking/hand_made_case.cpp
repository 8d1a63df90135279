#include "engine/ranking/hand_made_case.hpp"

#include <nlohmann/json.hpp>

namespace certrail::test {

using nlohmann::json;

json hand_made_case() {
  json question;
  for (const char* skill : {"s", "t"}) {
    question["catalogue"]["skills"].push_back({{"id", skill}, {"provider", nullptr}});
  }
  question["catalogue"]["providers"]["p"]["kind"] = "neutral";
  question["catalogue"]["certifications"] = json::array();
  question["role"]["id"] = "r";
  question["role"]["skills"]["t"] = {{"importance", 1}, {"need", 100}};
  question["market"] = nullptr;
  question["policy"] = {{"role_weight", 1'000'000}, {"market_weight", 0},
                        {"credential_weight", 0},   {"price_of_hour", 0},
                        {"price_of_dollar", 0},     {"price_of_other_cloud", 0},
                        {"transfer", 1'000'000}};
  for (const char* table : {"ease", "worth"}) {
    for (int percent = 0; percent <= 100; ++percent) {
      question["policy"][table].push_back(percent * 10'000);
    }
  }
  question["profile"] = {{"role", "r"}, {"start_on", "2026-11-22"}, {"hours_per_week", 7}};
  question["profile"]["limits"]["max_steps"] = 2;
  return question;
}

json hand_made_exam(const std::string& id, int study_minutes, const json& exam_share) {
  json exam = {{"id", id},
               {"provider", "p"},
               {"level", "associate"},
               {"exam_share", exam_share},
               {"study_minutes", study_minutes},
               {"fee_cents", 0}};
  for (const auto& [skill, share] : exam_share.items()) exam["attests"][skill] = 100;
  return exam;
}

}  // namespace certrail::test

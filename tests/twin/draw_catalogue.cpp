#include <algorithm>

#include "draw.hpp"

namespace certrail::twin {
namespace {

using nlohmann::json;

void draw_providers(Drawing& drawing) {
  struct Kind {
    const char* id;
    const char* kind;
  };
  std::vector<Kind> others{{"bb", "cloud"}, {"cc", "cloud"}, {"pp", "platform"}, {"nn", "neutral"}};
  if (!drawing.chance(drawing.shape.clouds_first)) drawing.random.shuffle(others);
  json providers = json::object();
  providers["aa"] = {{"kind", "cloud"}};
  const auto count = static_cast<std::size_t>(drawing.in(drawing.shape.providers));
  for (std::size_t i = 0; i + 1 < count; ++i) providers[others[i].id] = {{"kind", others[i].kind}};
  drawing.question["catalogue"]["providers"] = providers;
}

std::vector<std::string> provider_ids(const Drawing& drawing) {
  std::vector<std::string> ids;
  for (const auto& item : drawing.question["catalogue"]["providers"].items()) {
    ids.push_back(item.key());
  }
  return ids;
}

// In an order of their own, which ties between skills depend on.
void draw_skills(Drawing& drawing) {
  std::vector<std::string> ids;
  const std::int64_t count = drawing.in(drawing.shape.skills);
  for (std::int64_t i = 0; i < count; ++i) ids.push_back("s" + std::to_string(i));
  drawing.random.shuffle(ids);
  json skills = json::array();
  for (const std::string& id : ids) {
    json provider;
    if (drawing.chance(drawing.shape.bound_skill)) {
      provider = drawing.random.pick(provider_ids(drawing));
    }
    skills.push_back({{"id", id}, {"provider", provider}});
  }
  drawing.question["catalogue"]["skills"] = skills;
}

void draw_exam(Drawing& drawing, json& certification) {
  const json& skills = drawing.question["catalogue"]["skills"];
  std::vector<std::string> ids;
  for (const json& skill : skills) ids.push_back(skill["id"]);
  drawing.random.shuffle(ids);
  const auto wanted = static_cast<std::size_t>(drawing.in(drawing.shape.exam_skills));
  ids.resize(std::min(wanted, ids.size()));

  std::vector<std::int64_t> parts;
  std::int64_t total = 0;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    parts.push_back(drawing.random.between(1, 10));
    total += parts.back();
  }
  std::int64_t rest = 1'000'000;
  certification["attests"] = json::object();
  certification["exam_share"] = json::object();
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const std::int64_t share = i + 1 == ids.size() ? rest : parts[i] * 1'000'000 / total;
    rest -= share;
    certification["attests"][ids[i]] = drawing.in(drawing.shape.levels);
    certification["exam_share"][ids[i]] = share;
  }
}

void draw_days(Drawing& drawing, json& certification) {
  Day first = drawing.start_on;
  certification["available_from"] = nullptr;
  certification["retires_on"] = nullptr;
  if (drawing.chance(drawing.shape.first_day)) {
    first += static_cast<Day>(drawing.random.between(-30, 250));
    certification["available_from"] = text_from_day(first);
  }
  if (drawing.chance(drawing.shape.last_day)) {
    const Day last = first + static_cast<Day>(drawing.random.between(0, 400));
    certification["retires_on"] = text_from_day(last);
  }
  certification["announced"] = drawing.chance(drawing.shape.announced);
  certification["validity_months"] = nullptr;
  if (drawing.chance(drawing.shape.validity)) {
    certification["validity_months"] =
        drawing.random.pick(std::vector<int>{1, 3, 6, 12, 13, 18, 24, 36, 36, 37});
  }
}

void draw_fits(Drawing& drawing, json& certification) {
  certification["for_roles"] = json::object();
  for (const char* role : {"r", "q", "t"}) {
    if (drawing.chance(60)) certification["for_roles"][role] = drawing.random.between(0, 100);
  }
}

// The same exam, offered once more under another id.
void copy_exam(Drawing& drawing, const json& from, json& to) {
  for (const char* key : {"provider", "attests", "exam_share", "study_minutes", "fee_cents",
                          "for_roles", "available_from", "retires_on", "announced"}) {
    to[key] = from[key];
  }
  if (drawing.chance(25)) to["fee_cents"] = drawing.in(drawing.shape.fees);
  if (drawing.chance(25)) to["study_minutes"] = drawing.in(drawing.shape.study);
}

}  // namespace

void draw_catalogue(Drawing& drawing) {
  draw_providers(drawing);
  draw_skills(drawing);
  // Ids whose order as text is neither the catalogue's order nor that of the numbers in them.
  std::vector<std::string> codes{"X1", "X10", "X2",  "A",  "A1", "b9",
                                 "Z",  "c",   "M-7", "m2", "07", "Q"};
  drawing.random.shuffle(codes);
  const auto count = static_cast<std::size_t>(drawing.in(drawing.shape.certifications));
  json list = json::array();
  for (std::size_t i = 0; i < count; ++i) {
    json certification;
    certification["provider"] = drawing.random.pick(provider_ids(drawing));
    certification["level"] = "associate";
    draw_exam(drawing, certification);
    certification["study_minutes"] = drawing.in(drawing.shape.study);
    certification["fee_cents"] = drawing.in(drawing.shape.fees);
    draw_fits(drawing, certification);
    draw_days(drawing, certification);
    certification["min_experience_months"] = 0;
    if (drawing.chance(drawing.shape.experience_asked)) {
      certification["min_experience_months"] = drawing.random.between(1, 5) * 12;
    }
    if (i > 0 && drawing.chance(drawing.shape.twin_exam)) {
      copy_exam(drawing, list[drawing.random.below(i)], certification);
    }
    const std::string id = certification["provider"].get<std::string>() + ":" + codes[i];
    certification["id"] = id;
    certification["name"] = id;
    list.push_back(certification);
  }
  drawing.certifications() = list;
  draw_requirements(drawing);
}

}  // namespace certrail::twin

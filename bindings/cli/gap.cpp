#include <fmt/format.h>

#include "certrail/json.hpp"
#include "commands.hpp"
#include "figures.hpp"
#include "loading.hpp"
#include "problems.hpp"
#include "render.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

/// Certifications named a skill; JSON has them all.
std::size_t most_named(const Style& style) { return style.width < 100 ? 2 : 4; }

Table skill_table(const Catalog& catalog, const Gap& gap, std::size_t most) {
  Table table;
  table.columns = {{"Skill", Align::left, true},      {"Now", Align::right, false},
                   {"Need", Align::right, false},     {"Weight", Align::right, false},
                   {"Ready", Align::right, false},    {"Missing", Align::right, false},
                   {"Attested by", Align::left, true}};
  for (const SkillGap& skill : gap.skills) {
    std::vector<std::string> codes;
    for (const CertificationIndex certification : skill.attested_by) {
      if (codes.size() == most) break;
      codes.push_back(code_of(catalog, certification));
    }
    std::string by = join(codes, ", ");
    if (skill.attested_by.size() > most) {
      by += fmt::format(" and {} more", skill.attested_by.size() - most);
    }
    Row row;
    row.cells = {{printable(catalog.skills[skill.skill].name), Paint::none},
                 {std::to_string(skill.level), Paint::none},
                 {std::to_string(skill.need), Paint::none},
                 {percent(skill.weight_ppm), Paint::none},
                 {percent(skill.credit_ppm), Paint::none},
                 {percent(skill.missing_ppm), skill.missing_ppm > 0 ? Paint::strong : Paint::none},
                 {skill.missing_ppm > 0 && by.empty() ? "none" : by, Paint::soft}};
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

Outcome gap(const ProfileFlags& flags, Format format, const Session& session) {
  const Result<Opened, Problems> opened = open_for(flags, session);
  if (!opened) return failure(opened.error(), session, format);
  const Engine& engine = opened.value().engine;
  const Catalog& catalog = engine.catalog();
  const auto asked = read_question(catalog, flags, opened.value().profile, session);
  if (!asked) return failure(asked.error(), session, format);
  Result<Gap> found = engine.gap(asked.value().question.profile);
  if (!found) return failure(traced({found.error()}, asked.value()), session, format);
  const std::vector<Notice>& assumed = asked.value().assumed;
  found->notices.insert(found->notices.begin(), assumed.begin(), assumed.end());

  Outcome outcome;
  const std::string ready = "Ready now: " + percent(found->readiness_ppm) +
                            " of what role and market ask for; the largest gaps first.";
  if (format == Format::json) {
    outcome.out = to_json(engine, *found);
  } else if (format == Format::markdown) {
    outcome.out = "# Gaps\n\n" + understood(catalog, found->profile) + "\n\n" + ready + "\n\n" +
                  to_markdown(skill_table(catalog, *found, 8)) + '\n';
    for (const Notice& notice : found->notices) {
      outcome.out += "- " + printable(notice.text) + '\n';
    }
  } else {
    const Style& style = session.environment.out;
    outcome.out = paragraph(style, understood(catalog, found->profile)) + paragraph(style, ready) +
                  '\n' + to_text(skill_table(catalog, *found, most_named(style)), style) + '\n' +
                  notices_text(found->notices, style);
  }
  return outcome;
}

}  // namespace certrail::cli

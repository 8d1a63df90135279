#include "reference/tables.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace certrail::reference {
namespace {

constexpr std::int64_t kMillion = 1'000'000;

Examined examined(const Tables& tables, const twin::Certification& certification, std::size_t s) {
  Examined result;
  result.skill = s;
  result.level = static_cast<std::uint8_t>(certification.attests[s]);
  result.credit = tables.credit[s][result.level];
  for (int level = 0; level <= 100; ++level) {
    const int percent = std::min(level, certification.attests[s]) * 100 / certification.attests[s];
    const std::int64_t ease = tables.question->policy.ease[static_cast<std::size_t>(percent)];
    result.known.push_back(
        static_cast<std::int32_t>(certification.exam_share[s] * ease / kMillion));
  }
  return result;
}

void add_steps(Tables& tables) {
  const auto& certifications = tables.question->catalogue.certifications;
  std::vector<std::size_t> by_id;
  for (std::size_t c = 0; c < certifications.size(); ++c) {
    if (tables.start.may_be_step[c]) by_id.push_back(c);
  }
  std::sort(by_id.begin(), by_id.end(), [&](std::size_t a, std::size_t b) {
    return certifications[a].id < certifications[b].id;
  });
  std::map<std::string, std::size_t> families;
  for (const std::size_t c : by_id) {
    const twin::Certification& certification = certifications[c];
    StepTable step;
    step.certification = c;
    for (std::size_t s = 0; s < certification.attests.size(); ++s) {
      if (certification.attests[s] > 0) step.examined.push_back(examined(tables, certification, s));
    }
    step.study_minutes = certification.study_minutes;
    step.fee_cents = certification.fee_cents;
    step.fixed = tables.start.figures.credential[c] - tables.start.figures.other_cloud[c];
    step.family = families.emplace(certification.family, families.size()).first->second;
    tables.steps.push_back(std::move(step));
    Flags covered(certifications.size(), 0);
    covered[c] = 1;
    for (const std::size_t other : certification.covers) covered[other] = 1;
    tables.stands_for.push_back(std::move(covered));
  }
}

std::vector<Item> helpers_of(const Tables& tables, const twin::Requirement& tree) {
  std::vector<Item> result;
  for (std::size_t item = 0; item < tables.steps.size(); ++item) {
    bool helps = false;
    for_each_leaf(tree, [&](std::size_t c) {
      helps = helps || (tables.stands_for[item][c] && !tables.start.counts[c]);
    });
    if (helps) result.push_back(static_cast<Item>(item));
  }
  return result;
}

void add_requirements(Tables& tables) {
  const twin::Wishes& wishes = tables.question->profile.wishes;
  const auto held = [&](std::size_t c) { return tables.start.counts[c] != 0; };
  for (StepTable& step : tables.steps) {
    const auto& tree = tables.question->catalogue.certifications[step.certification].requirement;
    step.open_requirement = tree && !holds(*tree, held);
    if (step.open_requirement) step.helpers = helpers_of(tables, *tree);
  }
  if (wishes.goals) tables.goal_helpers = helpers_of(tables, *wishes.goals);
  for (const std::size_t c : wishes.include) {
    if (tables.start.held[c]) continue;
    const auto found = std::find_if(tables.steps.begin(), tables.steps.end(),
                                    [&](const StepTable& s) { return s.certification == c; });
    if (found == tables.steps.end()) {
      tables.include_missing = true;
    } else {
      tables.included.push_back(static_cast<Item>(found - tables.steps.begin()));
    }
  }
}

// The most that other steps can save on each step; see search.hpp.
void add_savings(Tables& tables) {
  const auto others = static_cast<std::size_t>(tables.question->profile.wishes.max_steps);
  Levels with;
  Levels all;
  for (StepTable& step : tables.steps) {
    const std::int64_t before = known(step, tables.levels);
    std::vector<std::int64_t> parts;
    all = tables.levels;
    for (const StepTable& other : tables.steps) {
      if (&other == &step) continue;
      with = tables.levels;
      for (const Examined& e : other.examined) {
        with[e.skill] = std::max(with[e.skill], e.level);
        all[e.skill] = std::max(all[e.skill], e.level);
      }
      parts.push_back(known(step, with) - before);
    }
    step.known_by_all = known(step, all);
    std::sort(parts.begin(), parts.end(), std::greater<>());
    parts.resize(others, 0);
    step.saved.assign(1, 0);
    for (const std::int64_t part : parts) step.saved.push_back(step.saved.back() + part);
  }
}

}  // namespace

std::string make_tables(const twin::Case& question, Tables& tables) {
  tables = Tables{};
  tables.question = &question;
  if (std::string problem = set_up(question, tables.start); !problem.empty()) return problem;
  const twin::Setting& figures = tables.start.figures;
  for (std::size_t s = 0; s < figures.start_level.size(); ++s) {
    tables.levels.push_back(static_cast<std::uint8_t>(figures.start_level[s]));
    auto& row = tables.credit.emplace_back();
    for (int level = 0; level <= 100; ++level) {
      row.push_back(static_cast<std::int32_t>(twin::credit(figures, s, level)));
    }
  }
  tables.readiness = twin::readiness(figures, figures.start_level);
  add_steps(tables);
  add_requirements(tables);
  add_savings(tables);
  return "";
}

std::int64_t minutes(const Tables& tables, const StepTable& step, std::int64_t known_ppm) {
  constexpr std::int64_t kWhole = kMillion * kMillion;
  const std::int64_t left = kWhole - tables.question->policy.transfer * known_ppm;
  // Nearly all products fit 64 bits, whose division is far quicker.
  std::int64_t product = 0;
  if (!__builtin_mul_overflow(step.study_minutes, left, &product) &&
      product <= INT64_MAX - kWhole) {
    return (product + kWhole - 1) / kWhole;
  }
  return twin::ceil_div(twin::Wide{step.study_minutes} * left, kWhole);
}

}  // namespace certrail::reference

#include "explanation.hpp"

#include <stdexcept>

namespace certrail::twin {
namespace {

// What is bought with so many minutes and cents, as negative numbers.
std::int64_t price_of(std::int64_t price, std::int64_t amount, std::int64_t unit, bool round_up) {
  const Wide product = Wide{price} * amount;
  return -ceil_div(product - (round_up ? 0 : product % unit), unit);
}

// The terms of the steps taken so far over the starting level.
Terms terms_of(const Setting& setting, const Progress& progress) {
  const Case& question = *setting.question;
  Terms terms;
  for (std::size_t s = 0; s < progress.levels.size(); ++s) {
    const std::int64_t gained =
        credit(setting, s, progress.levels[s]) - credit(setting, s, setting.start_level[s]);
    if (gained != 0) terms.skills[question.catalogue.skills[s].id] = gained;
    terms.total += gained;
  }
  std::int64_t fees = 0;
  for (std::size_t c = 0; c < question.catalogue.certifications.size(); ++c) {
    if (!contains(progress.taken, c)) continue;
    const Certification& certification = question.catalogue.certifications[c];
    if (setting.credential[c] != 0) terms.credentials[certification.id] = setting.credential[c];
    if (setting.other_cloud[c] != 0) terms.other_cloud[certification.id] = -setting.other_cloud[c];
    terms.total += setting.credential[c] - setting.other_cloud[c];
    fees += certification.fee_cents;
  }
  const Policy& policy = question.policy;
  terms.hours = price_of(policy.price_of_hour, progress.minutes, 60, setting.rules.hours_round_up);
  terms.money = price_of(policy.price_of_dollar, fees, 100, setting.rules.money_round_up);
  terms.total += terms.hours + terms.money;
  return terms;
}

using Named = std::map<std::string, std::int64_t>;

Named difference(const Named& after, const Named& before) {
  Named result;
  for (const auto& [name, value] : after) {
    const auto found = before.find(name);
    const std::int64_t gained = value - (found == before.end() ? 0 : found->second);
    if (gained != 0) result[name] = gained;
  }
  return result;
}

// Terms never go back to zero along a path, so whatever is named before is named after.
Terms difference(const Terms& after, const Terms& before) {
  Terms result;
  result.skills = difference(after.skills, before.skills);
  result.credentials = difference(after.credentials, before.credentials);
  result.other_cloud = difference(after.other_cloud, before.other_cloud);
  result.hours = after.hours - before.hours;
  result.money = after.money - before.money;
  result.total = after.total - before.total;
  return result;
}

}  // namespace

Path plain_path(const Setting& setting, const Candidate& candidate) {
  Path path;
  for (const std::size_t c : candidate.best.order) {
    path.order.push_back(setting.question->catalogue.certifications[c].id);
  }
  path.score_ppm = candidate.score_ppm;
  path.readiness_ppm = candidate.readiness_ppm;
  path.study_minutes = candidate.best.end.minutes;
  path.fee_cents = candidate.fee_cents;
  path.finish_on = candidate.best.end.exam_on;
  return path;
}

RankedPath explained(const Setting& setting, const Candidate& candidate,
                     std::optional<Day> finish_by) {
  RankedPath result;
  result.path = plain_path(setting, candidate);
  Progress progress = start(setting);
  Terms before = terms_of(setting, progress);
  for (const std::size_t c : candidate.best.order) {
    const auto after = step(setting, progress, c, finish_by);
    if (!after) throw std::logic_error("a best order has a step that is not allowed");
    progress = *after;
    const Terms terms = terms_of(setting, progress);
    result.steps.push_back({setting.question->catalogue.certifications[c].id, progress.step_minutes,
                            progress.study_ends_on, progress.exam_on,
                            readiness(setting, progress.levels), difference(terms, before)});
    before = terms;
  }
  result.terms = before;
  return result;
}

}  // namespace certrail::twin

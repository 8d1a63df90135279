#include "batch/batch_totals.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <stdexcept>

namespace certrail {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

// Classes of times and of prices: so many an octave, all that 64 bits can hold.
constexpr std::size_t kClassBits = 5;
constexpr std::size_t kClasses = (65 - kClassBits) << kClassBits;

/// Ascending in `value`; 32 classes an octave from 32 on, one each below.
std::size_t class_of(std::uint64_t value) {
  const auto bits = static_cast<std::size_t>(std::bit_width(value));
  if (bits <= kClassBits) return static_cast<std::size_t>(value);
  const std::size_t shift = bits - kClassBits - 1;
  return (shift << kClassBits) + static_cast<std::size_t>(value >> shift);
}

/// The least value of a class.
std::uint64_t least_of_class(std::size_t number) {
  constexpr std::size_t size = std::size_t{1} << kClassBits;
  if (number < 2 * size) return number;
  const std::size_t shift = (number >> kClassBits) - 1;
  return std::uint64_t{number - (shift << kClassBits)} << shift;
}

/// The class of a path's gain for a dollar, the most first; free ones stand before all.
std::size_t price_class(std::int64_t gain_ppm, std::int64_t fee_cents) {
  if (fee_cents <= 0) return 0;
  const auto gain = static_cast<std::uint64_t>(std::max<std::int64_t>(0, gain_ppm));
  // ppm for 1,000 dollars: at most 10^6 * 10^5.
  return kClasses - class_of(gain * 100'000 / static_cast<std::uint64_t>(fee_cents));
}

void add_path(BatchGroup& group, const BatchPath& path, std::int64_t readiness_before) {
  ++group.people;
  group.readiness_ppm += readiness_before;
  group.readiness_after_ppm += path.readiness_after[path.last()];
  group.fee_cents += path.ranked.fee_cents;
  group.study_minutes += path.ranked.study_minutes;
}

void add_best(const Catalog& catalog, const LineOutcome& outcome, BatchSummary& summary) {
  const BatchPath& path = *outcome.best;
  const auto provider_of = [&](CertificationIndex c) -> const std::string& {
    return catalog.providers[catalog.certifications[c].provider].id;
  };
  const CertificationIndex first = path.ranked.order[0];
  ++summary.certifications[first].first_step;
  auto& providers = summary.steps_by_role[outcome.role];
  std::int64_t before = outcome.readiness_ppm;
  for (std::size_t k = 0; k < path.ranked.exams().size(); ++k) {
    const CertificationIndex c = path.ranked.order[k];
    BatchCertification& one = summary.certifications[c];
    ++one.in_best_path;
    one.gain_ppm += path.readiness_after[k] - before;
    before = path.readiness_after[k];
    ++providers[provider_of(c)];
  }
  add_path(summary.everybody, path, outcome.readiness_ppm);
  add_path(summary.by_role[outcome.role], path, outcome.readiness_ppm);
  add_path(summary.by_provider[provider_of(first)], path, outcome.readiness_ppm);
  const std::int64_t gain = path.readiness_after[path.last()] - outcome.readiness_ppm;
  BatchPriceClass& price = summary.price_classes[price_class(gain, path.ranked.fee_cents)];
  ++price.people;
  price.fee_cents += path.ranked.fee_cents;
  price.gain_ppm += gain;
}

ordered_json group_to_json(const BatchGroup& group) {
  return {{"people", group.people},
          {"readiness_ppm", group.readiness_ppm},
          {"readiness_after_ppm", group.readiness_after_ppm},
          {"fee_cents", group.fee_cents},
          {"study_minutes", group.study_minutes}};
}

BatchGroup group_from_json(const json& document) {
  BatchGroup group;
  document.at("people").get_to(group.people);
  document.at("readiness_ppm").get_to(group.readiness_ppm);
  document.at("readiness_after_ppm").get_to(group.readiness_after_ppm);
  document.at("fee_cents").get_to(group.fee_cents);
  document.at("study_minutes").get_to(group.study_minutes);
  return group;
}

ordered_json groups_to_json(const std::map<std::string, BatchGroup>& groups) {
  ordered_json out = ordered_json::object();
  for (const auto& [name, group] : groups) out[name] = group_to_json(group);
  return out;
}

/// The counters that are plain numbers, by name.
constexpr std::pair<const char*, std::uint64_t BatchSummary::*> kCounters[] = {
    {"lines", &BatchSummary::lines},
    {"answered", &BatchSummary::answered},
    {"already_met", &BatchSummary::already_met},
    {"nothing_pays", &BatchSummary::nothing_pays},
    {"not_proven", &BatchSummary::not_proven},
    {"infeasible", &BatchSummary::infeasible},
    {"failed", &BatchSummary::failed},
    {"warnings", &BatchSummary::warnings},
    {"cache_lookups", &BatchSummary::cache_lookups},
    {"cache_hits", &BatchSummary::cache_hits}};

ordered_json failure_to_json(const std::optional<Problem>& failure) {
  if (!failure) return nullptr;
  return {{"line", failure->line},
          {"code", info(failure->code).name},
          {"pointer", failure->pointer},
          {"column", failure->column},
          {"value", failure->value},
          {"message", failure->detail},
          {"suggestion", failure->suggestion}};
}

/// Throws where `document` is none.
std::optional<Problem> failure_from_json(const json& document) {
  if (document.is_null()) return {};
  const auto name = document.at("code").get<std::string>();
  const auto catalogue = problem_catalogue();
  const auto found = std::find_if(catalogue.begin(), catalogue.end(),
                                  [&](const ProblemInfo& one) { return one.name == name; });
  if (found == catalogue.end()) throw std::out_of_range("unknown code");
  Problem failure;
  failure.code = found->code;
  document.at("line").get_to(failure.line);
  document.at("pointer").get_to(failure.pointer);
  document.at("column").get_to(failure.column);
  document.at("value").get_to(failure.value);
  document.at("message").get_to(failure.detail);
  document.at("suggestion").get_to(failure.suggestion);
  return failure;
}

/// [class, figures...] of the classes that are not empty.
ordered_json price_classes_to_json(const BatchSummary& summary) {
  ordered_json out = ordered_json::array();
  for (std::size_t i = 0; i < summary.price_classes.size(); ++i) {
    const BatchPriceClass& one = summary.price_classes[i];
    if (one.people != 0) out.push_back({i, one.people, one.fee_cents, one.gain_ppm});
  }
  return out;
}

}  // namespace

BatchSummary empty_summary(const Catalog& catalog) {
  BatchSummary summary;
  summary.line_times.assign(kClasses, 0);
  summary.price_classes.assign(kClasses + 1, {});
  summary.certifications.assign(catalog.certifications.size(), {});
  return summary;
}

void add_outcome(const Catalog& catalog, const LineOutcome& outcome, BatchSummary& summary) {
  ++summary.lines;
  summary.warnings += outcome.warnings;
  if (outcome.time_ns >= 0) {
    ++summary.line_times[class_of(static_cast<std::uint64_t>(outcome.time_ns))];
    summary.reading_seconds += static_cast<double>(outcome.reading_ns) * 1e-9;
    summary.writing_seconds += static_cast<double>(outcome.writing_ns) * 1e-9;
  }
  summary.cache_lookups += outcome.looked_up ? 1 : 0;
  summary.cache_hits += outcome.found ? 1 : 0;
  if (!outcome.answered) {
    ++summary.failed;
    ++summary.failed_by[std::string(info(outcome.failure->code).name)];
    if (!summary.first_failure) summary.first_failure = outcome.failure;
    return;
  }
  summary.not_proven += outcome.proven ? 0 : 1;
  if (outcome.status == Status::infeasible) {
    ++summary.infeasible;
    ++summary.infeasible_by[outcome.give_up];
    return;
  }
  ++summary.answered;
  summary.already_met += outcome.status == Status::already_met ? 1 : 0;
  summary.nothing_pays += outcome.status == Status::nothing_pays ? 1 : 0;
  if (outcome.best) add_best(catalog, outcome, summary);
}

std::int64_t line_time_ns(const BatchSummary& summary, double percent) {
  std::uint64_t count = 0;
  for (const std::uint64_t one : summary.line_times) count += one;
  const auto rank =
      static_cast<std::uint64_t>(std::ceil(static_cast<double>(count) * percent / 100));
  std::uint64_t seen = 0;
  for (std::size_t i = 0; i < summary.line_times.size(); ++i) {
    seen += summary.line_times[i];
    if (seen >= rank && seen > 0) return static_cast<std::int64_t>(least_of_class(i));
  }
  return 0;
}

ordered_json totals_to_json(const Catalog& catalog, const BatchSummary& summary) {
  ordered_json out = ordered_json::object();
  for (const auto& [name, counter] : kCounters) out[name] = summary.*counter;
  out["infeasible_by"] = summary.infeasible_by;
  out["failed_by"] = summary.failed_by;
  out["seconds"] = summary.seconds;
  out["reading_seconds"] = summary.reading_seconds;
  out["writing_seconds"] = summary.writing_seconds;
  ordered_json certifications = ordered_json::object();
  for (std::size_t c = 0; c < summary.certifications.size(); ++c) {
    const BatchCertification& one = summary.certifications[c];
    if (one.in_best_path == 0) continue;
    certifications[catalog.certifications[c].id] = {{"in_best_path", one.in_best_path},
                                                    {"first_step", one.first_step},
                                                    {"gain_ppm", one.gain_ppm}};
  }
  out["certifications"] = std::move(certifications);
  out["everybody"] = group_to_json(summary.everybody);
  out["by_role"] = groups_to_json(summary.by_role);
  out["by_provider"] = groups_to_json(summary.by_provider);
  out["steps_by_role"] = summary.steps_by_role;
  ordered_json times = ordered_json::array();
  for (std::size_t i = 0; i < summary.line_times.size(); ++i) {
    if (summary.line_times[i] != 0) times.push_back({i, summary.line_times[i]});
  }
  out["line_times"] = std::move(times);
  out["price_classes"] = price_classes_to_json(summary);
  out["first_failure"] = failure_to_json(summary.first_failure);
  return out;
}

bool totals_from_json(const Catalog& catalog, const json& document, BatchSummary& summary) {
  summary = empty_summary(catalog);
  try {
    for (const auto& [name, counter] : kCounters) document.at(name).get_to(summary.*counter);
    document.at("infeasible_by").get_to(summary.infeasible_by);
    document.at("failed_by").get_to(summary.failed_by);
    document.at("seconds").get_to(summary.seconds);
    document.at("reading_seconds").get_to(summary.reading_seconds);
    document.at("writing_seconds").get_to(summary.writing_seconds);
    for (const auto& [id, one] : document.at("certifications").items()) {
      const auto c = find_certification(catalog, id);
      if (!c) return false;
      BatchCertification& certification = summary.certifications[*c];
      one.at("in_best_path").get_to(certification.in_best_path);
      one.at("first_step").get_to(certification.first_step);
      one.at("gain_ppm").get_to(certification.gain_ppm);
    }
    summary.everybody = group_from_json(document.at("everybody"));
    for (const auto& [name, group] : document.at("by_role").items()) {
      summary.by_role[name] = group_from_json(group);
    }
    for (const auto& [name, group] : document.at("by_provider").items()) {
      summary.by_provider[name] = group_from_json(group);
    }
    document.at("steps_by_role").get_to(summary.steps_by_role);
    for (const json& one : document.at("line_times")) {
      summary.line_times.at(one.at(0).get<std::size_t>()) = one.at(1);
    }
    for (const json& one : document.at("price_classes")) {
      summary.price_classes.at(one.at(0).get<std::size_t>()) = {one.at(1), one.at(2), one.at(3)};
    }
    summary.first_failure = failure_from_json(document.at("first_failure"));
  } catch (const std::exception&) {
    return false;
  }
  return true;
}

}  // namespace certrail

#include "horizon_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "figures.hpp"
#include "render.hpp"
#include "text.hpp"
#include "wording.hpp"

namespace certrail::cli {
namespace {

bool published(const RenewalRule& rule, std::string_view field) {
  const auto found = std::find_if(rule.provenance.begin(), rule.provenance.end(),
                                  [&](const Provenance& each) { return each.field == field; });
  return found == rule.provenance.end() || found->basis == Basis::published;
}

bool fee_is_estimated(const Catalog& catalog, const RenewalRule& rule, const Upkeep& upkeep) {
  if (upkeep.kind == Upkeep::Kind::yearly_fee) return !published(rule, "yearly_fee_cents");
  const bool of_exam = rule.fee_ppm > 0;
  return !published(rule, of_exam ? "fee_ppm" : "fee_cents") ||
         (of_exam && is_estimated(catalog.certifications[upkeep.exam], "fee_cents"));
}

bool hours_are_estimated(const RenewalRule& rule, const Upkeep& upkeep) {
  return upkeep.kind == Upkeep::Kind::renewal && upkeep.minutes > 0 &&
         !published(rule, rule.study_ppm > 0 ? "study_ppm" : "minutes");
}

std::string tilde(bool estimated, const std::string& figure) {
  return estimated ? "~" + figure : figure;
}

/// How many from the first on differ in the day only.
std::size_t run_length(std::span<const Upkeep> upkeep) {
  std::size_t length = 1;
  while (length < upkeep.size()) {
    Upkeep same = upkeep[length];
    same.on = upkeep.front().on;
    if (same != upkeep.front()) break;
    ++length;
  }
  return length;
}

Row upkeep_row(const Catalog& catalog, const KeptCertification& kept,
               std::span<const Upkeep> equal) {
  const Upkeep& first = equal.front();
  const RenewalRule& rule = catalog.renewal_rules[first.rule];
  std::string how =
      first.kind == Upkeep::Kind::yearly_fee ? std::string("yearly fee") : printable(rule.name);
  if (first.exam != kept.certification) how += ": " + code_of(catalog, first.exam);
  if (equal.size() > 1) {
    how += fmt::format(", {} times up to {}", equal.size(), to_string(equal.back().on));
  }
  if (first.could_be) {
    how += fmt::format("; could be {}: {} ({})", dollars(first.could_be->fee_cents),
                       printable(catalog.discounts[first.could_be->discount].name),
                       code_of(catalog, first.could_be->unlocked_by));
  }
  const auto times = static_cast<std::int64_t>(equal.size());
  return {
      {{code_of(catalog, kept.certification), Paint::strong},
       {to_string(first.on), Paint::none},
       {how, Paint::none},
       {first.minutes == 0 ? "-"
                           : tilde(hours_are_estimated(rule, first), hours(times * first.minutes)),
        Paint::none},
       {tilde(fee_is_estimated(catalog, rule, first), dollars(times * first.fee_cents)),
        Paint::none}},
      {}};
}

std::string lapse_words(const Catalog& catalog, const Lapse& lapse) {
  if (lapse.reason == LapseReason::rule_not_known) return "runs out: how to renew is not known";
  std::vector<std::string> codes;
  for (const CertificationIndex c : lapse.followed_by) codes.push_back(code_of(catalog, c));
  return "runs out: its exam has ended, " +
         (codes.empty() ? "nothing follows it" : join_words(codes, "or") + " follows it");
}

/// A line without figures.
Row remark(const Catalog& catalog, const KeptCertification& kept, std::optional<Date> day,
           const std::string& text, Paint paint) {
  return {{{code_of(catalog, kept.certification), Paint::strong},
           {day ? to_string(*day) : "-", Paint::none},
           {text, paint},
           {"-", Paint::soft},
           {"-", Paint::soft}},
          {}};
}

std::string rest_words(const KeptCertification& kept) {
  if (!kept.earned_on) return "held; since when is not known, so nothing is counted";
  return kept.valid_until ? "valid until " + to_string(*kept.valid_until) : "for life";
}

std::vector<Row> rows_of(const Catalog& catalog, const KeptCertification& kept) {
  std::vector<std::pair<Date, Row>> dated;
  for (const Upkeep::Kind kind : {Upkeep::Kind::yearly_fee, Upkeep::Kind::renewal}) {
    std::vector<Upkeep> same_kind;
    for (const Upkeep& each : kept.upkeep) {
      if (each.kind == kind) same_kind.push_back(each);
    }
    for (std::size_t at = 0; at < same_kind.size();) {
      const auto rest = std::span<const Upkeep>(same_kind).subspan(at);
      const std::size_t length = run_length(rest);
      dated.push_back({rest.front().on, upkeep_row(catalog, kept, rest.first(length))});
      at += length;
    }
  }
  for (const SparedRenewal& spared : kept.spared) {
    dated.push_back(
        {spared.on, remark(catalog, kept, spared.on,
                           fmt::format("spared: {} of {} renews it", code_of(catalog, spared.by),
                                       to_string(spared.passed_on)),
                           Paint::good)});
  }
  std::stable_sort(dated.begin(), dated.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Row> rows;
  for (auto& each : dated) rows.push_back(std::move(each.second));
  if (kept.lapse) {
    rows.push_back(
        remark(catalog, kept, kept.lapse->on, lapse_words(catalog, *kept.lapse), Paint::warn));
  } else if (rows.empty()) {
    rows.push_back(remark(catalog, kept, {}, rest_words(kept), Paint::soft));
  }
  if (kept.held) {
    for (Row& row : rows) row.cells.front().text += " (held)";
  }
  return rows;
}

std::string sum_in_words(std::vector<std::string> parts, const std::string& sum) {
  if (parts.size() == 1) return parts.front();
  return join(parts, " + ") + " = " + sum;
}

}  // namespace

std::string fees_in_words(const Path& path) {
  const std::int64_t could_be = could_be_cents(path);
  if (could_be == path.fee_cents) return dollars(path.fee_cents);
  return fmt::format("{} (could be {})", dollars(path.fee_cents), dollars(could_be));
}

std::string could_be_words(const Catalog& catalog, const Step& step) {
  if (!step.could_be) return {};
  return fmt::format("could be {}: {} ({})", dollars(step.could_be->fee_cents),
                     printable(catalog.discounts[step.could_be->discount].name),
                     code_of(catalog, step.could_be->unlocked_by));
}

std::string horizon_in_words(const Path& path) {
  const Horizon& horizon = *path.horizon;
  std::vector<std::string> money = {dollars(path.fee_cents)};
  std::vector<std::string> time = {hours(path.study_minutes)};
  if (horizon.renewal_cents > 0) money.push_back(dollars(horizon.renewal_cents) + " to renew");
  if (horizon.renewal_minutes > 0) time.push_back(hours(horizon.renewal_minutes) + " to renew");
  if (horizon.held_cents > 0) money.push_back(dollars(horizon.held_cents) + " for what you hold");
  if (horizon.held_minutes > 0) time.push_back(hours(horizon.held_minutes) + " for what you hold");
  std::string text = fmt::format("Until {}: {}", to_string(horizon.until),
                                 sum_in_words(std::move(money), dollars(horizon.total_cents)));
  if (horizon.could_be_cents != horizon.total_cents) {
    text += fmt::format(" (could be {})", dollars(horizon.could_be_cents));
  }
  return text + "; " + sum_in_words(std::move(time), hours(horizon.total_minutes)) + " hours.";
}

Table upkeep_table(const Catalog& catalog, const Horizon& horizon) {
  Table table;
  table.columns = {{"To keep", Align::left, false},
                   {"Due", Align::left, false},
                   {"How", Align::left, true},
                   {"Hours", Align::right, false},
                   {"Fee", Align::right, false}};
  for (const KeptCertification& kept : horizon.certifications) {
    for (Row& row : rows_of(catalog, kept)) table.rows.push_back(std::move(row));
  }
  return table;
}

bool shows_estimates(const Catalog& catalog, const Horizon& horizon) {
  for (const KeptCertification& kept : horizon.certifications) {
    for (const Upkeep& each : kept.upkeep) {
      const RenewalRule& rule = catalog.renewal_rules[each.rule];
      if (hours_are_estimated(rule, each) || fee_is_estimated(catalog, rule, each)) return true;
    }
  }
  return false;
}

std::string order_in_words(const Recommendation& answer) {
  if (answer.order == PathOrder::rank || answer.paths.empty() || !answer.paths.front().horizon) {
    return {};
  }
  return fmt::format("Sorted by {} until {}, the least first; numbers are ranks by {}.",
                     answer.order == PathOrder::horizon ? "cost" : "hours",
                     to_string(answer.paths.front().horizon->until),
                     to_string(answer.profile.objective));
}

}  // namespace certrail::cli

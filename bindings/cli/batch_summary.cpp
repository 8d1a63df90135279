#include "batch_summary.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "batch_progress.hpp"
#include "figures.hpp"
#include "table.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

constexpr std::size_t kCertificationsShown = 10;

std::string share(std::uint64_t part, std::uint64_t whole) {
  if (whole == 0) return "0%";
  return percent(
      static_cast<std::int64_t>(static_cast<double>(part) * 1e6 / static_cast<double>(whole)));
}

std::string number(std::uint64_t value) { return grouped(static_cast<std::int64_t>(value)); }

std::string time_text(std::int64_t ns) {
  if (ns < 1'000'000) return fmt::format("{:.0f} us", static_cast<double>(ns) * 1e-3);
  if (ns < 1'000'000'000) return fmt::format("{:.1f} ms", static_cast<double>(ns) * 1e-6);
  return fmt::format("{:.1f} s", static_cast<double>(ns) * 1e-9);
}

/// "12 by budget_cents, 3 by goals", the most first.
std::string counts_text(const std::map<std::string, std::uint64_t>& counts, const char* word) {
  std::vector<std::pair<std::uint64_t, std::string>> sorted;
  for (const auto& [name, count] : counts) sorted.push_back({count, name});
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> parts;
  for (const auto& [count, name] : sorted) {
    parts.push_back(fmt::format("{} {}{}", number(count), word, name));
  }
  return join(parts, ", ");
}

class Lines {
 public:
  explicit Lines(const Style& style) : style_(style) {}

  void add(const char* title, const std::string& text, Paint colour = Paint::none) {
    table_.rows.push_back({{{title, Paint::strong}, {text, colour}}, {}});
  }

  std::string text() {
    table_.columns = {{"", Align::left, false}, {"", Align::left, true}};
    return to_text(table_, style_);
  }

 private:
  const Style& style_;
  Table table_;
};

void add_speed(Lines& lines, const BatchSummary& s) {
  if (s.seconds <= 0) return;
  std::string time = clock_text(static_cast<std::int64_t>(s.seconds));
  if (s.threads > 0) time += " with " + counted(s.threads, "thread");
  const double speed = static_cast<double>(s.lines) / s.seconds;
  lines.add("time",
            fmt::format("{}, {} lines a second", time, grouped(static_cast<std::int64_t>(speed))));
  lines.add("a line takes",
            fmt::format("half of them {}, 90% {}, 99% {}, the longest {}",
                        time_text(line_time_ns(s, 50)), time_text(line_time_ns(s, 90)),
                        time_text(line_time_ns(s, 99)), time_text(line_time_ns(s, 100))));
  if (s.cache_lookups > 0) {
    lines.add("cache",
              fmt::format("{} of {} answers had been given before ({})", number(s.cache_hits),
                          number(s.cache_lookups), share(s.cache_hits, s.cache_lookups)));
  }
}

}  // namespace

std::vector<CertificationIndex> most_helpful(const BatchSummary& summary) {
  std::vector<CertificationIndex> order;
  for (CertificationIndex c = 0; c < summary.certifications.size(); ++c) {
    if (summary.certifications[c].in_best_path > 0) order.push_back(c);
  }
  std::stable_sort(order.begin(), order.end(), [&](CertificationIndex a, CertificationIndex b) {
    return summary.certifications[a].in_best_path > summary.certifications[b].in_best_path;
  });
  return order;
}

std::string summary_text(const Engine& engine, const BatchSummary& s, const Style& style,
                         bool matrix) {
  Lines lines(style);
  std::string read = number(s.lines);
  if (s.resumed_at > 0) {
    read += fmt::format(", {} of them in earlier runs", number(s.resumed_at));
  }
  lines.add("lines", read);
  std::string answered = fmt::format("{} ({})", number(s.answered), share(s.answered, s.lines));
  if (s.already_met > 0) answered += fmt::format("; {} have all met", number(s.already_met));
  if (s.nothing_pays > 0) answered += fmt::format("; nothing pays for {}", number(s.nothing_pays));
  if (s.not_proven > 0) answered += fmt::format("; {} not proven", number(s.not_proven));
  lines.add("answered", answered);
  if (s.infeasible > 0) {
    lines.add("infeasible",
              fmt::format("{}: {}", number(s.infeasible), counts_text(s.infeasible_by, "by ")));
  }
  if (s.failed > 0) {
    lines.add("failed", fmt::format("{}: {}", number(s.failed), counts_text(s.failed_by, "")),
              Paint::bad);
    if (s.first_failure) lines.add("", "first: " + printable(to_string(*s.first_failure)));
  }
  if (s.warnings > 0) {
    lines.add("warnings", number(s.warnings) + " held certifications are not known and left out");
  }
  add_speed(lines, s);
  const std::vector<CertificationIndex> order = most_helpful(s);
  std::vector<std::string> named;
  for (std::size_t i = 0; i < std::min(order.size(), kCertificationsShown); ++i) {
    named.push_back(fmt::format("{} {}", engine.catalog().certifications[order[i]].id,
                                number(s.certifications[order[i]].in_best_path)));
  }
  if (!named.empty()) {
    lines.add(matrix ? "helped most by" : "best paths with", join(named, ", "));
  }
  if (s.can_resume) {
    lines.add("not done", "the answers so far are kept; --resume goes on with them", Paint::warn);
  }
  return lines.text();
}

}  // namespace certrail::cli

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <utility>

#include "certrail/files.hpp"
#include "certrail/market_builder.hpp"
#include "commands.hpp"
#include "figures.hpp"
#include "flag_values.hpp"
#include "input.hpp"
#include "loading.hpp"
#include "market_input.hpp"
#include "problems.hpp"
#include "progress.hpp"
#include "table.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

constexpr std::size_t kMostNotesShown = 10;

bool is_market_id(const std::string& text) {
  return !text.empty() && text.size() <= 100 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// --id, else what the file to be written is called.
Result<std::string> market_id(const MarketBuildFlags& flags) {
  if (flags.id) {
    if (is_market_id(*flags.id)) return *flags.id;
    return flag_problem(
        ProblemCode::invalid_value, "--id", *flags.id,
        "expected small letters, digits and underscores, found '" + *flags.id + "'");
  }
  if (flags.output) {
    std::string stem = std::filesystem::path(*flags.output).stem().string();
    if (is_market_id(stem)) return stem;
  }
  return std::string("own_market");
}

Result<PostingFilter> posting_filter(const MarketBuildFlags& flags) {
  PostingFilter filter{flags.titles, flags.regions, {}, {}};
  if (flags.since) {
    const auto since = day(*flags.since, "--since");
    if (!since) return since.error();
    filter.since = since.value();
  }
  if (flags.until) {
    const auto until = day(*flags.until, "--until");
    if (!until) return until.error();
    filter.until = until.value();
  }
  if (filter.since && filter.until && *filter.until < *filter.since) {
    return flag_problem(ProblemCode::wrong_use, "--until", *flags.until,
                        "it is before --since " + *flags.since);
  }
  return filter;
}

std::optional<PostingFormat> input_format(const MarketBuildFlags& flags) {
  if (!flags.input_format) return {};
  const std::string& word = *flags.input_format;
  return word == "ndjson" ? PostingFormat::ndjson
         : word == "csv"  ? PostingFormat::csv
         : word == "json" ? PostingFormat::json
                          : PostingFormat::text;
}

std::string period_of(const MarketCounts& counts) {
  if (!counts.first_day) return "not stated";
  const std::string first = to_string(*counts.first_day);
  const std::string last = to_string(*counts.last_day);
  return first == last ? first : first + " to " + last;
}

/// Files are told by their names alone: where they lie is nobody's business.
std::string source_of(const MarketBuildFlags& flags, const MarketCounts& counts,
                      const Catalog& catalog) {
  std::vector<std::string> names;
  for (const std::string& path : flags.inputs) {
    std::filesystem::path named(path);
    if (!named.has_filename()) named = named.parent_path();
    names.push_back(path == "-" ? source_name(path) : named.filename().string());
  }
  std::string text =
      fmt::format("Count of {} postings ({}) with the names of catalogue {}",
                  grouped(counts.counted), join(names, ", "), to_string(catalog.as_of));
  if (!flags.titles.empty()) text += "; titles like " + join(flags.titles, " or ");
  if (!flags.regions.empty()) text += "; in " + join(flags.regions, " or ");
  if (flags.since) text += "; since " + *flags.since;
  if (flags.until) text += "; until " + *flags.until;
  return shortened(printable(text), 2000);
}

std::string fields_in_words(const MarketInputRead& read) {
  if (read.format == PostingFormat::text) return "the whole is one posting";
  const auto part = [](const char* what, const std::string& name) {
    return name.empty() ? fmt::format("no {}", what)
                        : fmt::format("{} from {}", what, shortened(printable(name), 40));
  };
  return join({part("text", read.fields.text), part("title", read.fields.title),
               part("date", read.fields.date), part("region", read.fields.region)},
              ", ");
}

/// Counts all files; what is to be told on standard error goes to `notes`.
class Counting {
 public:
  Counting(const MarketBuildFlags& flags, MarketBuilder& builder)
      : flags_(flags), builder_(builder) {}

  std::optional<Problem> run(const MarketInputs& inputs, const Session& session) {
    const Progress progress(
        session, [&](std::int64_t milliseconds) { return line(inputs.bytes, milliseconds); });
    std::string said;
    for (const MarketInput& input : inputs.files) {
      const auto read = read_market_input(
          input, flags_.fields,
          [&](const Posting& posting) {
            if (builder_.add(posting) == PostingFate::counted) ++counted_;
          },
          [&](const RowDefect& defect) { note_defect(input.path, defect); }, bytes_);
      if (!read) {
        if (!input.in_folder) return read.error();
        ++passed_over_;
        note_unread("passed over", read.error());
        continue;
      }
      if (read.value().broken_off) {
        if (!input.in_folder) return read.value().broken_off;
        ++in_part_;
        note_unread("read in part", *read.value().broken_off);
      }
      // Of a folder of single postings one line is enough.
      const std::string fields = fields_in_words(read.value());
      if (fields == said || read.value().format == PostingFormat::text) continue;
      said = fields;
      fields_.push_back(fmt::format("{}: {}", source_name(input.path), fields));
    }
    return {};
  }

  std::int64_t malformed() const { return malformed_; }
  /// Files of folders that could not be read, and those that could up to some place.
  std::int64_t passed_over() const { return passed_over_; }
  std::int64_t in_part() const { return in_part_; }

  std::string notes(const Style& style) const {
    std::string out;
    for (std::size_t i = 0; i < std::min(fields_.size(), kMostNotesShown); ++i) {
      out += paragraph(style, fields_[i], 0, 2, Paint::soft);
    }
    for (const Unread& each : unread_files_) {
      out += paint(style, Paint::warn, std::string(each.how) + ": ") + printable(each.why) + '\n';
    }
    const std::int64_t more =
        passed_over_ + in_part_ - static_cast<std::int64_t>(unread_files_.size());
    if (more > 0) out += fmt::format("and {} more\n", counted(more, "file"));
    for (const std::string& each : defects_) {
      out += paint(style, Paint::warn, "left out: ") + printable(each) + '\n';
    }
    const auto shown = static_cast<std::int64_t>(defects_.size());
    if (malformed_ > shown) out += fmt::format("and {} more\n", counted(malformed_ - shown, "row"));
    return out;
  }

 private:
  struct Unread {
    const char* how;
    std::string why;
  };

  void note_defect(const std::string& path, const RowDefect& defect) {
    ++malformed_;
    if (defects_.size() == kMostNotesShown) return;
    defects_.push_back(fmt::format("{}:{}: {}", source_name(path), defect.line, defect.what));
  }

  void note_unread(const char* how, const Problem& problem) {
    if (unread_files_.size() == kMostNotesShown) return;
    unread_files_.push_back({how, fmt::format("{}: {}", problem.source, problem.detail)});
  }

  std::string line(std::int64_t whole, std::int64_t milliseconds) const {
    const std::int64_t bytes = bytes_;
    const std::string speed =
        fmt::format("{} MB, {} MB/s, {} postings", bytes / 1'000'000,
                    bytes / std::max<std::int64_t>(1, milliseconds) / 1000, grouped(counted_));
    if (whole <= 0) return speed;
    return fmt::format("{} {}%, {}", bar(bytes, whole, 24), bytes * 100 / whole, speed);
  }

  const MarketBuildFlags& flags_;
  MarketBuilder& builder_;
  std::atomic<std::int64_t> bytes_ = 0;
  std::atomic<std::int64_t> counted_ = 0;
  std::int64_t malformed_ = 0;
  std::int64_t passed_over_ = 0;
  std::int64_t in_part_ = 0;
  std::vector<Unread> unread_files_;
  std::vector<std::string> defects_;
  std::vector<std::string> fields_;
};

std::string summary(const Catalog& catalog, const MarketCounts& counts, const Counting& counting,
                    std::int64_t skipped) {
  std::vector<std::string> left;
  const auto add = [&](std::int64_t count, const char* why) {
    if (count > 0) left.push_back(fmt::format("{} {}", grouped(count), why));
  };
  add(counts.duplicates, "with a text that was counted before");
  add(counting.malformed(), "that cannot be read");
  add(counts.without_text, "without text");
  add(counts.other_title, "with another title");
  add(counts.other_date, "of another day or none");
  add(counts.other_region, "of another region");
  std::string text = counted(counts.counted, "posting") + " counted. ";
  if (!left.empty()) text += "Left out: " + join_words(left) + ". ";
  if (counting.passed_over() > 0) {
    text += counted(counting.passed_over(), "file") + " that cannot be read passed over. ";
  }
  if (counting.in_part() > 0) text += counted(counting.in_part(), "file") + " read in part. ";
  if (skipped > 0) text += counted(skipped, "file") + " of other kinds not read. ";
  std::vector<SkillIndex> most;
  for (SkillIndex i = 0; i < counts.skills.size(); ++i) {
    if (counts.skills[i] > 0 && !catalog.skills[i].generic) most.push_back(i);
  }
  std::stable_sort(most.begin(), most.end(),
                   [&](SkillIndex a, SkillIndex b) { return counts.skills[a] > counts.skills[b]; });
  std::vector<std::string> words;
  for (std::size_t i = 0; i < std::min<std::size_t>(5, most.size()); ++i) {
    words.push_back(fmt::format("{} {}", catalog.skills[most[i]].name,
                                percent(share_of(counts.skills[most[i]], counts.counted))));
  }
  if (!words.empty()) text += "Named most: " + join(words, ", ") + ".";
  return text;
}

}  // namespace

Outcome market_build(const MarketBuildFlags& flags, const Session& session) {
  const Result<Engine, Problems> engine = load_engine(session);
  if (!engine) return failure(engine.error(), session);
  const Catalog& catalog = engine.value().catalog();
  const auto id = market_id(flags);
  if (!id) return failure({id.error()}, session);
  const auto filter = posting_filter(flags);
  if (!filter) return failure({filter.error()}, session);
  auto builder = MarketBuilder::make(catalog, filter.value());
  if (!builder) {
    Problem problem = builder.error();
    if (problem.origin == Origin::request) {
      problem.source = problem.code == ProblemCode::invalid_pattern ? "--title" : "--region";
    }
    return failure({problem}, session);
  }
  const auto inputs = find_market_inputs(flags.inputs, input_format(flags));
  if (!inputs) return failure({inputs.error()}, session);

  Counting counting(flags, builder.value());
  if (const auto problem = counting.run(inputs.value(), session)) {
    return failure({*problem}, session);
  }
  const MarketCounts& counts = builder.value().counts();
  const Style& style = session.environment.err;
  Outcome outcome;
  outcome.err = counting.notes(style);
  if (counts.counted == 0) {
    Outcome refused =
        failure({flag_problem(ProblemCode::invalid_value, "market build", {},
                              "no posting is left to count: " +
                                  summary(catalog, counts, counting, inputs.value().skipped))},
                session);
    refused.err = outcome.err + refused.err;
    return refused;
  }
  outcome.err += paragraph(style, summary(catalog, counts, counting, inputs.value().skipped));
  if (counting.passed_over() + counting.in_part() > 0) outcome.status = kSomeFailed;
  MarketLabels labels;
  labels.id = id.value();
  labels.name = flags.name.value_or(id.value());
  labels.region = flags.regions.empty() ? "not stated" : join(flags.regions, ", ");
  labels.period = period_of(counts);
  labels.source = source_of(flags, counts, catalog);
  labels.as_of = to_string(counts.last_day.value_or(session.environment.today));
  labels.malformed = counting.malformed();
  const std::string text = to_json(catalog, counts, labels);
  if (!flags.output) {
    outcome.out = text;
    return outcome;
  }
  if (const auto problem = write_file(*flags.output, text)) {
    Outcome refused = failure({*problem}, session);
    refused.err = outcome.err + refused.err;
    return refused;
  }
  return outcome;
}

}  // namespace certrail::cli

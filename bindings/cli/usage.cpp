#include "usage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "certrail/problem.hpp"
#include "table.hpp"
#include "text.hpp"

namespace certrail::cli {
namespace {

constexpr const char* kFooter = R"(
Data files are looked for in this order: --data DIR, the environment variable
CERTRAIL_DATA, then beside the program.
Ids may be given short (SAA-C03), by alias (azure) and in any case, where that
is unambiguous. Results go to standard output, everything else to standard
error.

Exit status: 0 answered; 1 a line of a batch or a file of a folder failed;
2 wrong use or input; 3 nothing feasible; 4 bad data files; 5 a budget ended the
search before any answer; 70 defect in the program; 74 the output could not be
written.

Examples:
  certrail recommend --role ai_architect --prefer aws
  certrail compare --role data_engineer --hours-per-week 10
  certrail catalog show SAA-C03)";

constexpr const char* kRecommendExamples = R"help(
Examples:
  certrail recommend --role ai_architect --prefer aws
  certrail recommend --role solutions_architect --only azure \
      --have AZ-104@2025-03-01 --budget 600 --finish-by 2027-12-31
  certrail recommend --role ai_engineer=60,ml_engineer=40 --skill python=70 \
      --prefer aws=100,google=60
  certrail recommend --role platform_engineer --objective time \
      --goal "CKS and any 1 of (CKA, CKAD)"
  certrail recommend --role ai_architect --horizon 3y --sort horizon
  certrail recommend --profile me.json --format json)help";

constexpr const char* kCompareExamples = R"(
Examples:
  certrail compare --role ai_architect
  certrail compare --role data_engineer --only aws,azure --hours-per-week 10)";

constexpr const char* kGapExamples = R"(
Examples:
  certrail gap --role ai_architect --only aws --have SAA-C03
  certrail gap --profile me.json --format json)";

constexpr const char* kImportExamples = R"(
Examples:
  certrail profile import resume.json --output me.json
  certrail profile import badge.json Certifications.csv Skills.csv > me.json
  certrail profile import linkedin-export/ --report report.json

Signatures of badges are not checked. What was mapped, estimated and not
mapped is told on standard error.)";

constexpr const char* kExportExamples = R"(
Examples:
  certrail catalog export --format csv --output catalogue.csv
  certrail catalog export --format ctdl > catalogue.jsonld)";

constexpr const char* kMarketBuildExamples = R"(
Each posting counts once: one whose text has the words of another is left out.
Rows that cannot be read are told and left out; so is a file of a folder, and
the exit status is then 1. Texts are never kept. Ask by it
with recommend --market my_market.json, or look at what moved with certrail
market diff.

Examples:
  certrail market build postings.ndjson --output my_market.json
  certrail market build jobs.csv --text-field "Job Description" \
      --title "cloud|platform" --since 2026-01-01 --region Germany --output de.json
  certrail market build folder/ --name "Our own postings" > market.json)";

constexpr const char* kMarketDiffExamples = R"(
Shares of two sets of postings differ for many reasons; 95% tells what chance
alone explains.

Examples:
  certrail market diff ai_engineering_2026 my_market.json
  certrail market diff last_year.json this_year.json --all --format json)";

constexpr const char* kBatchEnding = R"help(
The flags under "About you", "What you want" and "Limits" are what a line says
that does not say it itself. A line is a profile (certrail profile template)
and may have an "id", which its answer repeats. CSV has a column for each field:
skills python=70;iam=40, held aws:SAA-C03@2025-03-01;CKA, goals an expression.

Answers come in the order of the lines. A line that cannot be answered becomes
an error in its place, and the exit status is 1; an infeasible one is an answer.
A file is written beside its name and renamed at the end; until then --resume
goes on after a crash, to the same bytes.

Examples:
  certrail batch people.ndjson -o answers.ndjson --report report.html
  certrail batch people.csv.gz -o paths.csv.gz --fields steps --budget 900
  certrail batch people.ndjson -o scores.ndjson --matrix --top 10
  cat people.ndjson | certrail batch - --fields best --quiet | head)help";

/// What the help of a command ends with. Not given to CLI11 as its footer: newer versions rewrap
/// it.
const char* ending(const CLI::App& command) {
  if (command.get_parent() == nullptr) return kFooter;
  if (command.get_name() == "recommend") return kRecommendExamples;
  if (command.get_name() == "compare") return kCompareExamples;
  if (command.get_name() == "gap") return kGapExamples;
  if (command.get_name() == "import") return kImportExamples;
  if (command.get_name() == "export") return kExportExamples;
  if (command.get_name() == "build") return kMarketBuildExamples;
  if (command.get_name() == "diff") return kMarketDiffExamples;
  if (command.get_name() == "batch") return kBatchEnding;
  return "";
}

/// The command that was reached before the arguments went wrong.
const CLI::App& innermost(const CLI::App& app) {
  for (const CLI::App* command : app.get_subcommands()) return innermost(*command);
  return app;
}

}  // namespace

CLI::Option* add_repeatable(CLI::App& command, const char* name, const char* type, const char* help,
                            std::vector<std::string>& values) {
  return command
      .add_option_function<std::vector<std::string>>(
          name, [&values](const std::vector<std::string>& texts) { values = texts; },
          help_lines(help))
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->allow_extra_args(false)
      ->type_name(type);
}

void add_common_flags(CLI::App& command, Session& session) {
  command
      .add_option_function<std::string>(
          "--data", [&session](const std::string& text) { session.data = text; },
          "directory of the data files")
      ->type_name("DIR");
  add_repeatable(command, "--overlay", "FILE",
                 "JSON file that corrects or adds facts, such as a voucher's price; repeatable, "
                 "the last one counts",
                 session.overlays);
  command.add_flag_callback(
      "-q,--quiet", [&session] { session.quiet = true; }, "no progress on the terminal");
}

std::string help_text(const CLI::App& app) {
  const std::string raw = app.help() + ending(innermost(app)) + "\n";
  std::string text;
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t end = std::min(raw.find('\n', at), raw.size());
    const std::size_t kept = raw.find_last_not_of(' ', end - 1);
    const bool blank = end == at || kept == std::string::npos || kept < at;
    if (!blank) {
      text.append(raw, at, kept + 1 - at).append("\n");
    } else if (!text.empty() && !text.ends_with("\n\n")) {
      text += '\n';
    }
    at = end + 1;
  }
  return text;
}

std::string help_lines(std::string_view help) { return join(wrap(help, 50), "\n"); }

std::size_t chosen_word(const std::string& flag, const std::string& text,
                        const std::vector<std::string>& words) {
  const auto found = std::find(words.begin(), words.end(), text);
  if (found == words.end()) {
    throw CLI::ValidationError(
        flag, fmt::format("expected {}, found '{}'", join_words(words, "or"), shortened(text, 60)));
  }
  return static_cast<std::size_t>(found - words.begin());
}

namespace {

/// Insertions, deletions and substitutions between two short words.
std::size_t distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t substituted = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({substituted, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

std::string nearest_word(const CLI::App& command, const std::string& typed) {
  std::vector<std::string> words;
  if (typed.rfind("-", 0) == 0) {
    for (const CLI::Option* option : command.get_options()) {
      for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
    }
  } else {
    for (const CLI::App* each : command.get_subcommands({})) {
      if (!each->get_group().empty()) words.push_back(each->get_name());
    }
  }
  const std::string name = typed.substr(0, typed.find('=')).substr(0, 40);
  std::string best;
  std::size_t least = std::max<std::size_t>(2, name.size() / 3) + 1;
  for (const std::string& word : words) {
    // A flag that was begun and not ended is meant more likely than a near one.
    const bool begun = name.size() > 3 && word.rfind(name, 0) == 0;
    const std::size_t far = begun ? 0 : distance(name, word);
    if (far >= least) continue;
    least = far;
    best = word;
  }
  return best;
}

}  // namespace

Outcome refused(const CLI::App& app, const CLI::ParseError& error, const Environment& environment) {
  const CLI::App& command = innermost(app);
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success)) {
    return {kAnswered, help_text(app), {}};
  }
  Problem problem;
  problem.code = ProblemCode::wrong_use;
  problem.detail = error.get_name() == "RequiredError" && !command.get_subcommands({}).empty()
                       ? std::string("expected a command after ") + command.get_name()
                       : error.what();
  const std::vector<std::string> unread = app.remaining(true);
  if (!unread.empty()) {
    problem.value = unread.front();
    const bool flag = problem.value.rfind("-", 0) == 0;
    problem.source = command.get_parent() == nullptr ? "certrail" : command.get_name();
    problem.detail = std::string("unknown ") +
                     (flag                                  ? "flag "
                      : command.get_subcommands({}).empty() ? "argument "
                                                            : "command ") +
                     problem.value;
    problem.suggestion = nearest_word(command, problem.value);
  }
  const Style& style = environment.err;
  std::string called = command.get_name();
  for (const CLI::App* above = command.get_parent(); above != nullptr;
       above = above->get_parent()) {
    called = fmt::format("{} {}", above->get_name(), called);
  }
  return {kWrongUse,
          {},
          paint(style, Paint::bad, "error: ") + printable(to_string(problem)) + '\n' +
              paragraph(style, fmt::format("See {} --help", called), 2, 0, Paint::soft)};
}

}  // namespace certrail::cli

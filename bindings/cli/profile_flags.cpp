#include "profile_flags.hpp"

#include "usage.hpp"

namespace certrail::cli {
namespace {

constexpr const char* kPerson = "About you";
constexpr const char* kAim = "What you want";
constexpr const char* kLimits = "Limits";
constexpr const char* kAnswer = "The answer";

struct Adder {
  CLI::App& command;
  ProfileFlags& flags;

  /// A flag with one value each time. All are taken in; whether it may be repeated is for the
  /// reader to say.
  void add(const char* group, const char* name, const char* type, const char* help) const {
    add_repeatable(command, name, type, help, flags.given[name])->group(group);
  }
};

}  // namespace

void add_profile_flags(CLI::App& command, ProfileFlags& flags) {
  const Adder to{command, flags};
  to.add(kPerson, "--profile", "FILE",
         "JSON profile (\"-\" reads standard input); flags overrule it, lists are added to");
  to.add(kPerson, "--have", "ID[@DATE]",
         "a certification you hold, with the day it was earned, such as SAA-C03@2025-03-01; "
         "repeatable");
  to.add(kPerson, "--skill", "ID=LEVEL",
         "what you know without a certification, 0..100, such as python=70; repeatable");
  to.add(kPerson, "--experience", "YEARS",
         "years of relevant work, 0..100, such as 2.5 (default: exams are not filtered by it)");
  to.add(kPerson, "--hours-per-week", "N", "hours of study a week, 1..80 (default 6)");
  to.add(kPerson, "--start", "DATE", "first day of study, YYYY-MM-DD (default: today)");

  to.add(kAim, "--role", "ID",
         "the role you aim at, or a mixture such as ai_engineer=60,ml_engineer=40; mine.json is a "
         "role of your own");
  to.add(kAim, "--market", "ID",
         "whose demand counts: one market, a mixture a=70,b=30, or none (default: the role's); "
         "town.json is one of your own");
  to.add(kAim, "--policy", "ID",
         "how readiness, hours and money are weighed (default: the data's)");
  to.add(kAim, "--prefer", "CLOUDS",
         "marks 0..100, such as aws=100,azure=30; aws alone means 100; clouds not named get a "
         "quarter of the largest, or others=N (default: the market's shares)");
  to.add(kAim, "--only", "CLOUDS", "these clouds and no other, such as aws or aws,azure");
  to.add(kAim, "--include", "ID", "a certification that must be in the path; repeatable");
  to.add(kAim, "--exclude", "ID", "a certification that must not be in it; repeatable");
  to.add(kAim, "--goal", "EXPR",
         "what you must hold in the end, such as \"SAA-C03 and (MLA-C02 or AIP-C01)\" or \"any 2 "
         "of (CKA, CKAD, CKS)\"");
  to.add(kAim, "--track", "ID",
         "advice known by a name, such as entry_level or combined (certrail tracks lists them): a "
         "goal that names groups of exams; with --goal both must be met");
  to.add(kAim, "--objective", "WORD",
         "score, time, money or steps: the best path (default score), or the earliest, cheapest or "
         "shortest one to a goal, to includes or to a readiness");

  to.add(kLimits, "--max-steps", "N", "exams in a path, 1..8 (default 4)");
  to.add(kLimits, "--budget", "USD", "dollars for exam fees, such as 900 or 450.50");
  to.add(kLimits, "--finish-by", "DATE", "day by which the last exam is done, YYYY-MM-DD");
  to.add(kLimits, "--min-readiness", "PERCENT", "readiness to reach, 0..100, such as 60 or 62.5");
}

void add_budget_flags(CLI::App& command, ProfileFlags& flags) {
  const Adder to{command, flags};
  to.add(kAnswer, "--max-nodes", "N",
         "stop after so many search nodes; reproducible (default: until proven)");
  to.add(kAnswer, "--time-limit", "MS", "stop after so many milliseconds (default: until proven)");
}

void add_horizon_flags(CLI::App& command, ProfileFlags& flags) {
  const Adder to{command, flags};
  to.add(kAnswer, "--horizon", "SPAN",
         "also show what keeping everything valid costs until then: 3y, 18m or a day YYYY-MM-DD, "
         "at most 10 years; ranks stay the same");
  to.add(kAnswer, "--sort", "WORD",
         "order in which the paths are shown: rank, horizon (cost until the horizon) or "
         "horizon-hours (default rank)");
}

void add_list_flags(CLI::App& command, ProfileFlags& flags, const ListDefaults& defaults) {
  const Adder to{command, flags};
  const std::string top = "paths to show, 1..100 (default " + std::to_string(defaults.top) + ')';
  const std::string distinct =
      "exams that two paths may share, 0..100 percent of those in either (default " +
      std::to_string(defaults.distinct) + ')';
  to.add(kAnswer, "--top", "K", top.c_str());
  to.add(kAnswer, "--distinct", "PERCENT", distinct.c_str());
}

}  // namespace certrail::cli

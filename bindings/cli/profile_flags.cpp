#include "profile_flags.hpp"

namespace certrail::cli {
namespace {

constexpr const char* kPerson = "About you";
constexpr const char* kAim = "What you want";
constexpr const char* kLimits = "Limits";
constexpr const char* kAnswer = "The answer";

struct Adder {
  CLI::App& command;
  ProfileFlags& flags;

  /// A flag that may be given once.
  void one(const char* group, const char* name, const char* type, const char* help) const {
    std::vector<std::string>& values = flags.given[name];
    command
        .add_option_function<std::string>(
            name, [&values](const std::string& text) { values.assign(1, text); }, help)
        ->type_name(type)
        ->group(group);
  }

  /// A flag that may be given again and again, with one value each time.
  void many(const char* group, const char* name, const char* type, const char* help) const {
    std::vector<std::string>& values = flags.given[name];
    command
        .add_option_function<std::vector<std::string>>(
            name, [&values](const std::vector<std::string>& texts) { values = texts; }, help)
        ->allow_extra_args(false)
        ->type_name(type)
        ->group(group);
  }
};

}  // namespace

void add_profile_flags(CLI::App& command, ProfileFlags& flags) {
  const Adder add{command, flags};
  add.one(kPerson, "--profile", "FILE",
          "JSON profile (\"-\" reads standard input); flags overrule it, lists are added to");
  add.many(kPerson, "--have", "ID[@DATE]",
           "a certification you hold, with the day it was earned, such as SAA-C03@2025-03-01; "
           "repeatable");
  add.many(kPerson, "--skill", "ID=LEVEL",
           "what you know without a certification, 0..100, such as python=70; repeatable");
  add.one(kPerson, "--experience", "YEARS",
          "years of relevant work, 0..100, such as 2.5 (default: exams are not filtered by it)");
  add.one(kPerson, "--hours-per-week", "N", "hours of study a week, 1..80 (default 6)");
  add.one(kPerson, "--start", "DATE", "first day of study, YYYY-MM-DD (default: today)");

  add.one(kAim, "--role", "ID",
          "the role you aim at, or a mixture such as ml_engineer=60,mlops=40");
  add.one(kAim, "--market", "ID",
          "whose demand counts: one market, a mixture a=70,b=30, or none (default: the role's)");
  add.one(kAim, "--policy", "ID",
          "how readiness, hours and money are weighed (default: the data's)");
  add.one(kAim, "--prefer", "CLOUDS",
          "marks 0..100, such as aws=100,azure=30; aws alone means 100; clouds not named get a "
          "quarter of the largest, or others=N (default: the market's shares)");
  add.one(kAim, "--only", "CLOUDS", "these clouds and no other, such as aws or aws,azure");
  add.many(kAim, "--include", "ID", "a certification that must be in the path; repeatable");
  add.many(kAim, "--exclude", "ID", "a certification that must not be in it; repeatable");
  add.one(kAim, "--goal", "EXPR",
          "what you must hold in the end, such as \"SAA-C03 and (MLA-C02 or AIP-C01)\" or \"any 2 "
          "of (CKA, CKAD, CKS)\"");
  add.one(
      kAim, "--objective", "WORD",
      "score, time, money or steps: the best path (default score), or the earliest, cheapest or "
      "shortest one to a goal, to includes or to a readiness");

  add.one(kLimits, "--max-steps", "N", "exams in a path, 1..8 (default 4)");
  add.one(kLimits, "--budget", "USD", "dollars for exam fees, such as 900 or 450.50");
  add.one(kLimits, "--finish-by", "DATE", "day by which the last exam is done, YYYY-MM-DD");
  add.one(kLimits, "--min-readiness", "PERCENT", "readiness to reach, 0..100, such as 60 or 62.5");
}

void add_budget_flags(CLI::App& command, ProfileFlags& flags) {
  const Adder add{command, flags};
  add.one(kAnswer, "--max-nodes", "N",
          "stop after so many search nodes; reproducible (default: until proven)");
  add.one(kAnswer, "--time-limit", "MS", "stop after so many milliseconds (default: until proven)");
}

void add_list_flags(CLI::App& command, ProfileFlags& flags) {
  const Adder add{command, flags};
  add.one(kAnswer, "--top", "K", "paths to show, 1..100 (default 5)");
  add.one(kAnswer, "--distinct", "PERCENT",
          "exams that two paths may share, 0..100 percent of those in either (default 50)");
}

}  // namespace certrail::cli

// The flags that say who asks and what they want.
#pragma once

#include <CLI/CLI.hpp>

#include "question.hpp"

namespace certrail::cli {

/// --profile and every flag of a profile.
void add_profile_flags(CLI::App& command, ProfileFlags& flags);

/// --max-nodes and --time-limit.
void add_budget_flags(CLI::App& command, ProfileFlags& flags);

/// --horizon and --sort.
void add_horizon_flags(CLI::App& command, ProfileFlags& flags);

/// What --top and --distinct are where they are not given.
struct ListDefaults {
  int top = 5;
  int distinct = 50;
};

/// --top and --distinct.
void add_list_flags(CLI::App& command, ProfileFlags& flags, const ListDefaults& defaults = {});

}  // namespace certrail::cli

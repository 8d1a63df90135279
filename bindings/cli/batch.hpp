// certrail batch: profiles in a file, answers in a file.
#pragma once

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

#include "commands.hpp"
#include "profile_flags.hpp"
#include "question.hpp"

namespace certrail::cli {

/// Of a crowd the best paths alone count, and they may be alike.
inline constexpr ListDefaults kBatchList{3, 100};

/// As typed, beside the flags that give the defaults of all lines.
struct BatchFlags {
  ProfileFlags defaults;
  std::string input;
  std::optional<std::string> output;
  std::optional<std::string> from;
  std::optional<std::string> to;
  std::optional<std::string> fields;
  std::optional<std::string> threads;
  std::optional<std::string> cache;
  std::optional<std::string> checkpoint_lines;
  std::optional<std::string> summary;
  std::optional<std::string> report;
  bool matrix = false;
  bool strict = false;
  bool resume = false;
};

void add_batch_flags(CLI::App& command, BatchFlags& flags);

Outcome batch(const BatchFlags& flags, const Session& session);

}  // namespace certrail::cli

// Help texts, and what to say of arguments that cannot be read.
#pragma once

#include <CLI/CLI.hpp>

#include <string>
#include <string_view>
#include <vector>

#include "session.hpp"

namespace certrail::cli {

/// A flag with one value each time it is given; all are taken in.
CLI::Option* add_repeatable(CLI::App& command, const char* name, const char* type, const char* help,
                            std::vector<std::string>& values);

/// --data, --overlay and --quiet, understood before and after the name of a command.
void add_common_flags(CLI::App& command, Session& session);

/// The help of the innermost command that was named, the same whatever the version of CLI11 (blank
/// lines and spaces differ among them).
std::string help_text(const CLI::App& app);

/// A flag's help, broken into lines that leave room for the flag beside them.
std::string help_lines(std::string_view help);

/// Position of `text` in `words`; where it is not among them, the parser is told so.
std::size_t chosen_word(const std::string& flag, const std::string& text,
                        const std::vector<std::string>& words);

/// Help where it was asked for; else what is wrong with the arguments, with the nearest flag or
/// command, and exit status 2.
Outcome refused(const CLI::App& app, const CLI::ParseError& error, const Environment& environment);

}  // namespace certrail::cli

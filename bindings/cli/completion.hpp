// Shell completion, made from the commands and flags themselves so that it cannot fall behind.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

namespace certrail::cli {

/// A script for "bash", "zsh" or "fish"; empty for another shell. Ids are asked of the program when
/// they are needed.
std::string completion_script(const CLI::App& app, const std::string& shell);

}  // namespace certrail::cli

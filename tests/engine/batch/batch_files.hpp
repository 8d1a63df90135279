// Files of profiles, and runs on them.
#pragma once

#include <string>

#include "certrail/batch.hpp"
#include "support/temporary_folder.hpp"

namespace certrail::test {

/// A profile as a line of NDJSON.
std::string as_line(const Profile& profile);

/// That many random people, a line each.
std::string random_lines(const Catalog& catalog, std::size_t count, std::uint64_t first_seed);

/// Runs on text and gives back the text written; throws std::runtime_error where the run fails.
std::string batch_of(const Engine& engine, const std::string& lines, const BatchOptions& options,
                     const BatchRun& run = {});

/// The text of all gzip members.
std::string unpacked(const std::string& bytes);

}  // namespace certrail::test

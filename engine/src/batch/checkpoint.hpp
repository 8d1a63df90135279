// How far a batch is: what is on disk, and what else must be the same for another run to go on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "batch/chunk.hpp"
#include "certrail/batch.hpp"
#include "files/durable_file.hpp"

namespace certrail {

/// What decides the bytes of an output, each as text to be compared and shown.
struct BatchPins {
  std::string version;    ///< of the program
  std::string catalogue;  ///< hash
  std::string start_on;
  std::string options;  ///< all of BatchOptions but the start, as JSON
  std::string input;    ///< fingerprint of the file; empty for what can be read only once
  std::string library;  ///< that compresses the output, as its bytes differ; empty = none does
  friend bool operator==(const BatchPins&, const BatchPins&) = default;
};

BatchPins pins_of(const Engine& engine, const BatchFiles& files, const BatchOptions& options,
                  const std::string& input_fingerprint);

struct Checkpoint {
  BatchPins pins;
  InputPlace place;
  std::string read_fingerprint;   ///< of the input up to `place`
  std::uint64_t output_size = 0;  ///< bytes that are on disk
  bool complete = false;          ///< nothing is missing but the name
  BatchSummary totals;
};

inline std::string checkpoint_of(const std::string& output) { return output + ".checkpoint"; }

/// Replaces an earlier one, or leaves it as it was.
std::optional<Problem> write_checkpoint(FileOperations& operations, const std::string& path,
                                        const Catalog& catalog, const Checkpoint& checkpoint);

/// Empty where there is none. Problem wrong_use where it is no checkpoint.
Result<std::optional<Checkpoint>> read_checkpoint(const std::string& path, const Catalog& catalog);

/// Why a run of `now` cannot go on from `then`; empty = it can.
std::optional<Problem> compare_pins(const BatchPins& then, const BatchPins& now,
                                    const std::string& path);

}  // namespace certrail

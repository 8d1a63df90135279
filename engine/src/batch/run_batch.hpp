// run_batch with the file operations of a caller, for tests that make them fail.
#pragma once

#include "certrail/batch.hpp"
#include "files/file_operations.hpp"

namespace certrail {

Result<BatchSummary, Problems> run_batch(const Engine& engine, const BatchFiles& files,
                                         const BatchOptions& options, const BatchRun& run,
                                         FileOperations& operations);

}  // namespace certrail
